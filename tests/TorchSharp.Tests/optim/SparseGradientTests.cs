using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>A sparse gradient does what the dense one with the same elements does.</summary>
public class SparseGradientTests
{
    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Makers = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.1),
        ["SGD, upwards"] = parameters => optim.SGD(parameters, 0.1, maximize: true),
        ["SGD with momentum"] = parameters => optim.SGD(parameters, 0.1, momentum: 0.9),
        ["SGD of Nesterov"] = parameters => optim.SGD(parameters, 0.1, momentum: 0.9, nesterov: true),
        ["Adagrad"] = parameters => optim.Adagrad(parameters, 0.1),
        ["LBFGS"] = parameters => optim.LBFGS(parameters, 0.1),
    };

    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Dense = new()
    {
        ["Adam"] = parameters => optim.Adam(parameters),
        ["AdamW"] = parameters => optim.AdamW(parameters),
        ["RMSProp"] = parameters => optim.RMSProp(parameters),
        ["Rprop"] = parameters => optim.Rprop(parameters),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    public static TheoryData<string> DenseNames => [.. Dense.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_optimizer_steps_along_it(string name)
    {
        using var scope = NewDisposeScope();
        var (sparse, dense) = (Table(sparse: true), Table(sparse: false));
        using var alongSparse = Makers[name]([sparse.weight]);
        using var alongDense = Makers[name]([dense.weight]);
        // A word that comes twice, words that never come, and words that are new in the second step.
        foreach (var words in new long[][] { [1, 1, 3], [4, 1, 0], [1, 1, 1] })
        {
            Step(sparse, alongSparse, words);
            Step(dense, alongDense, words);
        }

        Assert.True(sparse.weight.grad!.is_sparse);
        Assert.False(sparse.weight.allclose(Table(sparse: true).weight));
        Assert.True(sparse.weight.allclose(dense.weight));
    }

    /// <summary>As for a table that no word of a batch was in.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_optimizer_steps_along_an_empty_one(string name)
    {
        using var scope = NewDisposeScope();
        var (sparse, dense) = (Table(sparse: true), Table(sparse: false));
        foreach (var table in new[] { sparse, dense })
        {
            using var optimizer = Makers[name]([table.weight]);
            Step(table, optimizer, [1, 1, 3]);
            optimizer.zero_grad();
            optimizer.step(() => zeros(1));
            Step(table, optimizer, [2]);
        }

        Assert.True(sparse.weight.allclose(dense.weight));
    }

    [Fact]
    public void Weight_decay_refuses_it()
    {
        using var scope = NewDisposeScope();
        var table = Table(sparse: true);
        using var descent = optim.SGD([table.weight], 0.1, weight_decay: 0.1);
        using var adaptive = optim.Adagrad([table.weight], weight_decay: 0.1);
        foreach (var optimizer in new optim.Optimizer[] { descent, adaptive })
            Assert.Contains("weight_decay", Assert.Throws<InvalidOperationException>(() => Step(table, optimizer, [1])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(DenseNames))]
    public void An_optimizer_that_changes_every_element_refuses_it(string name)
    {
        using var scope = NewDisposeScope();
        var table = Table(sparse: true);
        using var optimizer = Dense[name]([table.weight]);
        Assert.Contains($"{name} does not support sparse gradients", Assert.Throws<InvalidOperationException>(() => Step(table, optimizer, [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_is_refused_no_step_is_counted()
    {
        using var scope = NewDisposeScope();
        Parameter dense = new(ones(2));
        dense.grad = ones(2);
        var table = Table(sparse: true);
        using var optimizer = optim.Adam([dense, table.weight]);
        Assert.Throws<InvalidOperationException>(() => Step(table, optimizer, [1]));
        Assert.All(optimizer.state_dict().State, state => Assert.Equal(0, ((Adam.State)state).step));
    }

    [Fact]
    public void It_is_filled_with_zeros()
    {
        using var scope = NewDisposeScope();
        var table = Table(sparse: true);
        using var optimizer = optim.SGD([table.weight], 0.1);
        Step(table, optimizer, [1, 3]);
        optimizer.zero_grad();
        Assert.Equal(0, table.weight.grad!.to_dense().abs().sum().item<float>());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(double.PositiveInfinity)]
    public void Its_norm_counts_what_it_adds_up_to(double order)
    {
        using var scope = NewDisposeScope();
        var (sparse, dense) = (Table(sparse: true), Table(sparse: false));
        Loss(sparse, [1, 1, 3]).backward();
        Loss(dense, [1, 1, 3]).backward();
        var norm = nn.utils.clip_grad_norm_([dense.weight], 0.5, order);
        Assert.Equal(norm, nn.utils.clip_grad_norm_([sparse.weight], 0.5, order), 1e-5);
        Assert.True(sparse.weight.grad!.to_dense().allclose(dense.weight.grad!));
        sparse.weight.grad!.zero_();
        Assert.Equal(0, nn.utils.clip_grad_norm_([sparse.weight], 0.5, order));
    }

    private static Embedding Table(bool sparse) => nn.Embedding_from_pretrained(arange(10, float32).reshape(5, 2), freeze: false, sparse: sparse);

    private static void Step(Embedding table, optim.Optimizer optimizer, long[] words) =>
        optimizer.step(() =>
        {
            optimizer.zero_grad();
            var loss = Loss(table, words);
            loss.backward();
            return loss;
        });

    private static Tensor Loss(Embedding table, long[] words) => (table.call(tensor(words)).square() * arange(1, words.Length + 1).unsqueeze(1)).sum();
}
