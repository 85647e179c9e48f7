using System.Text;

namespace TorchSharp.Printing;

/// <summary>Matrices with aligned columns; a line that gets too wide ends in <c>...</c>. Tensors of more dimensions are printed matrix by matrix.</summary>
internal static class JuliaStyle
{
    private const string Ellipsis = "...";

    // A tensor without columns has no element, but may have more rows than there is memory for.
    private const double MostEmptyRows = 10_000;

    public static string Print(ElementFormat elements, int width, string newLine)
    {
        var shape = elements.Shape;
        var columns = shape.Length > 0 ? shape[^1] : 1;
        if (shape.Length == 0) return $", value = {elements[0]}";
        if (shape.Length == 1) return newLine + Matrix(elements, 0, 1, columns, width, newLine);

        var rows = shape[^2];
        if (rows == 0 || (columns == 0 && shape[..^1].Aggregate(1.0, (all, length) => all * length) > MostEmptyRows))
            throw new InvalidOperationException($"A tensor of shape [{string.Join('x', shape)}] has no element to print in this style. Use npstr() instead.");
        if (shape.Length == 2) return newLine + Matrix(elements, 0, rows, columns, width, newLine);

        var matrices = shape[..^2].TotalSize();
        var text = new StringBuilder();
        for (var matrix = 0L; matrix < matrices; matrix++)
        {
            text.Append(newLine).Append('[').AppendJoin(',', Indices(matrix, shape[..^2])).Append(",..,..] =").Append(newLine);
            text.Append(Matrix(elements, matrix * rows * columns, rows, columns, width, newLine));
        }

        return text.ToString();
    }

    private static string Matrix(ElementFormat elements, long first, long rows, long columns, int width, string newLine)
    {
        var lines = new List<string>[rows];
        for (var row = 0L; row < rows; row++) lines[row] = Fitting(elements, first + row * columns, columns, width);

        var shown = lines.Min(line => line.Count);
        var widths = Enumerable.Range(0, shown).Select(column => rows == 1 ? 0 : lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            for (var column = 0; column < shown; column++) text.Append(' ').Append(line[column].PadLeft(widths[column]));
            if (shown < columns) text.Append(' ').Append(Ellipsis);
            text.Append(newLine);
        }

        return text.ToString();
    }

    /// <summary>The first elements of a row, as many as leave room for the dots.</summary>
    private static List<string> Fitting(ElementFormat elements, long first, long count, int width)
    {
        var line = new List<string>();
        var used = 0;
        for (var column = 0L; column < count; column++)
        {
            var element = elements[first + column];
            used += element.Length + 1;
            if (used + Ellipsis.Length > width) break;
            line.Add(element);
        }

        return line;
    }

    private static IEnumerable<long> Indices(long number, long[] shape)
    {
        var below = shape.TotalSize();
        foreach (var length in shape)
        {
            below /= length;
            yield return number / below;
            number %= below;
        }
    }
}
