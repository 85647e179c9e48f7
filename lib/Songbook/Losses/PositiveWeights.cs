using Songbook.Data;
using static TorchSharp.torch;

namespace Songbook.Losses;

/// <summary>How much more a species' positives should weigh, from how rare they are.</summary>
public static class PositiveWeights
{
    /// <summary>(negatives + smoothing) / (positives + smoothing) of each species: (species).</summary>
    /// <param name="targets">(samples, species), 0 to 1.</param>
    public static Tensor Compute(Tensor targets, double smoothing = 1)
    {
        using var positives = targets.sum(dim: 0);
        return Ratio(positives, targets.shape[0], smoothing);
    }

    /// <summary>The same from packed lists, without a table of all samples and species.</summary>
    /// <param name="species">Length of the species list.</param>
    public static Tensor Compute(SparseLabels labels, long species, double smoothing = 1)
    {
        using var scope = NewDisposeScope();
        var positives = bincount(tensor(labels.Values), minlength: species).to(ScalarType.Float32);
        return Ratio(positives, labels.Count, smoothing).MoveToOuterDisposeScope();
    }

    /// <summary>The same ratio, smoothed more and cut off above.</summary>
    public static Tensor Capped(Tensor targets, double smoothing = 100, double cap = 50)
    {
        using var ratio = Compute(targets, smoothing);
        return ratio.clamp_max(cap);
    }

    /// <inheritdoc cref="Capped(Tensor, double, double)"/>
    public static Tensor Capped(SparseLabels labels, long species, double smoothing = 100, double cap = 50)
    {
        using var ratio = Compute(labels, species, smoothing);
        return ratio.clamp_max(cap);
    }

    // A soft target counts as a part of a positive, the rest of it as a part of a negative.
    private static Tensor Ratio(Tensor positives, long samples, double smoothing)
    {
        Require.NotNegative(smoothing);
        using var scope = NewDisposeScope();
        return ((samples - positives + smoothing) / (positives + smoothing)).MoveToOuterDisposeScope();
    }
}
