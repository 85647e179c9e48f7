namespace Songbook.Models;

/// <summary>The geomodel's sizes.</summary>
/// <param name="Species">Length of the species list; at least 1.</param>
/// <param name="EnvFeatures">How many environment features are predicted; at least 1.</param>
public sealed record GeoModelOptions(long Species, long EnvFeatures)
{
    public long Species { get; init => field = Require.AtLeast(1, value, nameof(Species)); } = Require.AtLeast(1, Species);

    public long EnvFeatures { get; init => field = Require.AtLeast(1, value, nameof(EnvFeatures)); } = Require.AtLeast(1, EnvFeatures);

    /// <value>4</value>
    public long CoordHarmonics { get; init; } = 4;

    /// <value>4</value>
    public long WeekHarmonics { get; init; } = 4;

    /// <value>512</value>
    public long EmbedDim { get; init; } = 512;

    /// <value>4</value>
    public long EncoderBlocks { get; init; } = 4;

    /// <value>512</value>
    public long SpeciesHeadDim { get; init; } = 512;

    /// <value>2</value>
    public long SpeciesHeadBlocks { get; init; } = 2;

    /// <value>128</value>
    public long SpeciesBottleneck { get; init; } = 128;

    /// <value>256</value>
    public long EnvHeadDim { get; init; } = 256;

    /// <value>1</value>
    public long EnvHeadBlocks { get; init; } = 1;

    /// <summary>In the encoder.</summary>
    /// <value>0.1</value>
    public double Dropout { get; init; } = 0.1;

    /// <summary>In the environment head; null: as in the encoder.</summary>
    /// <value>null</value>
    public double? EnvDropout { get; init; }

    /// <summary>In the species head and the habitat head.</summary>
    /// <value>0.2</value>
    public double SpeciesDropout { get; init; } = 0.2;

    /// <summary>Whether species are also predicted from the predicted environment.</summary>
    /// <value>false</value>
    public bool HabitatHead { get; init; }

    /// <summary>The habitat head's width; null: as wide as the environment head.</summary>
    /// <value>null</value>
    public long? HabitatHeadDim { get; init; }

    /// <summary>The habitat head's residual blocks; null: as many as the environment head has.</summary>
    /// <value>null</value>
    public long? HabitatHeadBlocks { get; init; }

    /// <summary>The habitat head's width before the species; null: as in the species head.</summary>
    /// <value>null</value>
    public long? HabitatBottleneck { get; init; }

    /// <value>interleaved; published weights are converted when they are loaded</value>
    public EncodingOrder Order { get; init; } = EncodingOrder.Interleaved;

    /// <summary>The published family of models: one number sets widths, depths and dropout.</summary>
    /// <remarks>
    /// Widths are rounded to multiples of 64 (bottlenecks: of 32), depths to whole numbers, halves to the even neighbour as Python
    /// does, and none falls below one unit. Follows birdnet-team/geomodel@153a47f model/model.py, create_model.
    /// </remarks>
    /// <param name="species">Length of the species list; at least 1.</param>
    /// <param name="envFeatures">How many environment features are predicted; at least 1.</param>
    /// <param name="scale">1 is the standard size (512 wide); from 0.01 to 16.</param>
    /// <param name="coordHarmonics">Harmonics of latitude and longitude; at least 1.</param>
    /// <param name="weekHarmonics">Harmonics of the week; at least 1.</param>
    /// <param name="habitatHead">Whether species are also predicted from the predicted environment.</param>
    public static GeoModelOptions Scaled(long species, long envFeatures, double scale = 1, long coordHarmonics = 4, long weekHarmonics = 8, bool habitatHead = false)
    {
        Require.InRange(0.01, 16, scale);
        var dropout = 0.1 + 0.025 * (scale - 1);
        return new GeoModelOptions(species, envFeatures)
        {
            CoordHarmonics = Require.AtLeast(1, coordHarmonics),
            WeekHarmonics = Require.AtLeast(1, weekHarmonics),
            EmbedDim = Units(512 * scale, 64),
            EncoderBlocks = Units(4 * scale, 1),
            SpeciesHeadDim = Units(512 * scale, 64),
            SpeciesHeadBlocks = Units(2 * scale, 1),
            SpeciesBottleneck = Units(128 * scale, 32),
            EnvHeadDim = Units(256 * scale, 64),
            EnvHeadBlocks = Units(scale, 1),
            Dropout = dropout,
            SpeciesDropout = dropout + 0.1,
            HabitatHead = habitatHead,
        };

        static long Units(double size, long unit) => Math.Max(1, (long)Math.Round(size / unit, MidpointRounding.ToEven)) * unit;
    }
}
