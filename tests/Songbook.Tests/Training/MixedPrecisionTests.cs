using Songbook.Losses;
using Songbook.Models;
using Songbook.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Training;

public class MixedPrecisionTests
{
    [Fact]
    public void A_linear_layer_computes_what_PyTorchs_autocast_does()
    {
        // torch.autocast("cpu", torch.bfloat16) around a Linear, PyTorch 1.13.1; the gradients are those of the sum of squares.
        var linear = nn.Linear(3, 2);
        using (no_grad())
        {
            linear.weight.copy_(tensor(new[,] { { 0.3f, 0.21f, -0.6f }, { 1.1f, -0.33f, 0.9f } }));
            linear.bias!.copy_(tensor(new[] { 0.01f, -0.2f }));
        }

        Autocast.Apply(linear, ScalarType.BFloat16);
        var output = linear.call(tensor(new[,] { { 0.1f, -0.7f, 1.3f }, { 2.2f, 0.05f, -0.4f } }));
        output.square().sum().backward();
        Assert.Equal(ScalarType.Float32, output.dtype);
        Close.Absolute(tensor(new[,] { { -0.88671875f, 1.3046875f }, { 0.92578125f, 1.8515625f } }), output, 0);
        Close.Absolute(tensor(new[,] { { 3.921875f, 1.3359375f, -3.03125f }, { 8.4375f, -1.640625f, 1.90625f } }), linear.weight.grad!.to(ScalarType.Float32), 0);
        Close.Absolute(tensor(new[] { 0.078125f, 6.3125f }), linear.bias!.grad!.to(ScalarType.Float32), 0);
    }

    [Fact]
    public void Only_the_linear_layers_are_converted()
    {
        using var model = TinyWorld.Model();
        Autocast.Apply(model, ScalarType.BFloat16);
        var linear = model.modules().OfType<Linear>().SelectMany(layer => layer.parameters()).Count();
        Assert.Equal(linear, model.parameters().Count(parameter => parameter.dtype == ScalarType.BFloat16));
        Assert.Equal(model.modules().OfType<LayerNorm>().Count() * 2, model.parameters().Count(parameter => parameter.dtype == ScalarType.Float32));
        Assert.Contains("Float64 is no low precision", Assert.Throws<ArgumentException>(() => Autocast.Apply(model, ScalarType.Float64)).Message);
    }

    [Fact]
    public void A_step_in_bfloat16_is_close_to_one_in_float32_and_not_the_same()
    {
        var (full, low) = (OneStep(Precision.Float32), OneStep(Precision.BFloat16));
        Assert.NotEqual(full.Result.Losses.Total, low.Result.Losses.Total);
        Assert.Equal(full.Result.Losses.Total, low.Result.Losses.Total, 0.01 * full.Result.Losses.Total);
        Assert.Equal(full.Result.GradientNorm, low.Result.GradientNorm, 0.03 * full.Result.GradientNorm);

        // Weights and gradients that the optimiser sees are float32.
        Assert.All(low.Model.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
        Assert.All(low.Model.parameters().Select(parameter => parameter.grad).OfType<Tensor>(), gradient => Assert.Equal(ScalarType.Float32, gradient.dtype));
        var distance = full.Model.parameters().Zip(low.Model.parameters()).Max(pair => (pair.First - pair.Second).abs().max().item<float>());
        Assert.InRange(distance, 1e-7, 3 * 1e-2);

        static (StepResult Result, BirdNetGeoModel Model) OneStep(Precision precision)
        {
            var model = TinyWorld.Model();
            using var step = new TrainingStep(model, new MultiTaskLoss { HabitatWeight = 0.1 }, 1e-2, precision: precision);
            manual_seed(1);
            return (step.Take(TinyWorld.Table(50, 1).Batch([.. Enumerable.Range(0, 50)])), model);
        }
    }

    [Fact]
    public void Training_in_bfloat16_learns_as_well()
    {
        var (full, low) = (LastLoss(Precision.Float32), LastLoss(Precision.BFloat16));
        Assert.NotEqual(full, low);
        Assert.Equal(full, low, 0.05 * full);
    }

    [Fact]
    public void Where_the_CPU_has_no_low_precision_nothing_changes() =>
        Assert.Equal(LastLoss(Precision.Float32), LastLoss(Precision.WhereAvailable));

    [Fact]
    public void Float16_on_the_CPU_is_refused_at_once()
    {
        using var model = TinyWorld.Model();
        var error = Assert.Throws<ArgumentException>(() => new TrainingStep(model, new MultiTaskLoss(), precision: Precision.Float16));
        Assert.Equal("Precision Float16 needs a graphics card: on the CPU there are Float32, BFloat16 and WhereAvailable.", error.Message);
    }

    [Fact]
    public void A_scale_that_is_a_power_of_two_changes_no_bit()
    {
        Assert.Equal(Weights(null), Weights(new GradScaler { InitialScale = 1024 }));

        static float[] Weights(GradScaler? scaler)
        {
            using var model = TinyWorld.Model();
            using var step = new TrainingStep(model, new MultiTaskLoss()) { Scaler = scaler };
            for (var i = 0; i < 3; i++)
            {
                manual_seed(i);
                step.Take(TinyWorld.Table(50, i).Batch([.. Enumerable.Range(0, 50)]));
            }

            Assert.Equal(scaler is null ? null : new GradScalerState(1024, 3), scaler?.State);
            return [.. model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
        }
    }

    [Fact]
    public void A_step_whose_gradient_overflows_is_left_out_and_halves_the_scale()
    {
        using var model = TinyWorld.Model();
        var scaler = new GradScaler { InitialScale = Math.Pow(2, 127) };
        using var step = new TrainingStep(model, new MultiTaskLoss { SpeciesWeight = 1000 }) { Scaler = scaler };
        var before = model.parameters().Select(parameter => parameter.detach().clone()).ToList();
        Assert.True(step.Take(TinyWorld.Table(50, 1).Batch([.. Enumerable.Range(0, 50)])).Skipped);
        Assert.Equal(Math.Pow(2, 126), scaler.State.Scale);
        foreach (var (old, now) in before.Zip(model.parameters())) Close.Absolute(old, now, 0);
    }

    [Fact]
    public void The_scale_is_part_of_a_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var model = TinyWorld.Model();
        using var step = new TrainingStep(model, new MultiTaskLoss());
        var card = new GeoModelCard(model.Options, ["a", "b", "c", "d"]);
        Checkpoint.Write(folder["c"], card, model, step, new TrainingState { Scaler = new GradScalerState(512, 7) });
        using var read = Checkpoint.Read(folder["c"]);
        Assert.Equal(new GradScalerState(512, 7), read.State!.Scaler);
    }

    private static double LastLoss(Precision precision)
    {
        using var trainer = new Trainer(
            TinyWorld.Model(), TinyWorld.Table(200, 1), null,
            new() { Epochs = 4, BatchSize = 50, WarmupEpochs = 1, LearningRate = 0.01, Precision = precision });
        trainer.Run(TestContext.Current.CancellationToken);
        return trainer.History[^1].Training.Total;
    }
}
