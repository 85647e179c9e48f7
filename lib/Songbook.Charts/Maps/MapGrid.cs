namespace Songbook.Charts;

/// <summary>One value for each place of a regular grid.</summary>
/// <param name="Latitudes">Centres of the rows in degrees, from south to north or from north to south.</param>
/// <param name="Longitudes">Centres of the columns in degrees, from west to east.</param>
/// <param name="Values">[latitude, longitude]; NaN where nothing is known.</param>
public sealed record MapGrid(IReadOnlyList<double> Latitudes, IReadOnlyList<double> Longitudes, double[,] Values)
{
    /// <exception cref="ArgumentException">Not one row a latitude and one column a longitude, or a place that is not finite.</exception>
    internal void CheckShape()
    {
        if (Values.GetLength(0) != Latitudes.Count || Values.GetLength(1) != Longitudes.Count)
            throw new ArgumentException($"Values is {Values.GetLength(0)} x {Values.GetLength(1)} for {Latitudes.Count} latitudes and {Longitudes.Count} longitudes: one value for each pair is needed.");
        if (!Latitudes.Concat(Longitudes).All(double.IsFinite))
            throw new ArgumentException("a latitude or a longitude is NaN or infinite: a map needs its places in degrees.");
    }
}
