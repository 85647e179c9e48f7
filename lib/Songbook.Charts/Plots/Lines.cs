using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    /// <summary>Several lines over one x axis, a colour a line; after the last colour they start again, dashed.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the x axis, with its unit.</param>
    /// <param name="y">Title of the y axis, with its unit.</param>
    /// <param name="lines">The name of each line, its positions and its values.</param>
    /// <exception cref="ArgumentException">A line with more positions than values, or fewer.</exception>
    public static GenericChart Lines(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)> lines)
    {
        var curves = lines.Select((line, i) =>
        {
            Check.SameLength(line.X.Count, line.Y.Count);
            var (positions, values) = Series.Thin(line.X, line.Y);
            return Chart.Line<double, double, string>(
                positions, values, Name: Label.Short(line.Name, 40), LineColor: Color.fromString(Palette.Category(i)), LineWidth: 2.0,
                LineDash: i < Palette.Categories.Count ? StyleParam.DrawingStyle.Solid : StyleParam.DrawingStyle.Dash, UseDefaults: false);
        }).ToList();

        return curves.Count > 0
            ? Chart.Combine(curves).Dress(title, x, y)
            : Chart.Line<double, double, string>([], [], UseDefaults: false).Dress(title, x, y).SayInTheMiddle("no lines");
    }
}
