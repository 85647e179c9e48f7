using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public class ConvolutionTransposeTests
{
    [Fact]
    public void The_output_size_chooses_among_the_possible_ones()
    {
        using var spread = ConvTranspose2d(2, 3, 3, stride: 2, padding: 1);
        var small = rand(1, 2, 4, 5);
        // (length - 1) · 2 - 2 + 2 + 1 = 2 length - 1, or one more.
        Assert.Equal(new long[] { 1, 3, 7, 9 }, spread.call(small).shape);
        Assert.Equal(new long[] { 1, 3, 8, 9 }, spread.forward(small, [8, 9]).shape);
        Assert.Equal(new long[] { 1, 3, 7, 10 }, spread.forward(small, [1, 3, 7, 10]).shape);

        // What is there already does not change.
        Assert.True(spread.forward(small, [8, 10])[0, .., ..6, ..8].allclose(spread.call(small)[0, .., ..6, ..8]));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void An_impossible_size_is_refused_with_the_possible_ones(long length)
    {
        using var spread = ConvTranspose1d(1, 1, 3, stride: 2, padding: 1);
        var error = Assert.Throws<ArgumentException>(() => spread.forward(rand(1, 1, 4), [length]));
        Assert.StartsWith($"ConvTranspose1d: an output length of {length} is impossible; 7 to 8 are.", error.Message);
    }

    [Fact]
    public void It_is_the_convolutions_adjoint()
    {
        // For a linear map A and its adjoint A*: <A x, y> = <x, A* y>.
        var (x, y, weight) = (randn(1, 2, 8, 8, float64), randn(1, 3, 4, 4, float64), randn(3, 2, 3, 3, float64));
        var left = (functional.conv2d(x, weight, strides: [2, 2], padding: [1, 1]) * y).sum();
        var right = (x * functional.conv_transpose2d(y, weight, strides: [2, 2], padding: [1, 1], output_padding: [1, 1])).sum();
        Assert.Equal(left.item<double>(), right.item<double>(), 1e-10);
    }
}
