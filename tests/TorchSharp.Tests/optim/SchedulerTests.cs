using System.Globalization;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests;

public class SchedulerTests
{
    // The real package's sequences, from a rate of 1; those after "PyTorch" from Debian's PyTorch 1.13.1.
    public static TheoryData<string, Func<optim.Optimizer, LRScheduler>, string> Sequences => new()
    {
        { "StepLR", o => StepLR(o, 2, 0.1), "1 1 0.1 0.1 0.01 0.01 0.001" },
        { "ExponentialLR", o => ExponentialLR(o, 0.5), "1 0.5 0.25 0.125 0.0625" },
        { "CosineAnnealingLR", o => CosineAnnealingLR(o, 4), "1 0.8535534 0.5 0.1464466 0 0.1464466 0.5" },
        { "LinearLR", o => LinearLR(o), "0.3333333 0.4666667 0.6 0.7333333 0.8666667 1 1 1" },
        { "MultiStepLR", o => MultiStepLR(o, [2, 4], 0.1), "1 1 0.1 0.1 0.01 0.01" },
        { "LambdaLR", o => LambdaLR(o, epoch => 1.0 / (1 + epoch)), "1 0.5 0.3333333 0.25 0.2" },
        { "MultiplicativeLR", o => MultiplicativeLR(o, _ => 0.9), "1 0.9 0.81 0.729 0.6561" },
        { "ConstantLR", o => ConstantLR(o), "0.3333333 0.3333333 0.3333333 0.3333333 0.3333333 1 1 1" },
        { "PolynomialLR", o => PolynomialLR(o), "1 0.8 0.6 0.4 0.2 0 0 0" },
        { "OneCycleLR", o => OneCycleLR(o, 1, total_steps: 10), "0.04 0.52 1 0.9504846 0.8117457 0.611262 0.388742 0.1882583 0.04951937 4E-06" },
        { "CyclicLR", o => CyclicLR(o, 0.1, 1, step_size_up: 3), "0.1 0.4 0.7 1 0.7 0.4 0.1 0.4 0.7" },
        // PyTorch
        { "CyclicLR exp_range", o => CyclicLR(o, 0.1, 1, step_size_up: 2, step_size_down: 4, mode: impl.CyclicLR.Mode.ExpRange, gamma: 0.9), "0.1 0.505 0.829 0.592075 0.395245 0.23286025 0.1 0.315233605 0.487420489 0.36150883" },
        { "CyclicLR triangular2", o => CyclicLR(o, 0.1, 1, step_size_up: 2, mode: impl.CyclicLR.Mode.Triangular2), "0.1 0.55 1 0.55 0.1 0.325 0.55 0.325 0.1 0.2125" },
        { "OneCycleLR three phases", o => OneCycleLR(o, 1, epochs: 3, steps_per_epoch: 4, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true), "0.04 0.409230769 0.778461538 0.852307692 0.483076923 0.113846154 0.0344833103 0.0275874483 0.0206915862 0.0137957241 0.00689986207" },
        { "SequentialLR", o => SequentialLR(o, [LinearLR(o, 0.1, total_iters: 3), ExponentialLR(o, 0.5), StepLR(o, 1, 0.1)], [3, 5]), "0.1 0.4 0.7 1 0.5 1 0.1 0.01" },
        { "ChainedLR", o => ChainedLR([LinearLR(o, 0.5, total_iters: 4), ExponentialLR(o, 0.9)]), "0.5 0.5625 0.6075 0.637875 0.6561 0.59049 0.531441" },
        { "PolynomialLR power 2", o => PolynomialLR(o, 4, 2), "1 0.5625 0.25 0.0625 0 0 0" },
        { "CosineAnnealingLR eta_min", o => CosineAnnealingLR(o, 3, 0.2), "1 0.8 0.4 0.2 0.4 0.8 1 0.8" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Rates_follow_the_schedule(string name, Func<optim.Optimizer, LRScheduler> make, string expected)
    {
        using var layer = Linear(1, 1);
        using var optimizer = optim.SGD(layer.parameters(), 1, momentum: 0.5);
        var scheduler = make(optimizer);
        foreach (var rate in expected.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)))
        {
            Assert.True(Math.Abs(rate - optimizer.ParamGroups.Single().LearningRate) <= 2e-7, $"{name}: {optimizer.ParamGroups.Single().LearningRate} instead of {rate}");
            Assert.Equal([optimizer.ParamGroups.Single().LearningRate], scheduler.get_last_lr());
            optimizer.step();
            if (rate != 4E-06) scheduler.step();
        }
    }

    [Fact]
    public void Half_a_cosine_over_no_epochs_is_refused()
    {
        using var optimizer = optim.SGD([new Parameter(ones(1))], 0.1);
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.lr_scheduler.CosineAnnealingLR(optimizer, 0));
    }

    [Fact]
    public void Two_schedules_on_one_optimizer_multiply()
    {
        using var layer = Linear(1, 1);
        using var optimizer = optim.SGD(layer.parameters(), 1);
        var (first, second) = (ExponentialLR(optimizer, 0.5), StepLR(optimizer, 2, 0.1));
        var rates = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            first.step();
            second.step();
            rates.Add(optimizer.ParamGroups.Single().LearningRate);
        }

        Assert.Equal([0.5, 0.025, 0.0125, 0.000625], rates.Select(rate => Math.Round(rate, 9)));
    }

    [Fact]
    public void A_plateau_reduces_the_rate()
    {
        using var layer = Linear(1, 1);
        using var optimizer = optim.SGD(layer.parameters(), 1);
        var scheduler = ReduceLROnPlateau(optimizer, patience: 1);
        var rates = new List<double>();
        foreach (var metric in new double[] { 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.4 })
        {
            scheduler.step(metric);
            rates.Add(optimizer.ParamGroups.Single().LearningRate);
        }

        Assert.Equal([1, 1, 0.1, 0.1, 0.1, 0.010000000000000002, 0.010000000000000002, 0.010000000000000002], rates);
        Assert.Throws<InvalidOperationException>(scheduler.step);
        Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(optimizer, mode: "less"));
    }

    [Fact]
    public void Each_group_has_its_own_rate()
    {
        using var layer = Linear(1, 1);
        using var optimizer = optim.SGD([new SGD.ParamGroup([layer.weight], lr: 1), new SGD.ParamGroup([layer.bias!], lr: 0.5)], 0.1);
        var scheduler = StepLR(optimizer, 1, 0.1);
        scheduler.step();
        Assert.Equal([0.1, 0.05], scheduler.get_last_lr());
        Assert.Equal([1, 0.5], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void One_cycle_moves_the_momentum_the_other_way()
    {
        using var layer = Linear(1, 1);
        using var optimizer = optim.Adam(layer.parameters());
        var scheduler = OneCycleLR(optimizer, 1, total_steps: 10);
        Assert.Equal(0.95, optimizer.Betas.Item1, 12);
        for (var i = 0; i < 2; i++) scheduler.step();
        Assert.Equal(0.85, ((optim.IBetas)optimizer.ParamGroups.Single()).Betas.Item1, 12);
        using var plain = optim.Adagrad(layer.parameters());
        Assert.Throws<ArgumentException>(() => OneCycleLR(plain, 1, total_steps: 10));
    }
}
