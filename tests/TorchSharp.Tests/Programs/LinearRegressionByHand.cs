using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Programs;

/// <summary>A line through points: gradient descent with nothing but tensors and <c>backward</c>.</summary>
public class LinearRegressionByHand
{
    [Fact]
    public void Gradient_descent_finds_the_least_squares_line()
    {
        manual_seed(0);
        var x = linspace(-1, 1, 50);
        var y = 2 * x + 0.5 + 0.1 * randn(50);

        var w = zeros(1, requires_grad: true);
        var b = zeros(1, requires_grad: true);
        var losses = new List<float>();
        for (var step = 0; step < 200; step++)
        {
            using var scope = NewDisposeScope();
            var loss = (w * x + b - y).pow(2).mean();
            loss.backward();
            losses.Add(loss.item<float>());
            using (no_grad())
            {
                w.sub_(0.3 * w.grad!);
                b.sub_(0.3 * b.grad!);
                w.grad!.zero_();
                b.grad!.zero_();
            }
        }

        // The normal equations' solution: slope = cov(x, y) / var(x), and the line goes through the means.
        var slope = ((x - x.mean()) * (y - y.mean())).sum() / (x - x.mean()).pow(2).sum();
        var intercept = y.mean() - slope * x.mean();
        Assert.Equal(slope.item<float>(), w.item<float>(), 1e-4);
        Assert.Equal(intercept.item<float>(), b.item<float>(), 1e-4);

        // What remains is the noise: about 0.1² = 0.01.
        Assert.InRange(losses[^1], 0.005f, 0.015f);
        Assert.True(losses[0] > 1);
    }

    [Fact]
    public void The_gradient_is_the_one_on_paper()
    {
        var x = tensor(new[] { 1f, 2, 3 });
        var y = tensor(new[] { 2f, 4, 6 });
        var w = tensor(1f, requires_grad: true);
        (w * x - y).pow(2).mean().backward();

        // d/dw of mean((w - 2)² x²) = 2 (w - 2) mean(x²) = -2 · 14/3.
        Assert.Equal(-28f / 3, w.grad!.item<float>(), 1e-5);
    }
}
