using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Memory;

/// <summary>What dispose scopes were seen to do in the real package (area DisposeScope of behaviour.json).</summary>
public sealed class ScopeTests
{
    [Fact]
    public void To_where_a_detached_tensor_is_means_to_no_scope()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using var free = ones(1).DetachFromDisposeScope();
            moved = ones(2).MoveToOtherDisposeScope(free);
        }

        Assert.False(moved.IsInvalid);
        moved.Dispose();
    }

    [Fact]
    public void Every_tensor_of_an_expression_is_in_the_scope()
    {
        using var scope = NewDisposeScope();
        Tensor a = ones(2), b = ones(2);
        _ = a + b + a;
        Assert.Equal(4, scope.DisposablesCount);
        Assert.True(scope.Contains(a));
        Assert.Equal(4, scope.DisposablesView.Count);
    }

    [Fact]
    public void Inner_tensors_end_with_the_inner_scope()
    {
        using var outer = NewDisposeScope();
        var kept = ones(1);
        Tensor lost, moved;
        using (NewDisposeScope())
        {
            lost = ones(1);
            moved = ones(1).MoveToOuterDisposeScope();
        }

        Assert.Equal((false, true, false, 2), (kept.IsInvalid, lost.IsInvalid, moved.IsInvalid, outer.DisposablesCount));
        outer.Dispose();
        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_or_detaching_keeps_a_tensor()
    {
        Tensor moved, detached;
        using (var scope = NewDisposeScope())
        {
            moved = scope.MoveToOuter(ones(1));
            detached = ones(1).DetachFromDisposeScope();
        }

        Assert.Equal((false, false), (moved.IsInvalid, detached.IsInvalid));
        moved.Dispose();
        detached.Dispose();
    }

    [Fact]
    public void Several_move_together()
    {
        using var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        var (a, b) = inner.MoveToOuter(ones(1), ones(2));
        inner.Dispose();
        Assert.Equal((false, false, 2), (a.IsInvalid, b.IsInvalid, outer.DisposablesCount));
    }

    [Fact]
    public void An_explicit_Dispose_leaves_the_scope()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(1);
        Assert.Equal(1, scope.DisposablesCount);
        tensor.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void DisposeEverything_keeps_the_scope_open()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        scope.DisposeEverything();
        var second = ones(1);
        var kept = scope.DisposeEverythingBut(ones(3));
        Assert.Equal((true, true, false, 1), (first.IsInvalid, second.IsInvalid, kept.IsInvalid, scope.DisposablesCount));
    }

    [Fact]
    public void A_wrapped_expression_keeps_only_its_result()
    {
        Tensor? inner = null;
        using var result = WrappedTensorDisposeScope(() => (inner = ones(2)) + 1);
        Assert.Equal((false, true), (result.IsInvalid, inner!.IsInvalid));
    }

    [Fact]
    public void Reading_registers_nothing_and_indexing_one()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(3);
        _ = (tensor.shape, tensor.dtype, tensor.data<float>()[0]);
        Assert.Equal(1, scope.DisposablesCount);
        _ = tensor[0];
        Assert.Equal(2, scope.DisposablesCount);
    }

    [Fact]
    public void In_place_calls_return_the_same_object_and_register_nothing()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(3);
        Assert.Same(tensor, tensor.add_(1));
        Assert.Equal(1, scope.DisposablesCount);
        var old = tensor;
        tensor += 1;
        Assert.NotSame(old, tensor);
        Assert.Equal(2, scope.DisposablesCount);
    }

    [Fact]
    public void A_backward_pass_registers_nothing()
    {
        using var x = ones(2, requires_grad: true);
        using var scope = NewDisposeScope();
        (x * 2).sum().backward();
        Assert.Equal(2, scope.DisposablesCount);
        Assert.Equal(new[] { 2f, 2f }, x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Scopes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void An_outer_scope_that_ends_first_leaves_the_inner_one_alone()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        var tensor = ones(1);
        outer.Dispose();
        Assert.False(tensor.IsInvalid);
        inner.Dispose();
        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void Statistics_count_per_thread()
    {
        var counts = DisposeScopeManager.Statistics;
        counts.Reset();
        var outside = new[] { ones(1), ones(1), ones(1) };
        using (NewDisposeScope()) _ = (ones(1), ones(1));
        Assert.Equal((3, 2, 2, 0, 3), (counts.CreatedOutsideScopeCount, counts.CreatedInScopeCount, counts.DisposedInScopeCount, counts.DetachedFromScopeCount, counts.ThreadTotalLiveCount));
        foreach (var tensor in outside) tensor.Dispose();
        Assert.Equal((3, 0), (counts.DisposedOutsideScopeCount, counts.ThreadTotalLiveCount));

        counts.Reset();
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            moved = ones(1).MoveToOuterDisposeScope();
            detached = ones(1).DetachFromDisposeScope();
        }

        Assert.Equal((0, 2, 0, 2, 2), (counts.CreatedOutsideScopeCount, counts.CreatedInScopeCount, counts.DisposedInScopeCount, counts.DetachedFromScopeCount, counts.ThreadTotalLiveCount));
        moved.Dispose();
        detached.Dispose();
    }

    [Fact]
    public void A_tensor_can_be_attached_or_moved_to_another_scope()
    {
        using var made = ones(1);
        using var outer = NewDisposeScope();
        var near = ones(1);
        using var inner = NewDisposeScope();
        inner.Attach(made);
        ones(2).MoveToOtherDisposeScope(near);
        Assert.Equal((1, 2), (inner.DisposablesCount, outer.DisposablesCount));
        inner.Dispose();
        Assert.True(made.IsInvalid);
    }
}
