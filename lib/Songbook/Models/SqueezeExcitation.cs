using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>Weighs the channels of a picture by what the whole picture shows.</summary>
/// <remarks>
/// (batch, channels, height, width) → the same. Mean over the picture → Linear → SiLU → Linear → sigmoid → a factor a channel. As in BirdNET v2.4 both
/// layers have no bias. Hu et al., "Squeeze-and-Excitation Networks", CVPR 2018.
/// </remarks>
public sealed class SqueezeExcitation : Module<Tensor, Tensor>
{
    private readonly Linear squeeze;
    private readonly Linear excite;

    /// <param name="channels">Channels of the picture; at least 1.</param>
    /// <param name="squeezed">Width between the two layers; at least 1.</param>
    public SqueezeExcitation(long channels, long squeezed) : base(nameof(SqueezeExcitation))
    {
        Require.AtLeast(1, channels);
        Require.AtLeast(1, squeezed);
        squeeze = Linear(channels, squeezed, hasBias: false);
        excite = Linear(squeezed, channels, hasBias: false);
        KerasInitialization.VarianceScalingFanOut(squeeze.weight);
        KerasInitialization.VarianceScalingFanOut(excite.weight);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var factors = Factors(x);
        return x * factors;
    }

    /// <summary>What each channel is multiplied by: (batch, channels, 1, 1).</summary>
    internal Tensor Factors(Tensor x)
    {
        using var scope = NewDisposeScope();
        var summary = x.mean(dimensions: [2, 3]);                                  // (batch, channels)
        var factors = excite.call(functional.silu(squeeze.call(summary))).sigmoid();
        return factors.unsqueeze(-1).unsqueeze(-1).MoveToOuterDisposeScope();
    }
}
