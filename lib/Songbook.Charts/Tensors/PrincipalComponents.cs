using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>The three directions in which points differ most, and the points seen along them.</summary>
/// <param name="Points">(points, 3); NaN where a point is not finite.</param>
/// <param name="Shares">How much of the variance lies along each direction, 0 to 1, largest first.</param>
internal sealed record PrincipalComponents(double[,] Points, double[] Shares)
{
    private const int Dimensions = 3;

    /// <param name="vectors">(points, length); a point with a value that is not finite is left out of the search.</param>
    /// <exception cref="ArgumentException">Not two dimensions.</exception>
    public static PrincipalComponents Of(Tensor vectors)
    {
        if (vectors.shape is not [var count, var length])
            throw new ArgumentException($"vectors is ({string.Join(", ", vectors.shape)}): (points, length) is needed.", nameof(vectors));

        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var x = vectors.detach().to(ScalarType.Float64).cpu();
        var finite = x.isfinite().all(1).nonzero().squeeze(1);
        var rows = Numbers.Whole(finite);
        var points = new double[count, Dimensions];
        for (var i = 0; i < count; i++)
            (points[i, 0], points[i, 1], points[i, 2]) = (double.NaN, double.NaN, double.NaN);
        if (rows.Length == 0 || length == 0)
            return new PrincipalComponents(points, new double[Dimensions]);

        var kept = x.index_select(0, finite);
        var centered = kept - kept.mean([0], true);                                               // (rows, length)
        var (variances, directions) = linalg.eigh(centered.t().matmul(centered));                 // ascending, a direction a column
        var found = Math.Min(length, Dimensions);
        var axes = directions.narrow(1, length - found, found).flip(1);                           // (length, found)

        // A direction and its opposite are equally good: the one whose largest entry is positive is drawn on every machine.
        var signs = axes.gather(0, axes.abs().argmax(0, true)).sign();                            // (1, found)
        var along = centered.matmul(axes * signs).ToTable();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < Dimensions; j++)
                points[rows[i], j] = j < found ? along[i, j] : 0;
        }

        var spread = Numbers.Of(variances).Reverse().Select(variance => Math.Max(0, variance)).ToArray();
        var total = spread.Sum();
        return new PrincipalComponents(points, [.. Enumerable.Range(0, Dimensions).Select(j => j < found && total > 0 ? spread[j] / total : 0)]);
    }
}
