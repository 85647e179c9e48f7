using System.Runtime.CompilerServices;
using Plotly.NET;
using static TorchSharp.torch;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    /// <summary>The same of a network's answers, all species together.</summary>
    /// <param name="probabilities">Any shape, 0 to 1: sigmoid of the logits.</param>
    /// <param name="outcomes">The same shape: true or above 0 where it was so.</param>
    /// <param name="bins">Equal parts of 0 to 1, at least 1.</param>
    /// <exception cref="ArgumentException">Shapes that differ, or a probability outside 0 to 1.</exception>
    public static GenericChart ReliabilityDiagram(Tensor probabilities, Tensor outcomes, int bins = 10)
    {
        var (predicted, present) = CalibrationError.Cases(probabilities, outcomes);
        return ReliabilityDiagram(predicted, present, bins);
    }

    /// <summary>Whether predicted probabilities mean what they say: of the cases given p, how many were true?</summary>
    /// <param name="probabilities">Predictions, 0 to 1. NaN is left out.</param>
    /// <param name="outcomes">What was true, one a prediction.</param>
    /// <param name="bins">Equal parts of 0 to 1, at least 1.</param>
    /// <remarks>The title gives the expected calibration error, as <see cref="CalibrationError"/> computes it.</remarks>
    /// <exception cref="ArgumentException">Lengths that differ, or a probability outside 0 to 1.</exception>
    [OverloadResolutionPriority(1)] // An array is a list before it is a tensor.
    public static GenericChart ReliabilityDiagram(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, int bins = 10)
    {
        var groups = CalibrationError.Bins(probabilities, outcomes, bins);
        var cases = groups.Sum(group => group.Count);

        double[] unit = [0, 1];
        string[] texts = [.. groups.Select(group => $"predicted {group.Predicted:0.000}, observed {group.Observed:0.000}, {group.Count:N0} cases")];
        var chart = Chart.Combine(
        [
            Chart.Line<double, double, string>(unit, unit, Name: "perfect", LineColor: Color.fromString(Palette.Guide), LineDash: StyleParam.DrawingStyle.Dash, UseDefaults: false),
            Chart.Line<double, double, string>(
                groups.Select(group => Matrix.Rounded(group.Predicted, 4)), groups.Select(group => Matrix.Rounded(group.Observed, 4)), ShowMarkers: true, Name: "model",
                MultiText: texts, LineColor: Color.fromString(Palette.Category(0)), LineWidth: 2.0, UseDefaults: false),
        ]);
        chart.Dress(
            cases == 0 ? "Reliability" : $"Reliability of {cases:N0} predictions, expected calibration error {CalibrationError.Of(groups):0.000}",
            "predicted probability", "share that was true");
        chart.WithXAxisStyle<double, double, string>(TitleText: "predicted probability", MinMax: Tuple.Create(0.0, 1.0))
            .WithYAxisStyle<double, double, string>(TitleText: "share that was true", MinMax: Tuple.Create(0.0, 1.02));
        return cases == 0 ? chart.SayInTheMiddle("no predictions") : chart;
    }
}
