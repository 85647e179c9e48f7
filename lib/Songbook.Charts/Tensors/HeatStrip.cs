using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>A tensor's values as coloured cells: the last dimension from left to right, all others from top to bottom.</summary>
/// <param name="Values">[row, column], finite or not.</param>
/// <param name="Rows">How many rows there are in all.</param>
/// <param name="Columns">How many columns there are in all.</param>
internal sealed record HeatStrip(double[,] Values, long Rows, long Columns)
{
    private const int MostRows = 8;
    private const int MostColumns = 48;
    private const int Cell = 10;

    // Cividis, dark to light: it reads the same to colour-blind eyes.
    private static readonly (int Red, int Green, int Blue)[] Scale = [(0, 34, 78), (67, 78, 108), (125, 124, 120), (188, 174, 108), (254, 232, 56)];

    /// <param name="tensor">Any type and device; the caller's scope takes what this needs.</param>
    /// <returns>Null for a tensor without values.</returns>
    public static HeatStrip? Of(Tensor tensor)
    {
        if (tensor.numel() == 0)
            return null;
        var columns = tensor.shape is [.., var last] ? last : 1;
        var rows = tensor.numel() / columns;
        var table = (tensor.is_complex() ? tensor.abs() : tensor).reshape(rows, columns);
        var cells = table.index_select(0, Places(rows, MostRows, tensor.device)).index_select(1, Places(columns, MostColumns, tensor.device));
        return new HeatStrip(cells.ToTable(), rows, columns);
    }

    public string ToHtml()
    {
        var (rows, columns) = (Values.GetLength(0), Values.GetLength(1));
        var extent = Matrix.Extent(Values.Cast<double>());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{columns * Cell}\" height=\"{rows * Cell}\" viewBox=\"0 0 {columns} {rows}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"Values as colours\">");
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{column}\" y=\"{row}\" width=\"1\" height=\"1\" fill=\"{Colour(Values[row, column], extent)}\"/>");
        }

        return svg.Append(CultureInfo.InvariantCulture, $"</svg><div><small>{Caption(rows, columns)}</small></div>").ToString();
    }

    private string Caption(int rows, int columns)
    {
        var shown = rows == Rows && columns == Columns ? "" : FormattableString.Invariant($"{rows:N0} of {Rows:N0} rows, {columns:N0} of {Columns:N0} columns; ");
        var broken = Values.Cast<double>().All(double.IsFinite) ? "" : ", orange not finite";
        return $"{shown}dark is low, light is high{broken}";
    }

    private static string Colour(double value, (double Low, double High)? extent)
    {
        if (!double.IsFinite(value) || extent is not { } range)
            return Palette.Category(1);
        var place = range.High > range.Low ? (value - range.Low) / (range.High - range.Low) * (Scale.Length - 1) : (Scale.Length - 1) / 2.0;
        var below = Math.Min((int)place, Scale.Length - 2);
        return $"#{Mix(color => color.Red):x2}{Mix(color => color.Green):x2}{Mix(color => color.Blue):x2}";

        int Mix(Func<(int Red, int Green, int Blue), int> part) =>
            (int)Math.Round(part(Scale[below]) + (place - below) * (part(Scale[below + 1]) - part(Scale[below])));
    }

    // From the first to the last, equally far apart.
    private static Tensor Places(long count, int most, Device device)
    {
        var shown = (int)Math.Min(count, most);
        return tensor(Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : i * (count - 1) / (shown - 1)).ToArray(), device: device);
    }
}
