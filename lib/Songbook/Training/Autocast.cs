using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Training;

/// <summary>Makes a network compute its matrix products in another number format.</summary>
/// <remarks>
/// The policy is that of PyTorch's autocast where it matters: the inputs, weights and biases of linear layers in the low format; norms, activations,
/// encodings, residual sums and losses in float32. So a layer's result is rounded once, on its way back to float32, and nothing is
/// summed up in the low format.
/// </remarks>
public static class Autocast
{
    /// <summary>Converts the linear layers, in place.</summary>
    /// <param name="network">In float32; stays so but for its linear layers.</param>
    /// <param name="type">BFloat16 or Float16.</param>
    /// <exception cref="ArgumentException">Another type.</exception>
    public static void Apply(Module network, ScalarType type)
    {
        if (type is not (ScalarType.BFloat16 or ScalarType.Float16)) throw new ArgumentException($"{type} is no low precision: BFloat16 and Float16 are.");
        foreach (var layer in network.modules().Append(network).OfType<Linear>().Distinct())
        {
            layer.to(type);
            layer.register_forward_pre_hook((_, input) => input.to(type));
            layer.register_forward_hook((_, _, output) => output.to(ScalarType.Float32));
        }
    }
}
