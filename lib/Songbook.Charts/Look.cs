using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;

namespace Songbook.Charts;

/// <summary>What all charts have in common: transparent paper, quiet axes, one palette, titles. For charts made with Plotly.NET as well.</summary>
public static class Look
{
    /// <summary>Pixels, where a chart needs no other height.</summary>
    public const int Height = 420;

    // Room for a title of one line, and under it the titles of panels.
    private const int TopMargin = 56;

    /// <summary>Gives a chart the common look, its title and its axes' titles with their units.</summary>
    /// <param name="chart">Made with <c>UseDefaults: false</c>.</param>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the x axis; empty for charts without axes.</param>
    /// <param name="y">Title of the y axis; empty for charts without axes.</param>
    /// <param name="height">Pixels; the width is the page's.</param>
    public static GenericChart Dress(this GenericChart chart, string title, string x = "", string y = "", int height = Height)
    {
        title = Label.Title(title);
        chart.WithTemplate(Template()).WithTitle(title).WithConfig(Buttons());
        Plotly.NET.Chart.WithLayoutStyle<double>(Height: height, AutoSize: true).Invoke(chart);

        // plotly.js puts the first line into the middle of the margin, the others below.
        var moreLines = title.Split("<br>").Length - 1;
        if (moreLines > 0)
            Plotly.NET.Chart.WithMarginSize<int, int, int, int, int, bool>(Top: TopMargin + 40 * moreLines).Invoke(chart);
        if (x.Length > 0)
            chart.WithXAxisStyle<double, double, string>(TitleText: x);
        if (y.Length > 0)
            chart.WithYAxisStyle<double, double, string>(TitleText: y);
        return chart;
    }

    /// <summary>A text in the middle of an otherwise empty chart.</summary>
    internal static GenericChart SayInTheMiddle(this GenericChart chart, string text) => chart.WithAnnotation(Note(text, 0.5, 0.5));

    /// <summary>A text at a place of the paper: 0 to 1 from left to right and from bottom to top.</summary>
    internal static Annotation Note(string text, double x, double y) =>
        Annotation.init<double, double, double, string, double, string, double, string, double, string>(
            X: x, Y: y, XRef: "paper", YRef: "paper", Text: text, ShowArrow: false);

    // Fewer than usual, so that titles have room beside them: no zooming in steps (a drag and a double click zoom), no selecting.
    private static Config Buttons()
    {
        var config = Config.init(Responsive: true, Displaylogo: false);
        config.SetValue("modeBarButtonsToRemove", new[] { "zoomIn2d", "zoomOut2d", "autoScale2d", "select2d", "lasso2d", "tableRotation", "resetCameraLastSave3d" });
        return config;
    }

    private static Template Template()
    {
        var layout = Layout.init<double>(
            Font: Font.init(Size: 13.0, Color: Color.fromString(Palette.Text)),
            PaperBGColor: Color.fromString("rgba(0, 0, 0, 0)"),
            PlotBGColor: Color.fromString("rgba(0, 0, 0, 0)"),
            Colorway: Color.fromColors(Palette.Categories.Select(Color.fromString)),
            HoverMode: StyleParam.HoverMode.Closest,
            Margin: Margin.init<int, int, int, int, int, bool>(Left: 64, Right: 24, Top: TopMargin, Bottom: 64));
        // On the left, where plotly.js's own buttons are not.
        layout.SetValue("title", Title.init(Font: Font.init(Size: 16.0), X: 0.0, XRef: "paper", XAnchor: StyleParam.XAnchorPosition.Left));
        foreach (var name in new[] { "xaxis", "yaxis" })
            layout.SetValue(name, Axis());
        return Plotly.NET.Template.init<Trace>(layout);
    }

    private static LinearAxis Axis()
    {
        var axis = LinearAxis.init<double, double, double, double, double, string, double, double>(
            GridColor: Color.fromString(Palette.Grid),
            LineColor: Color.fromString(Palette.Guide),
            ShowLine: true,
            Ticks: StyleParam.TickOptions.Outside,
            ZeroLine: false,
            // 10⁻⁴ and 15,000, not 100µ and 15k.
            ExponentFormat: StyleParam.ExponentFormat.Power,
            MinExponent: 5.0);
        // So that long labels push the title outwards instead of running into it.
        axis.SetValue("automargin", true);
        axis.SetValue("title", Title.init(Standoff: 10));
        return axis;
    }
}
