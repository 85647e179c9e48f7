using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>The functions that are gradients themselves give what <c>backward</c> gives.</summary>
public class GradientsByHandTests
{
    private static readonly Dictionary<string, (long[] Input, Func<Tensor, Tensor> Forward, Func<Tensor, Tensor, Tensor> Backward)> Pairs = new()
    {
        ["avg_pool2d"] = ([1, 2, 6, 5], x => avg_pool2d(x, [3, 2], [2, 1], [1, 0]), (gradient, x) => avg_pool2d_backward(gradient, x, [3, 2], [2, 1], [1, 0])),
        ["avg_pool3d"] = ([1, 2, 4, 6, 5], x => avg_pool3d(x, [2, 3, 2], [2, 2, 1], [1, 1, 0]), (gradient, x) => avg_pool3d_backward(gradient, x, [2, 3, 2], [2, 2, 1], [1, 1, 0])),
        ["adaptive_avg_pool3d"] = ([1, 2, 4, 6, 5], x => adaptive_avg_pool3d(x, [2, 3, 2]), (gradient, x) => adaptive_avg_pool3d_backward(empty(0, x.dtype), gradient, x)),
        ["upsample_nearest2d"] = ([1, 2, 3, 4], x => upsample_nearest2d(x, [6, 5]), (gradient, x) => upsample_nearest2d_backward(gradient, x.shape, [6, 5])),
        ["upsample_nearest3d"] = ([1, 2, 3, 4, 2], x => upsample_nearest3d(x, [6, 5, 4]), (gradient, x) => upsample_nearest3d_backward(gradient, x.shape, [6, 5, 4])),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void They_agree_with_autograd(string name)
    {
        var (shape, forward, backward) = Pairs[name];
        using var x = randn(shape, float64, requires_grad: true);
        var y = forward(x);
        var gradient = randn_like(y);
        Assert.True(backward(gradient, x.detach()).allclose(autograd.grad([y], [x], [gradient])[0]));
    }

    [Fact]
    public void The_given_tensor_is_filled_and_returned()
    {
        using var target = empty(0);
        Assert.Same(target, adaptive_avg_pool3d_backward(target, ones([1, 1, 1, 1, 1]), ones([1, 1, 2, 2, 2])));
        Assert.Equal(0.125f, target[0, 0, 1, 1, 1].item<float>());
    }
}
