using Songbook.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Training;

public sealed class GradScalerTests : IDisposable
{
    private readonly Parameter weight = new(tensor(new[] { 1f, 2f }));
    private readonly optim.Optimizer optimizer;

    public GradScalerTests() => optimizer = optim.SGD([weight], 0.5);

    public void Dispose()
    {
        optimizer.Dispose();
        weight.Dispose();
    }

    // One step whose unscaled gradient is (g, 0).
    private bool Step(GradScaler scaler, float gradient)
    {
        optimizer.zero_grad();
        scaler.Scale((weight * tensor(new[] { gradient, 0f })).sum()).backward();
        var stepped = scaler.Step(optimizer);
        scaler.Update();
        return stepped;
    }

    [Fact]
    public void The_scale_grows_after_good_steps_and_shrinks_after_an_overflow()
    {
        // torch.cuda.amp's rule: an overflow halves and starts the count anew, three good steps in a row double.
        var scaler = new GradScaler { InitialScale = 8, GrowthInterval = 3 };
        var scales = new List<double>();
        var steps = new List<bool>();
        foreach (var gradient in new[] { 1, 1, float.PositiveInfinity, 1, 1, 1, 1, float.NaN, float.NegativeInfinity, 1 })
        {
            steps.Add(Step(scaler, gradient));
            scales.Add(scaler.State.Scale);
        }

        Assert.Equal([8, 8, 4, 4, 4, 8, 8, 4, 2, 2], scales);
        Assert.Equal([true, true, false, true, true, true, true, false, false, true], steps);

        // Seven steps of 0.5·1 down from 1; the overflows left the weights alone.
        Close.Absolute(tensor(new[] { 1 - 7 * 0.5f, 2f }), weight, 0);
        Assert.Equal(new GradScalerState(2, 1), scaler.State);
    }

    [Fact]
    public void Defaults_are_PyTorchs()
    {
        var scaler = new GradScaler();
        Assert.Equal((65536, 2, 0.5, 2000), (scaler.State.Scale, scaler.GrowthFactor, scaler.BackoffFactor, scaler.GrowthInterval));
    }

    [Fact]
    public void Gradients_are_clipped_after_they_are_unscaled()
    {
        var scaler = new GradScaler { InitialScale = 1024 };
        scaler.Scale((weight * tensor(new[] { 3f, 4f })).sum()).backward();
        Close.Absolute(tensor(new[] { 3072f, 4096f }), weight.grad!, 0);
        scaler.Unscale(optimizer);
        Close.Absolute(tensor(new[] { 3f, 4f }), weight.grad!, 0);
        nn.utils.clip_grad_norm_([weight], 1);
        Assert.True(scaler.Step(optimizer));
        Close.Absolute(tensor(new[] { 1 - 0.5f * 0.6f, 2 - 0.5f * 0.8f }), weight, 1e-6);
    }

    [Fact]
    public void The_scale_stays_within_float32()
    {
        var largest = Math.Pow(2, 127);
        var scaler = new GradScaler { InitialScale = largest, GrowthInterval = 1 };
        weight.grad = tensor(new[] { 1f, 1f });
        scaler.Step(optimizer);
        scaler.Update();
        Assert.Equal(largest, scaler.State.Scale);
    }

    [Fact]
    public void What_is_out_of_turn_is_refused()
    {
        var scaler = new GradScaler();
        Assert.Contains("nothing to update from", Assert.Throws<InvalidOperationException>(scaler.Update).Message);
        scaler.Unscale(optimizer);
        Assert.Contains("unscaled already", Assert.Throws<InvalidOperationException>(() => scaler.Unscale(optimizer)).Message);
        Assert.Contains("GrowthFactor is 1", Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler { GrowthFactor = 1 }).Message);
        Assert.Contains("BackoffFactor is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler { BackoffFactor = double.NaN }).Message);
        Assert.Contains("InitialScale is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler { InitialScale = 0 }).Message);
    }
}
