using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Programs;

/// <summary>Who frees what: scopes for the intermediates of an expression, of a step, of a function.</summary>
public class DisposeScopes
{
    [Fact]
    public void A_function_keeps_only_its_result()
    {
        using var outer = NewDisposeScope();
        var x = rand(100);
        var result = Standardized(x);
        Assert.Equal(2, outer.DisposablesCount);
        Assert.True(outer.Contains(x) && outer.Contains(result));
        Assert.Equal(0, result.mean().item<float>(), 1e-5);
        Assert.Equal(1, result.std().item<float>(), 1e-5);

        static Tensor Standardized(Tensor values)
        {
            using var scope = NewDisposeScope();
            var centred = values - values.mean();
            return (centred / centred.std()).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void A_training_loop_leaves_nothing_behind()
    {
        using var outer = NewDisposeScope();
        using var model = Sequential(Linear(4, 8), ReLU(), Linear(8, 1));
        using var optimizer = optim.SGD(model.parameters(), 0.1, momentum: 0.9);
        var (x, y) = (rand(16, 4), rand(16, 1));
        var counts = new List<long>();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        for (var step = 0; step < 10; step++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                functional.mse_loss(model.call(x), y).backward();
                optimizer.step();
            }

            counts.Add(Tensor.TotalCount);
        }

        // The first step makes the momentum; after it the count stands still.
        Assert.All(counts.Skip(1), count => Assert.InRange(count, 0, counts[1]));
    }

    [Fact]
    public void Nested_scopes_hand_on_what_is_still_needed()
    {
        using var outer = NewDisposeScope();
        Tensor kept, gone, free;
        using (var inner = NewDisposeScope())
        {
            kept = ones(2).MoveToOuterDisposeScope();
            free = ones(3).DetachFromDisposeScope();
            gone = ones(4);
            Assert.Equal(1, inner.DisposablesCount);
        }

        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.True(outer.Contains(kept));
        outer.Dispose();
        Assert.True(kept.IsInvalid);
        Assert.False(free.IsInvalid);
        free.Dispose();
    }

    [Fact]
    public void The_statistics_tell_who_disposed_what()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            using var one = ones(1);
            _ = one + one;
        }

        Assert.Equal(2, DisposeScopeManager.Statistics.CreatedInScopeCount);
        Assert.Equal(2, DisposeScopeManager.Statistics.DisposedInScopeCount);
    }
}
