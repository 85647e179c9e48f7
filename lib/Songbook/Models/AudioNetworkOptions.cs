using Songbook.Audio;

namespace Songbook.Models;

/// <summary>The measures of an <see cref="AudioNetwork"/>; the defaults are BirdNET v2.4's.</summary>
public sealed record AudioNetworkOptions
{
    /// <summary>Samples a clip.</summary>
    /// <value>144,000: 3 s at 48 kHz.</value>
    public long Samples { get; init; } = 144_000;

    /// <summary>Channels of the picture, each a spectrogram of the same size.</summary>
    /// <value>0 to 3 kHz in long frames, 0.5 to 15 kHz in short ones.</value>
    public IReadOnlyList<MelSpectrogramOptions> Spectrograms { get; init; } = [MelSpectrogramOptions.Low, MelSpectrogramOptions.High];

    /// <summary>Width of the first convolution.</summary>
    /// <value>24.</value>
    public long StemChannels { get; init; } = 24;

    /// <summary>Kernel of the first convolution: mel bands, frames.</summary>
    /// <value>4 x 8.</value>
    public (long Bands, long Frames) StemKernel { get; init; } = (4, 8);

    public IReadOnlyList<AudioStage> Stages { get; init; } =
    [
        new(Channels: 36, Blocks: 3, Expansion: 2, SqueezeExcitation: false),
        new(Channels: 72, Blocks: 4, Expansion: 4, SqueezeExcitation: true),
        new(Channels: 108, Blocks: 5, Expansion: 8, SqueezeExcitation: true),
        new(Channels: 192, Blocks: 4, Expansion: 8, SqueezeExcitation: true),
    ];

    /// <summary>Length of the embedding.</summary>
    /// <value>1024.</value>
    public long EmbeddingSize { get; init; } = 1024;

    /// <summary>Number of species and other sounds.</summary>
    /// <value>6522.</value>
    public long Classes { get; init; } = 6522;

    /// <summary>Probability of dropping a number of the embedding in training, in [0, 1).</summary>
    /// <value>0.25.</value>
    public double Dropout { get; init; } = 0.25;

    /// <summary>Probability of leaving out a residual block in training, in [0, 1).</summary>
    /// <value>0.1 for every block.</value>
    public double StochasticDepth { get; init; } = 0.1;

    /// <summary>How much of a batch's statistics the batch norms outside the blocks take over, in (0, 1].</summary>
    /// <value>0.01: Keras's momentum of 0.99.</value>
    public double Momentum { get; init; } = 0.01;

    /// <summary>The same inside the blocks.</summary>
    /// <value>0.001: Keras's momentum of 0.999.</value>
    public double BlockMomentum { get; init; } = 0.001;

    /// <summary>BirdNET v2.4 with its 6522 classes: 12,830,420 parameters.</summary>
    public static AudioNetworkOptions BirdNet24 { get; } = new();

    /// <summary>
    /// The same network, small enough to train in a minute or two on two cores: half the bands and a quarter of the frames, three stages, an
    /// embedding of 256. With 23 classes it has 281,489 parameters.
    /// </summary>
    public static AudioNetworkOptions Small(long classes = 23) => new()
    {
        Spectrograms =
        [
            MelSpectrogramOptions.Low with { HopLength = 4 * MelSpectrogramOptions.Low.HopLength, Bands = 48 },
            MelSpectrogramOptions.High with { HopLength = 4 * MelSpectrogramOptions.High.HopLength, Bands = 48 },
        ],
        StemChannels = 16,
        Stages =
        [
            new(Channels: 24, Blocks: 2, Expansion: 2, SqueezeExcitation: false),
            new(Channels: 40, Blocks: 2, Expansion: 4, SqueezeExcitation: true),
            new(Channels: 64, Blocks: 2, Expansion: 4, SqueezeExcitation: true),
        ],
        EmbeddingSize = 256,
        Classes = classes,
        // A short training cannot wait for averages over a thousand batches.
        Momentum = 0.1,
        BlockMomentum = 0.1,
    };

    /// <summary>The picture's size: mel bands and frames.</summary>
    internal (long Bands, long Frames) PictureSize => (Spectrograms[0].Bands, Spectrograms[0].Frames(Samples));

    /// <exception cref="ArgumentException">A measure outside its range, or spectrograms of different sizes.</exception>
    internal void Validate()
    {
        if (Spectrograms.Count == 0) throw new ArgumentException("No spectrogram: at least one is needed.");
        foreach (var spectrogram in Spectrograms)
        {
            spectrogram.Validate();
            Require.AtLeast(spectrogram.FrameLength, Samples);
            if (spectrogram.Bands != PictureSize.Bands || spectrogram.Frames(Samples) != PictureSize.Frames)
                throw new ArgumentException($"Spectrograms of {PictureSize.Bands} x {PictureSize.Frames} and {spectrogram.Bands} x {spectrogram.Frames(Samples)}: they must have the same size.");
        }

        if (Stages.Count == 0) throw new ArgumentException("No stage: at least one is needed.");
        foreach (var stage in Stages) stage.Validate();
        Require.AtLeast(1, StemChannels);
        Require.AtLeast(1, StemKernel.Bands);
        Require.AtLeast(1, StemKernel.Frames);
        Require.AtLeast(1, EmbeddingSize);
        Require.AtLeast(1, Classes);
        Require.Probability(Dropout);
        Require.Probability(StochasticDepth);
        Require.InRange(0, 1, Momentum);
        Require.InRange(0, 1, BlockMomentum);
    }
}
