using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public class DropoutTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void Training_drops_a_share_and_scales_the_rest(double p)
    {
        manual_seed(0);
        using var dropout = Dropout(p);
        var kept = dropout.call(ones(100, 100));
        var (zeros, scaled) = ((kept == 0).sum().item<long>(), kept.isclose(tensor((float)(1 / (1 - p)))).sum().item<long>());
        Assert.Equal(10_000, zeros + scaled);

        // Of n draws with probability p; five standard deviations.
        Assert.InRange(zeros - 10_000 * p, -5 * Math.Sqrt(10_000 * p * (1 - p)), 5 * Math.Sqrt(10_000 * p * (1 - p)));
    }

    [Fact]
    public void Evaluation_changes_nothing()
    {
        using var dropout = Dropout(0.9);
        dropout.eval();
        var x = rand(10);
        Assert.True(dropout.call(x).Equals(x));
        dropout.train();
        Assert.False(dropout.call(ones(1000)).Equals(ones(1000)));
    }

    [Fact]
    public void Nothing_and_everything()
    {
        Assert.True(functional.dropout(ones(5), 0).Equals(ones(5)));
        Assert.True(functional.dropout(ones(5), 1).Equals(zeros(5)));
        Assert.True(functional.dropout(ones(5), 0.9, training: false).Equals(ones(5)));
    }

    [Fact]
    public void The_gradient_goes_where_the_signal_went()
    {
        using var x = ones(1000, requires_grad: true);
        using var y = functional.dropout(x, 0.3);
        y.sum().backward();
        Assert.True(x.grad!.Equals(y.detach()));
    }

    [Fact]
    public void In_place_is_the_same_tensor()
    {
        var x = ones(1000);
        Assert.Same(x, functional.dropout(x, 0.5, inplace: true));
        Assert.True((x == 0).any().item<bool>());
    }

    [Fact]
    public void Whole_channels_go_together()
    {
        manual_seed(0);
        var sums = functional.dropout2d(ones(20, 10, 4, 4), 0.5).sum(-1).sum(-1);
        Assert.True(((sums == 0) | (sums == 32)).all().item<bool>());
        Assert.True((sums == 0).any().item<bool>() && (sums == 32).any().item<bool>());
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        manual_seed(0);
        var y = functional.alpha_dropout(randn(400, 400), 0.3, training: true);
        // 160,000 draws: the mean strays by 1/400, the variance by a few times that.
        Assert.Equal(0, y.mean().item<float>(), 0.02);
        Assert.Equal(1, y.var().item<float>(), 0.02);
    }
}
