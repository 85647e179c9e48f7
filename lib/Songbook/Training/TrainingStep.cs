using Songbook.Data;
using Songbook.Losses;
using Songbook.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Songbook.Training;

/// <summary>What one step did.</summary>
/// <param name="Losses">Before the step.</param>
/// <param name="GradientNorm">Length of the whole gradient before clipping; NaN if the step was skipped.</param>
public sealed record StepResult(LossValues Losses, double GradientNorm)
{
    /// <summary>Whether the step was left out because a loss or the gradient was not finite.</summary>
    public bool Skipped => double.IsNaN(GradientNorm);
}

/// <summary>One step of training: losses, gradients, clipping, AdamW.</summary>
/// <remarks>Follows the training loop of birdnet-team/geomodel@153a47f train.py.</remarks>
public sealed class TrainingStep : IDisposable
{
    private readonly BirdNetGeoModel model;
    private readonly MultiTaskLoss loss;
    private readonly double? maxGradientNorm;
    private readonly LowPrecisionCopy? twin;

    /// <param name="model">Trained in place.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="learningRate">AdamW's rate; above 0.</param>
    /// <param name="weightDecay">Of all weights alike, biases and norms included; from 0.</param>
    /// <param name="maxGradientNorm">A longer gradient is scaled down to this length; null: never.</param>
    /// <param name="precision">In which format matrix products are computed; weights and the optimiser's moments are always float32.</param>
    /// <exception cref="ArgumentException">A number outside its range, or Float16 on the CPU.</exception>
    public TrainingStep(
        BirdNetGeoModel model, MultiTaskLoss loss, double learningRate = 1e-3, double weightDecay = 1e-3, double? maxGradientNorm = 1, Precision precision = Precision.Float32)
    {
        Require.Positive(learningRate);
        Require.NotNegative(weightDecay);
        if (maxGradientNorm is { } norm) Require.Positive(norm, nameof(maxGradientNorm));
        (this.model, this.loss, this.maxGradientNorm) = (model, loss, maxGradientNorm);
        Optimizer = optim.AdamW(model.parameters(), lr: learningRate, weight_decay: weightDecay);
        if (LowFormat(precision, model.parameters().First().device) is { } format)
        {
            twin = new LowPrecisionCopy(model, format);
            Scaler = format == ScalarType.Float16 ? new GradScaler() : null;
        }
    }

    internal AdamW Optimizer { get; }

    /// <summary>Where products are computed in float16.</summary>
    internal GradScaler? Scaler { get; init; }

    public double LearningRate
    {
        get => Optimizer.ParamGroups.First().LearningRate;
        set
        {
            foreach (var group in Optimizer.ParamGroups) group.LearningRate = value;
        }
    }

    /// <summary>Trains on one batch; if a loss or the gradient is not finite, the weights stay as they are.</summary>
    public StepResult Take(GeoBatch batch)
    {
        using var scope = NewDisposeScope();
        twin?.TakeWeights();
        var network = twin?.Model ?? model;
        network.train();
        var output = network.Forward(batch.Lat, batch.Lon, batch.Week, returnEnv: true);
        var losses = loss.Compute(output, batch.Species, batch.Env);
        var values = LossValues.Of(losses);
        if (!values.IsFinite) return new StepResult(values, double.NaN);

        // No gradient instead of a zero one: weights that had no part in the loss are left alone, by the decay too.
        model.zero_grad(set_to_none: true);
        (Scaler?.Scale(losses.Total) ?? losses.Total).backward();
        twin?.HandGradientsBack();
        return new StepResult(values, Follow());
    }

    /// <summary>Follows the gradient, unless it is not finite.</summary>
    /// <returns>Its length, or NaN.</returns>
    private double Follow()
    {
        Scaler?.Unscale(Optimizer);
        var norm = GradientNorm.Clip(model.parameters(), maxGradientNorm);
        var finite = double.IsFinite(norm);
        if (finite && Scaler is null) Optimizer.step();
        if (finite) Scaler?.Step(Optimizer);
        Scaler?.Update();
        return finite ? norm : double.NaN;
    }

    /// <summary>The losses on a batch, without training on it.</summary>
    public LossValues Evaluate(GeoBatch batch)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        model.eval();
        return LossValues.Of(loss.Compute(model.Forward(batch.Lat, batch.Lon, batch.Week, returnEnv: true), batch.Species, batch.Env));
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        twin?.Dispose();
    }

    private static ScalarType? LowFormat(Precision precision, Device device) => precision switch
    {
        Precision.BFloat16 => ScalarType.BFloat16,
        Precision.Float16 when device.type == DeviceType.CPU =>
            throw new ArgumentException("Precision Float16 needs a graphics card: on the CPU there are Float32, BFloat16 and WhereAvailable."),
        Precision.Float16 => ScalarType.Float16,
        Precision.WhereAvailable when device.type == DeviceType.CUDA => ScalarType.Float16,
        _ => null,
    };
}
