using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Songbook.Data;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    // What a browser turns smoothly.
    private const int EmbeddingPoints = 20_000;

    /// <summary>Embeddings seen along the three directions in which they differ most, coloured by class or by recording site.</summary>
    /// <param name="set">Embeddings of any length.</param>
    /// <param name="title">Says what is embedded.</param>
    /// <param name="bySite">Whether colours tell sites instead of classes.</param>
    /// <remarks>The axes' titles say how much of the variance lies along each direction, the chart's title how much lies along the three.</remarks>
    public static GenericChart Embedding3D(EmbeddingSet set, string title = "Embeddings", bool bySite = false)
    {
        var components = PrincipalComponents.Of(set.Embeddings);
        var numbers = Numbers.Whole(bySite ? set.Sites : set.Labels);
        Check.SameLength((int)set.Embeddings.shape[0], numbers.Length, "Embeddings", bySite ? "Sites" : "Labels");
        int[] order = [.. Enumerable.Range(0, numbers.Length).OrderBy(i => numbers[i])];              // so that the legend counts up
        string[] labels = [.. order.Select(i => bySite ? $"site {numbers[i]}" : set.ClassNames[(int)numbers[i]])];
        string[] axes = [.. components.Shares.Zip(["1st", "2nd", "3rd"], (share, which) => $"{which} component ({100 * share:0} %)")];
        return Embedding3D(Matrix.Pick(components.Points, order), labels, $"{title}, {100 * components.Shares.Sum():0} % of the variance").SpaceAxes(axes[0], axes[1], axes[2]);
    }

    /// <summary>Embeddings in three dimensions, one colour and symbol a class.</summary>
    /// <param name="points">(points, 3), for example the first three principal components.</param>
    /// <param name="labels">The class of each point.</param>
    /// <param name="title">Says what is embedded.</param>
    /// <remarks>Of more than 20,000 points every n-th is drawn, and the title says so.</remarks>
    /// <exception cref="ArgumentException">Not three columns, or not one label a point.</exception>
    public static GenericChart Embedding3D(double[,] points, IReadOnlyList<string> labels, string title = "Embeddings")
    {
        var count = points.GetLength(0);
        if (points.GetLength(1) != 3)
            throw new ArgumentException($"points has {points.GetLength(1)} columns: three are needed, x, y and z.", nameof(points));
        Check.SameLength(count, labels.Count);

        var drawn = Matrix.Every(count, EmbeddingPoints).Where(i => IsFinite(points, i)).ToLookup(i => labels[i]);
        var clouds = drawn.Select((cloud, color) => Chart.Point3D<double, double, double, string>(
            Column(points, cloud, 0), Column(points, cloud, 1), Column(points, cloud, 2), Name: Label.Short(cloud.Key),
            Marker: Marker.init(Color: Color.fromString(Palette.Category(color)), Size: 4, Symbol3D: Symbol(color)), Opacity: 0.85, UseDefaults: false)).ToList();
        var chart = clouds.Count > 0 ? Chart.Combine(clouds) : Chart.Point3D<double, double, double, string>([], [], [], UseDefaults: false);
        var shown = drawn.Sum(cloud => cloud.Count());
        chart.Dress(shown == count ? $"{title}: {count:N0} points" : $"{title}: {shown:N0} of {count:N0} points", height: 560);
        chart.SpaceAxes("1st component", "2nd component", "3rd component");
        Plotly.NET.CSharp.GenericChartExtensions.WithLegendStyle(chart, ItemSizing: StyleParam.TraceItemSizing.Constant);
        return shown == 0 ? chart.SayInTheMiddle("no points") : chart;
    }

    /// <summary>Titles of a scene's axes, and walls as quiet as the plane's grid.</summary>
    private static GenericChart SpaceAxes(this GenericChart chart, string x, string y, string z)
    {
        var names = new (string Axis, string Title)[] { ("xaxis", x), ("yaxis", y), ("zaxis", z) };

        // From a little farther away than usual, so that the axes' titles are in the picture.
        var scene = Scene.init(Camera: Camera.init(Eye: CameraEye.init(X: 1.7, Y: 1.7, Z: 1.05)));
        foreach (var (axis, title) in names)
        {
            scene.SetValue(axis, LinearAxis.init<double, double, double, double, double, string, double, double>(
                Title: Title.init(title, Font: Font.init(Size: 12.0)), GridColor: Color.fromString(Palette.Guide), ShowBackground: false, ZeroLine: false));
        }

        return Plotly.NET.GenericChartExtensions.WithScene(chart, scene);
    }

    private static bool IsFinite(double[,] points, int row) => double.IsFinite(points[row, 0]) && double.IsFinite(points[row, 1]) && double.IsFinite(points[row, 2]);

    private static double[] Column(double[,] points, IEnumerable<int> rows, int column) => [.. rows.Select(row => Matrix.Rounded(points[row, column], 4))];

    private static StyleParam.MarkerSymbol3D Symbol(int color) => (color / Palette.Categories.Count) switch
    {
        0 => StyleParam.MarkerSymbol3D.Circle,
        1 => StyleParam.MarkerSymbol3D.Diamond,
        _ => StyleParam.MarkerSymbol3D.Square,
    };
}
