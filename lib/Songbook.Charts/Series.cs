namespace Songbook.Charts;

/// <summary>A line's points, thinned so that a browser draws them at once.</summary>
internal static class Series
{
    /// <summary>More points than a screen has columns show nothing more.</summary>
    public const int MaximumPoints = 2000;

    /// <summary>
    /// At most about <paramref name="maximum"/> points that look like all of them: of each stretch the first, the lowest, the highest and
    /// the last. What is not finite, a value or its place, becomes a gap.
    /// </summary>
    public static (double[] X, double[] Y) Thin(IReadOnlyList<double> x, IReadOnlyList<double> y, int maximum = MaximumPoints)
    {
        if (x.Count <= maximum)
            return ([.. x.Select(FiniteOrGap)], [.. y.Select(FiniteOrGap)]);

        var stretch = Matrix.Step(x.Count, maximum / 4);
        var kept = new List<int>(maximum);
        for (var start = 0; start < x.Count; start += stretch)
        {
            var end = Math.Min(start + stretch, x.Count);
            var (lowest, highest) = Extremes(y, start, end);
            kept.AddRange(new SortedSet<int> { start, lowest, highest, end - 1 });
        }

        return ([.. kept.Select(i => FiniteOrGap(x[i]))], [.. kept.Select(i => FiniteOrGap(y[i]))]);
    }

    private static double FiniteOrGap(double value) => double.IsFinite(value) ? value : double.NaN;

    private static (int Lowest, int Highest) Extremes(IReadOnlyList<double> y, int start, int end)
    {
        var (lowest, highest) = (start, start);
        for (var i = start; i < end; i++)
        {
            if (!double.IsFinite(y[i]))
                continue;
            if (!(y[i] >= y[lowest]))
                lowest = i;
            if (!(y[i] <= y[highest]))
                highest = i;
        }

        return (lowest, highest);
    }
}
