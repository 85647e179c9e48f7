using static TorchSharp.torch;

namespace Songbook.Data;

/// <summary>What was seen where and when: one sample a place and week.</summary>
/// <param name="Lat">Degrees.</param>
/// <param name="Lon">Degrees.</param>
/// <param name="Week">1 to 48; 0 stands for the whole year.</param>
/// <param name="Labels">The species of each sample.</param>
/// <param name="Species">The species list.</param>
/// <exception cref="ArgumentException">Not as many of each, or environment rows of different lengths.</exception>
public sealed record OccurrenceTable(float[] Lat, float[] Lon, float[] Week, SparseLabels Labels, SpeciesVocabulary Species)
{
    public float[] Lon { get; init; } = AsMany(Lon, Lon.Length, "longitudes", Lat.Length);

    public float[] Week { get; init; } = AsMany(Week, Week.Length, "weeks", Lat.Length);

    public SparseLabels Labels { get; init; } = AsMany(Labels, Labels.Count, "species lists", Lat.Length);

    /// <summary>Environment of each sample, features side by side, NaN where unknown.</summary>
    public float[][]? Env { get; init => field = value is null ? null : SameWidth(AsMany(value, value.Length, "environment rows", Count)); }

    /// <summary>Labels at each sample's place.</summary>
    public float[]? Density { get; init => field = value is null ? null : AsMany(value, value.Length, "densities", Count); }

    public int Count => Lat.Length;

    /// <summary>The given samples as tensors; the full species table is made on the device.</summary>
    /// <param name="samples">Which samples, in which order.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="labelWeights">(species): the value of a present species. Default: 1.</param>
    public GeoBatch Batch(ReadOnlySpan<int> samples, Device? device = null, Tensor? labelWeights = null) => new(
        Pick(Lat, samples, device),
        Pick(Lon, samples, device),
        Pick(Week, samples, device),
        Labels.Dense(samples, Species.Count, device, labelWeights),
        Env is null ? null : PickRows(Env, samples, device),
        Density is null ? null : Pick(Density, samples, device));

    /// <summary>The given samples as a table of their own.</summary>
    public OccurrenceTable Subset(IReadOnlyList<int> samples) => new(
        [.. samples.Select(i => Lat[i])], [.. samples.Select(i => Lon[i])], [.. samples.Select(i => Week[i])], Labels.Subset(samples), Species)
    {
        Env = Env is null ? null : [.. samples.Select(i => Env[i])],
        Density = Density is null ? null : [.. samples.Select(i => Density[i])],
    };

    private static T AsMany<T>(T values, int count, string what, int samples) => count == samples
        ? values
        : throw new ArgumentException($"There are {samples} latitudes and {count} {what}: as many of each are needed.");

    private static float[][] SameWidth(float[][] rows)
    {
        var other = Array.FindIndex(rows, row => row.Length != rows[0].Length);
        return other < 0
            ? rows
            : throw new ArgumentException($"Environment row {other} has {rows[other].Length} features and row 0 has {rows[0].Length}: as many in each are needed.");
    }

    private static Tensor Pick(float[] values, ReadOnlySpan<int> samples, Device? device)
    {
        var picked = new float[samples.Length];
        for (var i = 0; i < picked.Length; i++) picked[i] = values[samples[i]];
        return tensor(picked, device: device);
    }

    private static Tensor PickRows(float[][] rows, ReadOnlySpan<int> samples, Device? device)
    {
        var width = rows[0].Length;
        var picked = new float[samples.Length * width];
        for (var i = 0; i < samples.Length; i++) rows[samples[i]].CopyTo(picked, i * width);
        return tensor(picked, [samples.Length, width], device: device);
    }
}
