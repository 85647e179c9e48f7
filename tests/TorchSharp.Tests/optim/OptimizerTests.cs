using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>What all optimizers share, whether they step parameter by parameter or list by list.</summary>
public class OptimizerTests
{
    private static readonly Dictionary<string, Func<Parameter[], bool, optim.Optimizer>> Makers = new()
    {
        ["SGD"] = (parameters, maximize) => optim.SGD(parameters, 0.1, momentum: 0.9, maximize: maximize),
        ["Adam"] = (parameters, maximize) => optim.Adam(parameters, 0.1, maximize: maximize),
        ["AdamW"] = (parameters, maximize) => optim.AdamW(parameters, 0.1, maximize: maximize),
        ["ASGD"] = (parameters, maximize) => optim.ASGD(parameters, 0.1, maximize: maximize),
        ["Adadelta"] = (parameters, maximize) => optim.Adadelta(parameters, 0.1, maximize: maximize),
        ["Rprop"] = (parameters, maximize) => optim.Rprop(parameters, 0.1, maximize: maximize),
        ["RMSProp"] = (parameters, maximize) => optim.RMSProp(parameters, 0.1, maximize: maximize),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void To_maximize_is_to_minimize_with_the_gradients_turned_round(string name)
    {
        using var scope = NewDisposeScope();
        var (up, down) = (Start(), Start());
        using var climbing = Makers[name](up, true);
        using var descending = Makers[name](down, false);
        for (var step = 0; step < 3; step++)
        {
            for (var i = 0; i < up.Length; i++)
            {
                var gradient = full_like(up[i], 0.5 + i + step, requires_grad: false);
                (up[i].grad, down[i].grad) = (gradient, -gradient);
            }

            climbing.step();
            descending.step();
        }

        for (var i = 0; i < up.Length; i++) Assert.True(up[i].allclose(down[i]));
        Assert.True((up[0] > 1).all().item<bool>());
    }

    /// <summary>A parameter without a gradient is passed over; its steps are counted by itself.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_that_begins_later_begins_at_its_first_step(string name)
    {
        using var scope = NewDisposeScope();
        var (both, alone) = (Start(), Start()[1..]);
        using var optimizer = Makers[name](both, false);
        using var single = Makers[name](alone, false);
        both[0].grad = ones_like(both[0]);
        optimizer.step();
        Assert.True((both[1] == 1).all().item<bool>());

        both[1].grad = full_like(both[1], 0.3, requires_grad: false);
        alone[0].grad = full_like(alone[0], 0.3, requires_grad: false);
        for (var step = 0; step < 2; step++)
        {
            optimizer.step();
            single.step();
        }

        Assert.True(both[1].allclose(alone[0]));
    }

    private static Parameter[] Start() => [new(ones(3)), new(ones(2, 2))];

    [Fact]
    public void Many_small_parameters_are_updated_as_each_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var values = Enumerable.Range(0, 40).Select(_ => randn(3000)).ToArray();
        var gradients = values.Select(_ => randn(3000)).ToArray();
        var together = Step(values, gradients);
        for (var i = 0; i < values.Length; i++) Assert.True(together[i].equal(Step([values[i]], [gradients[i]])[0]).all().item<bool>());

        static Parameter[] Step(Tensor[] values, Tensor[] gradients)
        {
            var parameters = values.Select(value => new Parameter(value.clone())).ToArray();
            using var optimizer = optim.AdamW(parameters, 1e-2);
            for (var step = 0; step < 2; step++)
            {
                foreach (var (parameter, gradient) in parameters.Zip(gradients)) parameter.grad = gradient.clone();
                optimizer.step();
            }

            return parameters;
        }
    }
}
