// The properties come from the listing of the real API, tests/fixtures/api/xplot.txt.
namespace XPlot.Plotly;

/// <summary>Sectors of a circle.</summary>
public partial class Area : Trace
{
    public Area() => type = "area";
}

/// <summary>Bars.</summary>
public partial class Bar : Trace
{
    public Bar() => type = "bar";
}

/// <summary>Boxes from quartiles.</summary>
public partial class Box : Trace
{
    public Box() => type = "box";
}

/// <summary>Opening, highest, lowest and closing values.</summary>
public partial class Candlestick : Trace
{
    public Candlestick() => type = "candlestick";
}

/// <summary>Countries in colours.</summary>
public partial class Choropleth : Trace
{
    public Choropleth() => type = "choropleth";
}

/// <summary>A matrix as contour lines.</summary>
public partial class Contour : Trace
{
    public Contour() => type = "contour";
}

/// <summary>A matrix as colours.</summary>
public partial class Heatmap : Trace
{
    public Heatmap() => type = "heatmap";
}

/// <summary>Counts of values in bins.</summary>
public partial class Histogram : Trace
{
    public Histogram() => type = "histogram";
}

/// <summary>Counts of pairs in bins, as colours.</summary>
public partial class Histogram2d : Trace
{
    public Histogram2d() => type = "histogram2d";
}

/// <summary>Counts of pairs in bins, as contour lines.</summary>
public partial class Histogram2dcontour : Trace
{
    public Histogram2dcontour() => type = "histogram2dcontour";
}

/// <summary>Triangles in space.</summary>
public partial class Mesh3d : Trace
{
    public Mesh3d() => type = "mesh3d";
}

/// <summary>Shares of a whole.</summary>
public partial class Pie : Trace
{
    public Pie() => type = "pie";
}

/// <summary>Lines and points.</summary>
public partial class Scatter : Trace
{
    public Scatter() => type = "scatter";
}

/// <summary>Lines and points in space.</summary>
public partial class Scatter3d : Trace
{
    public Scatter3d() => type = "scatter3d";
}

/// <summary>Lines and points on a map.</summary>
public partial class Scattergeo : Trace
{
    public Scattergeo() => type = "scattergeo";
}

/// <summary>Lines and points, drawn by the graphics card: for very many.</summary>
public partial class Scattergl : Trace
{
    public Scattergl() => type = "scattergl";
}

/// <summary>A matrix as a landscape.</summary>
public partial class Surface : Trace
{
    public Surface() => type = "surface";
}
