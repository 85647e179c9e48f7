using System.Runtime.InteropServices;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Plain arrays are updated in one pass, other tensors by lists of operations: with the same result.</summary>
public sealed class AdamInOnePassTests
{
    private static readonly long[] Shape = [37, 1201]; // more than libtorch gives to one thread, and no multiple of a vector

    public static TheoryData<string, bool, bool, ScalarType> Kinds => new MatrixTheoryData<string, bool, bool, ScalarType>(
        ["Adam", "AdamW"], [false, true], [false, true], [ScalarType.Float32, ScalarType.Float64]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_pass_gives_what_the_lists_give(string name, bool amsgrad, bool maximize, ScalarType type)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var start = randn(Shape, dtype: type);
        Parameter plain = new(start.clone()), turned = new(start.t().contiguous().t());
        Assert.False(turned.is_contiguous());
        using var one = Make(name, plain, amsgrad, maximize);
        using var lists = Make(name, turned, amsgrad, maximize);
        for (var step = 0; step < 4; step++)
        {
            var gradient = randn(Shape, dtype: type);
            gradient[0] *= 1e-12;
            (plain.grad, turned.grad) = (gradient, gradient);
            one.step();
            lists.step();
        }

        var tolerance = type == ScalarType.Float32 ? 1e-6 : 1e-14;
        Assert.True(plain.allclose(turned, rtol: tolerance, atol: tolerance));
        Assert.False(plain.allclose(start, rtol: 1e-2, atol: 1e-2));
    }

    [Fact]
    public void Not_a_number_stays_one_with_amsgrad()
    {
        using var scope = NewDisposeScope();
        Parameter parameter = new(ones(3));
        using var optimizer = optim.AdamW([parameter], amsgrad: true);
        parameter.grad = tensor(new[] { 1, float.NaN, 1 });
        optimizer.step();
        parameter.grad = ones(3);
        optimizer.step();
        var state = Assert.IsType<AdamW.State>(optimizer.state_dict().State.Single());
        Assert.Equal([false, true, false], state.max_exp_avg_sq!.isnan().data<bool>().ToArray());
    }

    /// <summary>What backward still needs must not change behind its back.</summary>
    [Fact]
    public void A_graph_over_the_old_value_says_that_it_was_changed()
    {
        using var scope = NewDisposeScope();
        Parameter parameter = new(ones(3));
        using var optimizer = Make("AdamW", parameter, false, false);
        var loss = (parameter * parameter).sum();
        parameter.grad = ones(3);
        optimizer.step();
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => loss.backward()).Message);
    }

    private static optim.Optimizer Make(string name, Parameter parameter, bool amsgrad, bool maximize) => name == "Adam"
        ? optim.Adam([parameter], 0.1, weight_decay: 0.1, amsgrad: amsgrad, maximize: maximize)
        : optim.AdamW([parameter], 0.1, weight_decay: 0.1, amsgrad: amsgrad, maximize: maximize);
}
