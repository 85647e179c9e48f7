using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Songbook.Training;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

/// <summary>Charts of what a course on training networks looks at: one method a chart.</summary>
/// <remarks>
/// Every chart has a title, axis titles with units and the same palette. Data that do not fit together give a one-line error; empty
/// data give an empty chart that says so; NaN and infinities become gaps; very many points are thinned.
/// </remarks>
public static partial class Plots
{
    /// <summary>The total loss of each epoch of a training, with the validation loss where every epoch has one.</summary>
    public static GenericChart LossCurves(IReadOnlyList<EpochRecord> history) => LossCurves(
        [.. history.Select(epoch => epoch.Training.Total)],
        history.Any(epoch => epoch.Validation is null) ? null : [.. history.Select(epoch => epoch.Validation!.Total)],
        firstEpoch: history.Count == 0 ? 1 : history[0].Epoch);

    /// <summary>The loss after each epoch, on training and on validation data, with the best epoch in the title.</summary>
    /// <param name="train">One value an epoch.</param>
    /// <param name="validation">As many values as <paramref name="train"/>, or none.</param>
    /// <param name="quantity">What the values are, with its unit if it has one.</param>
    /// <param name="logarithmic">Whether the y axis counts in powers of ten; values up to 0 then fall away.</param>
    /// <param name="title">Stands before the best value; without one, the quantity.</param>
    /// <param name="firstEpoch">The number of the first value; 0 where that was measured before the training.</param>
    /// <exception cref="ArgumentException">Lengths that differ.</exception>
    public static GenericChart LossCurves(
        IReadOnlyList<double> train, IReadOnlyList<double>? validation = null, string quantity = "loss", bool logarithmic = false, string? title = null,
        int firstEpoch = 1)
    {
        if (quantity.Length == 0)
            quantity = "loss";
        var curves = new List<GenericChart> { Curve(train, "training", 0, firstEpoch) };
        if (validation is not null)
        {
            Check.SameLength(train.Count, validation.Count);
            curves.Add(Curve(validation, "validation", 1, firstEpoch));
        }

        var chart = Chart.Combine(curves);
        title ??= string.Concat(quantity[..1].ToUpperInvariant(), quantity.AsSpan(1)) + " by epoch";
        var judged = validation ?? train;
        var best = Enumerable.Range(0, judged.Count).Where(i => double.IsFinite(judged[i])).DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : judged[i]);
        chart.Dress(best < 0 ? title : FormattableString.Invariant($"{title}, best {judged[best]:G4} at epoch {best + firstEpoch}"), "epoch", quantity);
        if (train.Count is > 1 and <= FewEpochs)
            GenericChart.getLayout(chart).TryGetTypedValue<LinearAxis>("xaxis")?.Value.SetValue("dtick", 1);
        if (logarithmic)
            Plotly.NET.CSharp.GenericChartExtensions.WithYAxisStyle<double, double, string>(chart, TitleText: quantity, AxisType: StyleParam.AxisType.Log);
        return best < 0 ? chart.SayInTheMiddle("no values yet") : chart;
    }

    // Of so few, plotly.js would mark halves.
    private const int FewEpochs = 6;

    private static GenericChart Curve(IReadOnlyList<double> values, string name, int color, int firstEpoch)
    {
        double[] epochs = [.. Enumerable.Range(firstEpoch, values.Count)];
        var (x, y) = Series.Thin(epochs, values);
        return Chart.Line<double, double, string>(
            x, y, Name: name, ShowMarkers: values.Count <= 60, LineColor: Color.fromString(Palette.Category(color)), LineWidth: 2.0,
            LineDash: color == 0 ? StyleParam.DrawingStyle.Solid : StyleParam.DrawingStyle.Dash, UseDefaults: false);
    }
}
