namespace Songbook.Data;

/// <summary>A smooth random landscape over the globe: a few plane waves through it, mean about 0, variance about 1.</summary>
internal sealed class SmoothField
{
    private const int Waves = 8;

    // Radians along one radius: hills about a continent wide.
    private const double Frequency = 2.5;

    private readonly (double X, double Y, double Z, double Phase)[] waves;

    public SmoothField(Random random)
    {
        var normal = new GaussianRandom(random.Next());
        waves = [.. Enumerable.Range(0, Waves).Select(_ =>
            (Frequency * normal.Next(), Frequency * normal.Next(), Frequency * normal.Next(), 2 * Math.PI * random.NextDouble()))];
    }

    public double At(GlobePoint point) =>
        Math.Sqrt(2.0 / Waves) * waves.Sum(wave => Math.Sin(wave.X * point.X + wave.Y * point.Y + wave.Z * point.Z + wave.Phase));
}
