// The properties come from the listing of the real API, tests/fixtures/api/xplot.txt.
using Figures;

namespace XPlot.Plotly;

/// <summary>The angles of a circle.</summary>
public partial class Angularaxis : PropertyBag;

/// <summary>Text beside the data.</summary>
public partial class Annotation : PropertyBag;

/// <summary>How long the axes of a scene are beside each other.</summary>
public partial class Aspectratio : PropertyBag;

/// <summary>Where a scene is seen from.</summary>
public partial class Camera : PropertyBag;

/// <summary>What the camera looks at.</summary>
public partial class Center : PropertyBag;

/// <summary>The scale of colours.</summary>
public partial class Colorbar : PropertyBag;

/// <summary>Which contours are drawn.</summary>
public partial class Contours : PropertyBag;

/// <summary>The part of the figure that a trace takes, from 0 to 1.</summary>
public partial class Domain : PropertyBag;

/// <summary>Error bars along x.</summary>
public partial class Error_x : PropertyBag;

/// <summary>Error bars along y.</summary>
public partial class Error_y : PropertyBag;

/// <summary>Error bars along z.</summary>
public partial class Error_z : PropertyBag;

/// <summary>Where the camera is.</summary>
public partial class Eye : PropertyBag;

/// <summary>A font.</summary>
public partial class Font : PropertyBag;

/// <summary>A map.</summary>
public partial class Geo : PropertyBag
{
    public Geo() => _isSubplotObj = true;
}

/// <summary>The font inside sectors.</summary>
public partial class Insidetextfont : PropertyBag;

/// <summary>The latitudes of a map.</summary>
public partial class Lataxis : PropertyBag;

/// <summary>The legend.</summary>
public partial class Legend : PropertyBag;

/// <summary>How a surface is lit.</summary>
public partial class Lighting : PropertyBag;

/// <summary>A line: its width, colour and dashes.</summary>
public partial class Line : PropertyBag;

/// <summary>The longitudes of a map.</summary>
public partial class Lonaxis : PropertyBag;

/// <summary>The space around the plot, in pixels.</summary>
public partial class Margin : PropertyBag;

/// <summary>Points, bars or sectors: their size and colour.</summary>
public partial class Marker : PropertyBag;

/// <summary>The font outside sectors.</summary>
public partial class Outsidetextfont : PropertyBag;

/// <summary>Onto which planes contours are projected.</summary>
public partial class Project : PropertyBag;

/// <summary>How a map is projected.</summary>
public partial class Projection : PropertyBag;

/// <summary>The distances from the middle of a circle.</summary>
public partial class Radialaxis : PropertyBag;

/// <summary>How a map is turned.</summary>
public partial class Rotation : PropertyBag;

/// <summary>A space with three axes.</summary>
public partial class Scene : PropertyBag
{
    public Scene() => _isSubplotObj = true;
}

/// <summary>A line or region in the plot.</summary>
public partial class Shape : PropertyBag;

/// <summary>The font of texts at points.</summary>
public partial class Textfont : PropertyBag;

/// <summary>Which way is up.</summary>
public partial class Up : PropertyBag;

/// <summary>Contours or projections along x.</summary>
public partial class X : PropertyBag;

/// <summary>An x axis.</summary>
public partial class Xaxis : PropertyBag
{
    public Xaxis() => _isSubplotObj = true;
}

/// <summary>Bins along x.</summary>
public partial class Xbins : PropertyBag;

/// <summary>Contours or projections along y.</summary>
public partial class Y : PropertyBag;

/// <summary>A y axis.</summary>
public partial class Yaxis : PropertyBag
{
    public Yaxis() => _isSubplotObj = true;
}

/// <summary>Bins along y.</summary>
public partial class Ybins : PropertyBag;

/// <summary>Contours or projections along z.</summary>
public partial class Z : PropertyBag;

/// <summary>A z axis.</summary>
public partial class Zaxis : PropertyBag;
