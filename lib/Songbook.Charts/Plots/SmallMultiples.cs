using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    /// <summary>Many small charts of one kind side by side, for comparing.</summary>
    /// <param name="panels">Title and chart of each panel, row by row.</param>
    /// <param name="columns">Panels a row, at least 1.</param>
    /// <param name="title">What is compared.</param>
    /// <remarks>
    /// Colour bars would lie on each other: one is shown where all panels have the same colours for the same fixed limits, as maps of probabilities
    /// have; otherwise none, and the pointer tells the values.
    /// </remarks>
    public static GenericChart SmallMultiples(IEnumerable<(string Title, GenericChart Chart)> panels, int columns = 3, string title = "")
    {
        Check.AtLeast(1, columns);
        var all = panels.ToList();
        if (all.Count == 0)
            return Chart.Line<double, double, string>([], [], UseDefaults: false).Dress(title, " ", " ").SayInTheMiddle("no panels");

        columns = Math.Min(columns, all.Count);
        var rows = (all.Count + columns - 1) / columns;
        var chart = Chart.Grid(
            all.Select(panel => panel.Chart), rows, columns, SubPlotTitles: all.Select(panel => Label.Short(panel.Title, 90 / columns)).ToArray(), XGap: 0.35,
            YGap: GapBelow / (RowHeight + GapBelow / (double)rows)); // a share of panel and gap together
        return chart.NameEachLineOnce().ShowOneColorBar().Dress(title, height: 120 + RowHeight * rows);
    }

    private const int RowHeight = 260;

    // Room for the axis' numbers and title, and for the next panel's title.
    private const int GapBelow = 100;

    // Lines of the same name in several panels share one entry of the legend, if they have one.
    private static GenericChart NameEachLineOnce(this GenericChart chart)
    {
        var seen = new HashSet<string>();
        return GenericChart.mapTrace(
            new Converter<Trace, Trace>(trace =>
            {
                if (trace.TryGetTypedValue<string>("name")?.Value is { } name && trace.TryGetTypedValue<bool>("showlegend")?.Value is not false)
                {
                    trace.SetValue("legendgroup", name);
                    trace.SetValue("showlegend", seen.Add(name));
                }

                return trace;
            }),
            chart);
    }

    private static GenericChart ShowOneColorBar(this GenericChart chart)
    {
        var colored = GenericChart.getTraces(chart).Where(trace => trace.type is "heatmap" or "contour" or "surface").ToList();
        var scales = colored.Select(trace => (Low: Value(trace, "zmin"), High: Value(trace, "zmax"), Colors: Value(trace, "colorscale"))).Distinct().ToList();
        foreach (var trace in colored.Skip(scales is [{ Low: not null, High: not null }] ? 1 : 0))
            trace.SetValue("showscale", false);
        return chart;

        static object? Value(Trace trace, string name) => trace.TryGetValue(name)?.Value;
    }
}
