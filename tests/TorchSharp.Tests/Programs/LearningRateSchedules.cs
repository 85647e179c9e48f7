using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Programs;

/// <summary>How the learning rate goes, epoch by epoch, against the formula of each schedule.</summary>
public class LearningRateSchedules
{
    private const double Start = 0.1;

    [Fact]
    public void Step_divides_every_few_epochs() =>
        AssertRates(optimizer => optim.lr_scheduler.StepLR(optimizer, step_size: 3, gamma: 0.1), epoch => Start * Math.Pow(0.1, epoch / 3));

    [Fact]
    public void Multi_step_divides_at_milestones() =>
        AssertRates(optimizer => optim.lr_scheduler.MultiStepLR(optimizer, [2, 5], gamma: 0.5), epoch => epoch < 2 ? Start : epoch < 5 ? Start / 2 : Start / 4);

    [Fact]
    public void Exponential_shrinks_every_epoch() =>
        AssertRates(optimizer => optim.lr_scheduler.ExponentialLR(optimizer, gamma: 0.9), epoch => Start * Math.Pow(0.9, epoch));

    [Fact]
    public void Cosine_follows_half_a_wave() =>
        AssertRates(optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max: 8, eta_min: 0.01), epoch => 0.01 + (Start - 0.01) * (1 + Math.Cos(Math.PI * epoch / 8)) / 2);

    [Fact]
    public void Linear_warms_up() =>
        AssertRates(optimizer => optim.lr_scheduler.LinearLR(optimizer, start_factor: 0.2, total_iters: 4), epoch => Start * (epoch < 4 ? 0.2 + 0.8 * epoch / 4 : 1));

    [Fact]
    public void Lambda_takes_any_function() =>
        AssertRates(optimizer => optim.lr_scheduler.LambdaLR(optimizer, epoch => 1.0 / (1 + epoch)), epoch => Start / (1 + epoch));

    [Fact]
    public void Warm_up_then_decay() =>
        AssertRates(
            optimizer => optim.lr_scheduler.SequentialLR(
                optimizer,
                [optim.lr_scheduler.LinearLR(optimizer, start_factor: 0.5, total_iters: 2), optim.lr_scheduler.ExponentialLR(optimizer, gamma: 0.8)],
                [2]),
            epoch => epoch < 2 ? Start * (0.5 + 0.25 * epoch) : Start * Math.Pow(0.8, epoch - 2));

    [Fact]
    public void Plateau_waits_for_the_loss()
    {
        using var optimizer = Optimizer();
        var scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.5, patience: 1);
        var rates = new List<double>();
        foreach (var loss in new[] { 1.0, 0.9, 0.9, 0.9, 0.5, 0.5, 0.5 })
        {
            scheduler.step(loss);
            rates.Add(Rate(optimizer));
        }

        // Two epochs without progress are one more than the patience.
        Assert.Equal([0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025], rates);
    }

    private static void AssertRates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make, Func<int, double> expected)
    {
        using var optimizer = Optimizer();
        var scheduler = make(optimizer);
        for (var epoch = 0; epoch < 8; epoch++)
        {
            Assert.Equal(expected(epoch), Rate(optimizer), 1e-12);
            optimizer.step();
            scheduler.step();
        }
    }

    private static SGD Optimizer() => optim.SGD([new Parameter(ones(1))], Start);

    private static double Rate(optim.Optimizer optimizer) => optimizer.ParamGroups.Single().LearningRate;
}
