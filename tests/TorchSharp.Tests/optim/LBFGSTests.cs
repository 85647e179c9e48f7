using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>The numbers come from <c>tests/tools/lbfgs_parity.py</c>.</summary>
public class LBFGSTests
{
    [Theory]
    [InlineData(0.01, 20, null, 100, 120, 2.107466808523294, -0.21483713071790198, 0.03153237233802318)]
    [InlineData(0.5, 4, null, 2, 24, 0.03808985628473743, 0.9737304734340883, 0.9642526958772583)]
    [InlineData(1.0, 20, 3L, 100, 18, 3.811014373099768, -0.14516779854707335, -0.11468438676112525)]
    public void It_steps_through_Rosenbrocks_valley_as_PyTorchs_does(double lr, long iterations, long? evaluations, long history, int calls, double last, double x0, double x1)
    {
        using var x = new Parameter(tensor(new[] { -1.5, 2.0 }));
        using var optimizer = optim.LBFGS([x], lr, iterations, evaluations, history_size: history);
        var called = 0;
        Finalizers.Run();
        var before = Tensor.TotalCount;
        var loss = 0.0;
        for (var i = 0; i < 6; i++)
        {
            using var scope = NewDisposeScope();
            loss = optimizer.step(() =>
            {
                called++;
                optimizer.zero_grad();
                var value = (1 - x[0]).square() + 5 * (x[1] - x[0].square()).square();
                value.backward();
                return value;
            })!.item<double>();
        }

        Assert.Equal(calls, called);
        Assert.Equal(last, loss, 1e-9);
        Assert.Equal(x0, x.data<double>()[0], 1e-9);
        Assert.Equal(x1, x.data<double>()[1], 1e-9);

        // Two tensors, and two more for each remembered step.
        Assert.True(Tensor.TotalCount - before <= 2 + 2 * history);
        optimizer.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void It_needs_a_closure_and_has_one_learning_rate()
    {
        using var x = new Parameter(ones(1));
        using var optimizer = optim.LBFGS([x], 0.1);
        Assert.Throws<ArgumentNullException>(() => optimizer.step(null));
        Assert.Equal(0.1, optimizer.ParamGroups.Single().LearningRate);
    }
}
