using Songbook.Data;
using Songbook.Losses;

namespace Songbook.Training;

/// <summary>How a geomodel is trained; the defaults are the reference's.</summary>
public sealed record TrainerOptions
{
    /// <value>50</value>
    public int Epochs { get; init => field = (int)Require.AtLeast(1, value); } = 50;

    /// <summary>Samples a step. A last, smaller batch is left out, unless it is the only one.</summary>
    /// <value>1024</value>
    public int BatchSize { get; init => field = (int)Require.AtLeast(1, value); } = 1024;

    /// <summary>The highest learning rate.</summary>
    /// <value>0.001</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-3;

    /// <value>0.000001</value>
    public double MinimumLearningRate { get; init => field = Require.NotNegative(value); } = 1e-6;

    /// <value>3</value>
    public int WarmupEpochs { get; init => field = (int)Require.AtLeast(0, value); } = 3;

    /// <value>0.001</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value); } = 1e-3;

    /// <summary>A longer gradient is scaled down to this; null: never.</summary>
    /// <value>1</value>
    public double? MaxGradientNorm { get; init; } = 1;

    /// <summary>In which format matrix products are computed.</summary>
    /// <value>where available: as the reference does on a graphics card, float32 on the CPU</value>
    public Precision Precision { get; init; } = Precision.WhereAvailable;

    /// <summary>Epochs without a better GeoScore after which training ends; 0: never.</summary>
    /// <value>10</value>
    public int Patience { get; init => field = (int)Require.AtLeast(0, value); } = 10;

    /// <summary>Everything random follows from it: order of the samples, dropout, sampled negatives.</summary>
    /// <value>42</value>
    public long Seed { get; init; } = 42;

    /// <summary>What is made small.</summary>
    /// <value>binary cross-entropy, 0.1 for the environment, 0.1 for the habitat head</value>
    public MultiTaskLoss Loss { get; init; } = new() { EnvWeight = 0.1, HabitatWeight = 0.1 };

    /// <summary>Species whose average precision is followed one by one: index by name.</summary>
    public IReadOnlyDictionary<string, long>? Watchlist { get; init; }

    /// <summary>
    /// Regions whose samples are kept out of training, to see after every epoch how the model does where it saw nothing; their mean average
    /// precision enters the GeoScore.
    /// </summary>
    /// <value>none</value>
    public IReadOnlyList<GeoBox> Holdout { get; init; } = [];

    /// <summary>Where <c>latest.safetensors</c>, <c>best.safetensors</c> and <c>history.json</c> are written; null: nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>The learning rate by epoch.</summary>
    internal WarmupCosineSchedule Schedule => new(Epochs, LearningRate) { MinimumRate = MinimumLearningRate, WarmupEpochs = WarmupEpochs };
}
