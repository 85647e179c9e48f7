using static TorchSharp.torch;

namespace Songbook.Models;

/// <summary>An <see cref="InvertedResidual"/> for listening only: its batch norms folded, its pictures changed in place.</summary>
/// <param name="expand">1x1, wider.</param>
/// <param name="depthwise">3x3, each channel by itself.</param>
/// <param name="excitation">Null for a block without; not owned.</param>
/// <param name="project">1x1, narrower.</param>
/// <param name="skip">Whether the input is added to the output.</param>
internal sealed class FoldedInvertedResidual(
    FoldedConvolution expand, FoldedConvolution depthwise, SqueezeExcitation? excitation, FoldedConvolution project, bool skip) : IDisposable
{
    public Tensor Apply(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = depthwise.Apply(expand.Apply(x).silu_()).silu_();
        if (excitation is not null) y.mul_(excitation.Factors(y));
        y = project.Apply(y);
        return (skip ? y.add_(x) : y).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        expand.Dispose();
        depthwise.Dispose();
        project.Dispose();
    }
}
