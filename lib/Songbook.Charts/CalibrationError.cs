using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>The expected calibration error: how far, on average, predicted probabilities are from the share that was true.</summary>
/// <remarks>
/// Σ (share of the cases in the bin) · |observed − predicted|, over equal parts of 0 to 1; both are means over the bin's cases. This is the
/// number in the title of a <see cref="Plots.ReliabilityDiagram(IReadOnlyList{double}, IReadOnlyList{bool}, int)"/>.
/// </remarks>
public static class CalibrationError
{
    /// <summary>The error of a network's answers, all species together.</summary>
    /// <param name="probabilities">Any shape, 0 to 1: sigmoid of the logits.</param>
    /// <param name="outcomes">The same shape: true or above 0 where it was so.</param>
    /// <param name="bins">Equal parts of 0 to 1, at least 1.</param>
    /// <returns>0 to 1; NaN without a case.</returns>
    /// <exception cref="ArgumentException">Shapes that differ, or a probability outside 0 to 1.</exception>
    public static double Of(Tensor probabilities, Tensor outcomes, int bins = 10)
    {
        var (predicted, present) = Cases(probabilities, outcomes);
        return Of(predicted, present, bins);
    }

    /// <summary>The error of predictions.</summary>
    /// <param name="probabilities">Predictions, 0 to 1. NaN is left out.</param>
    /// <param name="outcomes">What was true, one a prediction.</param>
    /// <param name="bins">Equal parts of 0 to 1, at least 1.</param>
    /// <returns>0 to 1; NaN without a case.</returns>
    /// <exception cref="ArgumentException">Lengths that differ, or a probability outside 0 to 1.</exception>
    [OverloadResolutionPriority(1)] // An array is a list before it is a tensor.
    public static double Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, int bins = 10) => Of(Bins(probabilities, outcomes, bins));

    internal static double Of(IReadOnlyList<CalibrationBin> bins) =>
        bins.Sum(bin => bin.Count * Math.Abs(bin.Observed - bin.Predicted)) / bins.Sum(bin => bin.Count);

    /// <summary>The bins that have cases, from low to high probabilities.</summary>
    internal static IReadOnlyList<CalibrationBin> Bins(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, int bins)
    {
        Check.SameLength(probabilities.Count, outcomes.Count);
        Check.AtLeast(1, bins);
        if (probabilities.FirstOrDefault(p => p is < 0 or > 1, double.NaN) is var wrong and not double.NaN)
            throw new ArgumentException($"probabilities holds {wrong}: a probability is between 0 and 1; apply the sigmoid to logits first.", nameof(probabilities));

        return
        [
            .. Enumerable.Range(0, probabilities.Count).Where(i => !double.IsNaN(probabilities[i]))
                .GroupBy(i => Math.Min((int)(probabilities[i] * bins), bins - 1)).OrderBy(group => group.Key)
                .Select(group => new CalibrationBin(group.Average(i => probabilities[i]), group.Average(i => outcomes[i] ? 1.0 : 0.0), group.Count())),
        ];
    }

    /// <summary>Tensors of one shape as lists.</summary>
    internal static (double[] Probabilities, bool[] Outcomes) Cases(Tensor probabilities, Tensor outcomes) => probabilities.shape.SequenceEqual(outcomes.shape)
        ? (Numbers.Of(probabilities), [.. Numbers.Of(outcomes).Select(outcome => outcome > 0)])
        : throw new ArgumentException($"probabilities is ({string.Join(", ", probabilities.shape)}) and outcomes ({string.Join(", ", outcomes.shape)}): both need one value for each case.", nameof(outcomes));
}

/// <summary>The cases whose predicted probability lies in one part of 0 to 1.</summary>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">The share of them that was true.</param>
/// <param name="Count">How many they are.</param>
internal sealed record CalibrationBin(double Predicted, double Observed, int Count);
