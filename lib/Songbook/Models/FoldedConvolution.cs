using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>A convolution with the batch norm behind it folded into its numbers: one operation less, for listening only.</summary>
/// <remarks>
/// In evaluation a batch norm multiplies each channel by γ/√(σ² + ε) and adds β − μ·γ/√(σ² + ε): the first goes into the kernel, the second becomes
/// the bias. Kernels lie in memory with the channels last, and so do the pictures that come out.
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
            weight = ChannelsLast(convolution.weight).MoveToOuterDisposeScope();
            bias = convolution.bias?.clone().MoveToOuterDisposeScope();
            return;
        }

        var (scale, shift) = ScaleAndShift(norm);
        weight = ChannelsLast(convolution.weight * scale.unsqueeze(-1)).MoveToOuterDisposeScope();
        var constant = convolution.bias is null ? shift : shift + (convolution.bias.reshape(-1, 1, 1) * scale);
        bias = constant.flatten().MoveToOuterDisposeScope();
    }

    /// <param name="x">(batch, in, height, width).</param>
    /// <returns>(batch, out, height / stride, width / stride).</returns>
    public Tensor Apply(Tensor x) => functional.conv2d(x, weight, bias, strides: stride, padding: padding, groups: groups);

    /// <summary>What a batch norm multiplies by and adds in evaluation: (channels, 1, 1) each.</summary>
    public static (Tensor Scale, Tensor Shift) ScaleAndShift(BatchNorm2d norm)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        var scale = norm.weight! / (norm.running_var! + norm.eps).sqrt();
        var shift = norm.bias! - (norm.running_mean! * scale);
        return (scale.reshape(-1, 1, 1).MoveToOuterDisposeScope(), shift.reshape(-1, 1, 1).MoveToOuterDisposeScope());
    }

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
