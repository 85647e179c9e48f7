using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What the layers and the stacks of transformers share.</summary>
internal static class TransformerParts
{
    public static void Demand(long d_model, long nhead, long dim_feedforward, double dropout)
    {
        Require.AtLeast(1, d_model);
        Require.AtLeast(1, nhead);
        Require.AtLeast(1, dim_feedforward);
        Require.Probability(dropout);
    }

    /// <summary>What each place of <paramref name="x"/> takes from the places of <paramref name="memory"/>.</summary>
    public static Tensor Attend(this MultiheadAttention attention, Tensor x, Tensor memory, Tensor? mask, Tensor? padding) =>
        attention.call(x, memory, memory, padding, need_weights: false, mask).Item1;

    public static Func<Tensor, Tensor> Function(this Activations activation) => activation switch
    {
        Activations.ReLU => x => functional.relu(x),
        Activations.GELU => x => functional.gelu(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), $"activation is {activation}; ReLU and GELU are possible."),
    };

    /// <summary>Layers that all start with the numbers of <paramref name="layer"/>.</summary>
    /// <param name="layer">It stays the caller's; later changes of it reach no copy.</param>
    /// <param name="num_layers">How many; at least 1.</param>
    /// <param name="build">Makes a layer of the same sizes.</param>
    public static ModuleList<T> Copies<T>(T layer, long num_layers, Func<T> build) where T : Module
    {
        Require.AtLeast(1, num_layers);
        var copies = new ModuleList<T>();
        for (var i = 0L; i < num_layers; i++)
        {
            var copy = build();
            rand(DrawnForParts(copy)).Dispose();
            copy._to(layer.parameters().First(), non_blocking: false);
            copy.load_state_dict(layer.state_dict());
            copy.train(layer.training);
            copies.Add(copy);
        }

        return copies;
    }

    // libtorch copies a module by building it, then its parts, then theirs, each anew. The numbers drawn for that are replaced, but a seed gives
    // what is made next the real package's numbers only if they were drawn.
    private static long DrawnForParts(Module layer) => layer.named_parameters().Sum(entry => entry.parameter.numel() * TimesDrawn(entry.name));

    private static long TimesDrawn(string name) =>
        name.StartsWith("norm", StringComparison.Ordinal) || name.EndsWith("in_proj_bias", StringComparison.Ordinal) ? 0
        : name.Contains("out_proj", StringComparison.Ordinal) ? 2
        : 1;
}
