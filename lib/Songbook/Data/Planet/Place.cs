namespace Songbook.Data;

/// <summary>A place on the globe.</summary>
/// <param name="Lat">Degrees, −90 to 90.</param>
/// <param name="Lon">Degrees, −180 to 180.</param>
public readonly record struct Place(double Lat, double Lon)
{
    public double Lat { get; } = Require.InRange(-90, 90, Lat);

    public double Lon { get; } = Require.InRange(-180, 180, Lon);

    /// <summary>Places spread evenly over the globe, each standing for the same area.</summary>
    /// <remarks>A spiral from pole to pole that turns by the golden angle at each step (Swinbank and Purser 2006, Fibonacci grids).</remarks>
    public static Place[] Spread(int count)
    {
        Require.AtLeast(1, count);
        var golden = (1 + Math.Sqrt(5)) / 2;
        return [.. Enumerable.Range(0, count).Select(i => new Place(
            double.RadiansToDegrees(Math.Asin(1 - (2 * i + 1.0) / count)),
            360 * (i / golden - Math.Floor(i / golden)) - 180))];
    }
}
