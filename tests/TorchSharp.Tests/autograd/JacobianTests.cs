using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class JacobianTests
{
    // d(x_i^2 · x_0) / dx_j = 2 x_i x_0 δ_ij + x_i^2 δ_0j
    [Fact]
    public void It_holds_the_derivative_of_every_output_by_every_input()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2f, 3 });
        var found = autograd.functional.jacobian(input => input.square() * input[0], x);
        Assert.Equal([2L, 2], found.shape);
        Assert.Equal([12, 0, 9, 12], found.data<float>().ToArray());
        Assert.False(found.requires_grad);
    }

    [Fact]
    public void There_is_one_for_each_output_or_input()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(2, 3), y = ones(3);
        var outputs = autograd.functional.jacobian(Tensor[] (input) => [input.sum(), input * 2], x).ToArray();
        Assert.Equal([[2L, 3], [2, 3, 2, 3]], outputs.Select(each => each.shape));
        Assert.Equal(12, outputs[1].sum().item<float>());

        var inputs = autograd.functional.jacobian(Tensor (both) => both[0] + 3 * both[1], x, y).ToArray();
        Assert.Equal([[2L, 3, 2, 3], [2, 3, 3]], inputs.Select(each => each.shape));
        Assert.Equal(18, inputs[1].sum().item<float>());
    }

    [Fact]
    public void What_does_not_depend_on_an_input_has_zeros()
    {
        using var scope = NewDisposeScope();
        var found = autograd.functional.jacobian(Tensor (both) => both[0] * 2, ones(1), ones(2)).ToArray();
        Assert.Equal([0, 0], found[1].data<float>().ToArray());
    }
}
