namespace Songbook.Training;

/// <summary>Where a training stands between two steps; with weights and optimiser, all that is needed to go on bit for bit.</summary>
/// <remarks>Random numbers need no state of their own: each step's and each validation's follow from the seed, the epoch and the batch.</remarks>
public sealed record TrainingState
{
    /// <summary>The epoch to go on with, counted from 0.</summary>
    public int Epoch { get; init; }

    /// <summary>The batch to go on with, counted from 0.</summary>
    public int Batch { get; init; }

    /// <summary>Losses of the epoch's steps so far.</summary>
    public IReadOnlyList<LossValues> Steps { get; init; } = [];

    /// <summary>Batches of this epoch that were skipped so far.</summary>
    public int Skipped { get; init; }

    /// <summary>The best GeoScore so far.</summary>
    public double? BestScore { get; init; }

    /// <summary>Epochs since then.</summary>
    public int EpochsWithoutImprovement { get; init; }

    /// <summary>Whether training ended early.</summary>
    public bool Stopped { get; init; }

    /// <summary>The gradient scaler's, where there is one.</summary>
    public GradScalerState? Scaler { get; init; }

    public IReadOnlyList<EpochRecord> History { get; init; } = [];
}
