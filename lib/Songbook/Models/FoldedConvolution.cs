using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>A convolution with the batch norm behind it folded into its numbers: one operation less, for listening only.</summary>
/// <remarks>
/// What the norm multiplies by goes into the kernel, what it adds becomes the bias. Kernels lie in memory with the channels last, and so do the pictures that come out.
/// </remarks>
internal sealed class FoldedConvolution : IDisposable
{
    private readonly Tensor weight;
    private readonly Tensor? bias;
    private readonly long[] stride;
    private readonly long[] padding;
    private readonly long groups;

    /// <param name="convolution">Its numbers are copied.</param>
    /// <param name="norm">Null: none follows.</param>
    public FoldedConvolution(Conv2d convolution, BatchNorm2d? norm = null)
    {
        (stride, padding, groups) = (convolution.stride, convolution.padding, convolution.groups);
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        if (norm is null)
        {
            weight = ChannelsLast(convolution.weight).DetachFromDisposeScope();
            bias = convolution.bias?.clone().DetachFromDisposeScope();
            return;
        }

        using var folded = new FoldedNorm(norm);
        weight = ChannelsLast(convolution.weight * folded.Scale.unsqueeze(-1)).DetachFromDisposeScope();
        var constant = convolution.bias is null ? folded.Shift : folded.Apply(convolution.bias.reshape(-1, 1, 1));
        bias = constant.reshape(-1).clone().DetachFromDisposeScope();
    }

    /// <param name="x">(batch, in, height, width).</param>
    /// <returns>(batch, out, height / stride, width / stride).</returns>
    public Tensor Apply(Tensor x) => functional.conv2d(x, weight, bias, strides: stride, padding: padding, groups: groups);

    /// <summary>The same picture or kernel, with the channels of a pixel side by side in memory.</summary>
    public static Tensor ChannelsLast(Tensor x)
    {
        using var scope = NewDisposeScope();
        return x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        weight.Dispose();
        bias?.Dispose();
    }
}
