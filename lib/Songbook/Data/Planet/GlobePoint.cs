namespace Songbook.Data;

/// <summary>A point on the globe as a vector of length 1, where neither the date line nor the poles are special.</summary>
internal readonly record struct GlobePoint(double X, double Y, double Z)
{
    private const double EarthRadiusKm = 6371;

    public static GlobePoint At(double lat, double lon)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(lat));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(lon));
        return new GlobePoint(cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    public static GlobePoint At(Place place) => At(place.Lat, place.Lon);

    /// <summary>Along the great circle.</summary>
    public double KilometresTo(GlobePoint other) => EarthRadiusKm * AngleTo(other);

    /// <summary>The point that lies this share of the way along the great circle to the goal; the two are not antipodes.</summary>
    public GlobePoint Towards(GlobePoint goal, double share)
    {
        var angle = AngleTo(goal);
        if (angle < 1e-9) return this;
        var (own, other) = (Math.Sin((1 - share) * angle) / Math.Sin(angle), Math.Sin(share * angle) / Math.Sin(angle));
        return new GlobePoint(own * X + other * goal.X, own * Y + other * goal.Y, own * Z + other * goal.Z);
    }

    // From sine and cosine, because the arc cosine alone loses short distances.
    private double AngleTo(GlobePoint other)
    {
        var (x, y, z) = (Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);
        return Math.Atan2(Math.Sqrt(x * x + y * y + z * z), X * other.X + Y * other.Y + Z * other.Z);
    }
}
