namespace Songbook.Charts;

/// <summary>Rows of numbers in the form that heatmaps take.</summary>
internal static class Matrix
{
    /// <summary>The rows, with NaN for what is not finite and no more digits than a chart shows.</summary>
    public static double[][] Rows(double[,] values, int digits = 4)
    {
        var rows = new double[values.GetLength(0)][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[values.GetLength(1)];
            for (var j = 0; j < rows[i].Length; j++)
                rows[i][j] = Rounded(values[i, j], digits);
        }

        return rows;
    }

    /// <summary>Some of the rows, in the order given; and of them some columns, or all.</summary>
    public static double[,] Pick(double[,] values, int[] rows, int[]? columns = null)
    {
        columns ??= [.. Enumerable.Range(0, values.GetLength(1))];
        var picked = new double[rows.Length, columns.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
                picked[i, j] = values[rows[i], columns[j]];
        }

        return picked;
    }

    /// <summary>The largest value of each block of rows and columns, so that neither exceeds its limit; NaN counts as missing.</summary>
    public static double[,] Pooled(double[,] values, int maxRows, int maxColumns)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var (rowStep, columnStep) = (Step(rows, maxRows), Step(columns, maxColumns));
        if (rowStep == 1 && columnStep == 1)
            return values;

        var pooled = new double[(rows + rowStep - 1) / rowStep, (columns + columnStep - 1) / columnStep];
        for (var i = 0; i < pooled.GetLength(0); i++)
        {
            for (var j = 0; j < pooled.GetLength(1); j++)
                pooled[i, j] = MaximumOfBlock(values, i * rowStep, j * columnStep, rowStep, columnStep);
        }

        return pooled;
    }

    /// <summary>The first of <paramref name="count"/> and from there every n-th, so that at most <paramref name="maximum"/> are left.</summary>
    public static int[] Every(int count, int maximum)
    {
        var step = Step(count, maximum);
        return [.. Enumerable.Range(0, count).Where(i => i % step == 0)];
    }

    /// <summary>How many neighbours become one so that at most <paramref name="maximum"/> are left.</summary>
    public static int Step(int count, int maximum) => Math.Max(1, (count + maximum - 1) / maximum);

    /// <summary>Smallest and largest finite value; null if there is none.</summary>
    public static (double Low, double High)? Extent(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high) : null;
    }

    public static double Rounded(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : double.NaN;

    private static double MaximumOfBlock(double[,] values, int top, int left, int height, int width)
    {
        var maximum = double.NaN;
        for (var i = top; i < Math.Min(top + height, values.GetLength(0)); i++)
        {
            for (var j = left; j < Math.Min(left + width, values.GetLength(1)); j++)
            {
                if (double.IsNaN(maximum) || values[i, j] > maximum)
                    maximum = values[i, j];
            }
        }

        return maximum;
    }
}
