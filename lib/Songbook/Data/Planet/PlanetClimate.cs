namespace Songbook.Data;

/// <summary>The environment of a virtual planet: the same in every week, smooth, without seas.</summary>
public sealed class PlanetClimate
{
    private const double CoolingPerKm = 6.5;

    private readonly SmoothField height;
    private readonly SmoothField wetness;

    internal PlanetClimate(Random random) => (height, wetness) = (new SmoothField(random), new SmoothField(random));

    /// <summary>Names of the features, in the order of <see cref="At"/>.</summary>
    public static IReadOnlyList<string> Features { get; } = ["temperature (°C)", "moisture", "elevation (km)"];

    /// <summary>Temperature in °C (28 at the equator, 45 less at the poles, 6.5 less a kilometre), moisture from 0 to 1, elevation in km.</summary>
    public float[] At(Place place)
    {
        var point = GlobePoint.At(place);
        var elevation = Elevation(point);
        return [(float)(28 - 45 * point.Z * point.Z - CoolingPerKm * elevation), (float)Moisture(point), (float)elevation];
    }

    internal double Moisture(GlobePoint point) => 1 / (1 + Math.Exp(-1.5 * wetness.At(point)));

    private double Elevation(GlobePoint point) => 0.5 * Math.Exp(height.At(point));
}
