using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Songbook.Models;

/// <summary>What a batch norm does in evaluation: it multiplies each channel by γ/√(σ² + ε) and adds β − μ·γ/√(σ² + ε).</summary>
internal sealed class FoldedNorm : IDisposable
{
    /// <param name="norm">Its numbers are copied.</param>
    public FoldedNorm(BatchNorm2d norm)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        Scale = (norm.weight! / (norm.running_var! + norm.eps).sqrt()).reshape(-1, 1, 1).DetachFromDisposeScope();
        Shift = (norm.bias! - (norm.running_mean! * Scale.flatten())).reshape(-1, 1, 1).DetachFromDisposeScope();
    }

    /// <summary>(channels, 1, 1).</summary>
    public Tensor Scale { get; }

    /// <summary>(channels, 1, 1).</summary>
    public Tensor Shift { get; }

    /// <param name="x">(batch, channels, height, width).</param>
    public Tensor Apply(Tensor x) => Shift.addcmul(x, Scale, value: 1);

    public void Dispose()
    {
        Scale.Dispose();
        Shift.Dispose();
    }
}
