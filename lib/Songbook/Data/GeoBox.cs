namespace Songbook.Data;

/// <summary>A part of the world between two parallels and two meridians, its borders included; it does not cross the date line.</summary>
/// <exception cref="ArgumentOutOfRangeException">A border outside the world, or a maximum below its minimum.</exception>
public sealed record GeoBox(double LonMin, double LatMin, double LonMax, double LatMax)
{
    public double LonMin { get; } = Require.InRange(-180, 180, LonMin);

    public double LatMin { get; } = Require.InRange(-90, 90, LatMin);

    public double LonMax { get; } = Require.InRange(LonMin, 180, LonMax);

    public double LatMax { get; } = Require.InRange(LatMin, 90, LatMax);

    /// <summary>Regions that the reference can keep out of training, to see how a model does where it saw nothing.</summary>
    public static IReadOnlyDictionary<string, GeoBox> HoldoutRegions { get; } = new Dictionary<string, GeoBox>
    {
        ["us_northwest"] = new(-125, 42, -116.5, 49),
        ["benelux"] = new(2.5, 49.5, 7.2, 53.6),
        ["uk"] = new(-8.2, 49.9, 1.8, 58.7),
        ["california"] = new(-124.5, 32.5, -114.1, 42),
        ["japan"] = new(129.5, 30, 145.8, 45.5),
    };

    // Coordinates are float32, so the borders are compared as float32, too: 53.6 lies inside "to 53.6".
    public bool Contains(float lat, float lon) =>
        lon >= (float)LonMin && lon <= (float)LonMax && lat >= (float)LatMin && lat <= (float)LatMax;

    /// <summary>The samples that lie in any of the boxes, or in none.</summary>
    public static int[] Rows(IReadOnlyList<GeoBox> boxes, IReadOnlyList<float> lat, IReadOnlyList<float> lon, bool inside) =>
        [.. Enumerable.Range(0, lat.Count).Where(row => boxes.Any(box => box.Contains(lat[row], lon[row])) == inside)];
}
