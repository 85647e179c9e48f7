using System.Text.Json;
using System.Text.Json.Serialization;
using Songbook.Data;
using Songbook.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Songbook.Training;

/// <summary>Trains a geomodel; can be cancelled after any step and goes on, bit for bit, where it stopped.</summary>
/// <remarks>
/// Follows birdnet-team/geomodel@153a47f train.py, except that everything random follows from the seed, and that a resumed
/// training is the same as one that was never interrupted.
/// </remarks>
public sealed class Trainer : IDisposable
{
    private static readonly JsonSerializerOptions HistoryJson = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly GeoModelCard card;
    private readonly OccurrenceTable training;
    private readonly OccurrenceTable? validation;
    private readonly OccurrenceTable? holdout;
    private readonly TrainerOptions options;
    private readonly Device device;
    private readonly TrainingStep step;

    /// <param name="model">Trained in place, on <paramref name="device"/>.</param>
    /// <param name="training">What it learns from.</param>
    /// <param name="validation">What it is judged by after every epoch; null: not at all, and no early end.</param>
    /// <param name="options">How.</param>
    /// <param name="env">Names and scales of the environment features, to be kept in the checkpoints.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The tables' species or features are not the network's.</exception>
    public Trainer(BirdNetGeoModel model, OccurrenceTable training, OccurrenceTable? validation, TrainerOptions options, EnvScaler? env = null, Device? device = null)
    {
        foreach (var table in new[] { training, validation }.OfType<OccurrenceTable>()) RequireFits(table, model.Options);
        (Model, this.training, this.validation, this.options) = (model, training, validation, options);
        if (options.Holdout.Count > 0) (this.training, holdout) = HoldOut(training, validation, options.Holdout);
        card = new GeoModelCard(model.Options, training.Species.Codes, env);
        this.device = device ?? CPU;
        model.to(this.device);
        step = new TrainingStep(model, options.Loss, options.LearningRate, options.WeightDecay, options.MaxGradientNorm, options.Precision);
    }

    /// <summary>Sent after every step and every epoch, on the thread that trains.</summary>
    public event EventHandler<TrainingProgress>? Progressed;

    public BirdNetGeoModel Model { get; }

    /// <summary>Where training stands.</summary>
    public TrainingState State { get; private set; } = new();

    public IReadOnlyList<EpochRecord> History => State.History;

    /// <summary>Samples that are trained on: those of the table but for the held-out regions.</summary>
    public int TrainingSamples => training.Count;

    private int Batches => Math.Max(1, training.Count / options.BatchSize);

