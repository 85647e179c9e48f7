using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    // A side of what a browser turns smoothly.
    private const int LandscapeSteps = 200;

    /// <summary>The loss on a plane through weight space, as a surface over two directions.</summary>
    /// <param name="loss">[beta, alpha].</param>
    /// <param name="alpha">Steps along the first direction, one a column.</param>
    /// <param name="beta">Steps along the second direction, one a row.</param>
    /// <remarks>Of more than 200 steps a side every n-th is drawn; the title's range is that of all.</remarks>
    /// <exception cref="ArgumentException">Not one step a row and column.</exception>
    public static GenericChart LossLandscape(double[,] loss, IReadOnlyList<double> alpha, IReadOnlyList<double> beta)
    {
        var (rows, columns) = (loss.GetLength(0), loss.GetLength(1));
        Check.SameLength(columns, alpha.Count);
        Check.SameLength(rows, beta.Count);

        var (drawnRows, drawnColumns) = (Matrix.Every(rows, LandscapeSteps), Matrix.Every(columns, LandscapeSteps));
        var chart = Chart.Surface<double, double, double, string>(
            Matrix.Rows(Matrix.Pick(loss, drawnRows, drawnColumns)), X: Steps(alpha, drawnColumns), Y: Steps(beta, drawnRows), ColorScale: StyleParam.Colorscale.Viridis, ShowScale: true, UseDefaults: false);
        GenericChart.mapTrace(
            new Converter<Trace, Trace>(trace =>
            {
                trace.SetValue("colorbar", Bar("loss"));
                trace.SetValue("hovertemplate", "α %{x:.3f}, β %{y:.3f}: loss %{z:.4f}<extra></extra>");
                return trace;
            }),
            chart);
        var extent = Matrix.Extent(loss.Cast<double>());
        chart.Dress(extent is { } range ? $"Loss landscape, {range.Low:0.###} to {range.High:0.###}" : "Loss landscape", height: 560);
        chart.SpaceAxes("direction α", "direction β", "loss");
        return extent is null ? chart.SayInTheMiddle("no values") : chart;
    }

    private static double[] Steps(IReadOnlyList<double> steps, int[] drawn) => [.. drawn.Select(i => Matrix.Rounded(steps[i], 6))];
}
