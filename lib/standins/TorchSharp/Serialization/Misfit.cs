using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How a tensor in a file differs from the one that is to have its values.</summary>
/// <param name="What">The package's word for it.</param>
/// <param name="Sides">What the file has and what is here.</param>
internal sealed record Misfit(string What, string Sides)
{
    /// <summary>Null where they agree.</summary>
    public static Misfit? Of(ScalarType type, long[] shape, Tensor target) =>
        type != target.dtype ? new("data types", $"{type} in the file, {target.dtype} here")
        : !shape.SequenceEqual(target.shape) ? new("shape", $"{Text(shape)} in the file, {Text(target.shape)} here")
        : null;

    /// <summary>One sentence for all of them.</summary>
    public static ArgumentException Refusal(params IReadOnlyList<(string Name, Misfit Misfit)> found) =>
        new($"Mismatched tensor {found[0].Misfit.What} while loading. Make sure that the model you are loading into is exactly the same as the origin: " +
            $"{string.Join("; ", found.Select(each => $"{each.Name} is {each.Misfit.Sides}"))}.");

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";
}