    /// <summary>Trains to the last epoch, or until the GeoScore has not risen for a while.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the state is that after the last step, and is saved if there is a folder.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        try
        {
            while (!State.Stopped && State.Epoch < options.Epochs) RunEpoch(cancellation);
        }
        catch (OperationCanceledException)
        {
            SaveTo("latest.safetensors");
            throw;
        }
    }

    /// <summary>Writes a checkpoint from which <see cref="Resume"/> goes on.</summary>
    public void Save(string path) => Checkpoint.Write(path, card, Model, step, State);

    /// <summary>Takes up a training where its checkpoint left it.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, altered or no checkpoint; nothing has changed.</exception>
    /// <exception cref="ArgumentException">It is of another model or species list; nothing has changed.</exception>
    public void Resume(string path)
    {
        using var checkpoint = Checkpoint.Read(path);
        if (!checkpoint.Card.Species.SequenceEqual(card.Species)) throw new ArgumentException($"{path}: it is a model of another species list.");
        checkpoint.Restore(Model, step);
        State = checkpoint.State!;
        if (step.Scaler is { } scaler && State.Scaler is { } state) scaler.State = state;
    }

    public void Dispose() => step.Dispose();

    private void RunEpoch(CancellationToken cancellation)
    {
        step.LearningRate = options.Schedule[State.Epoch];
        var order = Shuffled(State.Epoch);
        while (State.Batch < Batches)
        {
            cancellation.ThrowIfCancellationRequested();
            TakeStep(order.AsSpan(State.Batch * options.BatchSize, Math.Min(options.BatchSize, training.Count)));
        }

        var result = Validate(cancellation);
        var record = new EpochRecord(State.Epoch + 1, step.LearningRate, LossValues.Mean(State.Steps), State.Skipped, result?.Losses, result?.Metrics);
        FinishEpoch(record);
        Report(record.Training, record);
    }

    private void TakeStep(ReadOnlySpan<int> rows)
    {
        using var scope = NewDisposeScope();
        manual_seed(SeedOf(State.Epoch, State.Batch + 1));
        var result = step.Take(training.Batch(rows, device));
        State = State with { Batch = State.Batch + 1, Scaler = step.Scaler?.State };
        State = result.Skipped ? State with { Skipped = State.Skipped + 1 } : State with { Steps = [.. State.Steps, result.Losses] };
        Report(result.Losses, null);
    }

    private ValidationResult? Validate(CancellationToken cancellation)
    {
        if (validation is null) return null;
        manual_seed(SeedOf(State.Epoch, Batches + 1)); // a loss may draw negatives
        var result = Run(validation);
        return holdout is null ? result : result with { Metrics = result.Metrics with { HoldoutMap = Run(holdout).Metrics.Map } };

        ValidationResult Run(OccurrenceTable table) => GeoValidation.Run(Model, table, options.Loss, options.BatchSize, device, options.Watchlist, cancellation);
    }

    private void FinishEpoch(EpochRecord record)
    {
        var score = record.Metrics?.GeoScore;
        var better = score is not null && (State.BestScore is null || score > State.BestScore);
        var waited = better || score is null ? 0 : State.EpochsWithoutImprovement + 1;
        State = new TrainingState
        {
            Epoch = State.Epoch + 1,
            BestScore = better ? score : State.BestScore,
            EpochsWithoutImprovement = waited,
            Stopped = options.Patience > 0 && waited >= options.Patience,
            Scaler = State.Scaler,
            History = [.. State.History, record],
        };
        SaveTo("latest.safetensors");
        if (better) SaveTo("best.safetensors");
        if (options.Folder is { } folder) AtomicFile.WriteText(Path.Combine(folder, "history.json"), JsonSerializer.Serialize(History, HistoryJson));
    }

    private void SaveTo(string name)
    {
        if (options.Folder is { } folder) Save(Path.Combine(folder, name));
    }

    private void Report(LossValues losses, EpochRecord? finished) => Progressed?.Invoke(
        this,
        new TrainingProgress(finished?.Epoch ?? State.Epoch + 1, options.Epochs, finished is null ? State.Batch : Batches, Batches, step.LearningRate, losses, finished));

    /// <summary>The samples in an order that follows from the seed and the epoch alone.</summary>
    private int[] Shuffled(int epoch)
    {
        using var generator = new Generator((ulong)SeedOf(epoch, 0));
        using var order = randperm(training.Count, generator: generator);
        return [.. order.data<long>().ToArray().Select(row => (int)row)];
    }

    /// <summary>A seed for each step, and with batch 0 for the epoch's order, with the one after the last for its validation.</summary>
    /// <remarks>Far from its neighbours': SplitMix64's mixer.</remarks>
    private long SeedOf(int epoch, int batch)
    {
        var z = (ulong)options.Seed + 0x9E3779B97F4A7C15UL * (((ulong)epoch << 32) + (ulong)batch + 1);
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return (long)((z ^ z >> 31) >> 1);
    }

    /// <summary>The samples outside and inside the boxes. Validation keeps its own samples there, as in the reference.</summary>
    private static (OccurrenceTable Training, OccurrenceTable Holdout) HoldOut(OccurrenceTable table, OccurrenceTable? validation, IReadOnlyList<GeoBox> boxes)
    {
        if (validation is null) throw new ArgumentException("Held-out regions are judged with the validation, and there is no validation table: give one.");
        var (outside, inside) = (GeoBox.Rows(boxes, table.Lat, table.Lon, inside: false), GeoBox.Rows(boxes, table.Lat, table.Lon, inside: true));
        if (inside.Length == 0) throw new ArgumentException($"None of the {table.Count} training samples lies in the held-out regions: choose others, or none.");
        if (outside.Length == 0) throw new ArgumentException($"All {table.Count} training samples lie in the held-out regions: nothing is left to learn from.");
        return (table.Subset(outside), table.Subset(inside));
    }

    private static void RequireFits(OccurrenceTable table, GeoModelOptions model)
    {
        if (table.Count == 0) throw new ArgumentException("The table has no samples: at least one is needed.");
        if (table.Species.Count != model.Species)
            throw new ArgumentException($"The table has {table.Species.Count} species and the network {model.Species}: as many are needed.");
        if (table.Env is { } env && env[0].Length != model.EnvFeatures)
            throw new ArgumentException($"The table has {env[0].Length} environment features and the network {model.EnvFeatures}: as many are needed.");
    }
}
