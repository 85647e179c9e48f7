using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Programs;

/// <summary>The first hour with tensors: making, looking, calculating, reshaping, picking.</summary>
public class TensorTour
{
    [Fact]
    public void Making()
    {
        var data = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var x = tensor(data);
        Assert.Equal(new long[] { 2, 3 }, x.shape);
        Assert.Equal(ScalarType.Float32, x.dtype);
        Assert.Equal(DeviceType.CPU, x.device_type);
        Assert.Equal("[2x3], type = Float32, device = cpu", x.ToString());

        Assert.Equal(6, zeros(2, 3).numel());
        Assert.Equal(6f, ones(2, 3).sum().item<float>());
        Assert.Equal(new long[] { 0, 2, 4, 6, 8 }, arange(0, 10, 2).data<long>().ToArray());
        Assert.Equal(new[] { 0f, 0.25f, 0.5f, 0.75f, 1f }, linspace(0, 1, 5).data<float>().ToArray());
        Assert.Equal(3f, eye(3).trace().item<float>());
        Assert.Equal(new long[] { 2, 3 }, rand_like(x).shape);
        Assert.True((full(2, 2, 3.5) == 3.5).all().item<bool>());
    }

    [Fact]
    public void Calculating()
    {
        var a = tensor(new[] { 1f, 2, 3 });
        var b = tensor(new[] { 10f, 20, 30 });
        Assert.Equal(new[] { 11f, 22, 33 }, (a + b).data<float>().ToArray());
        Assert.Equal(new[] { 3f, 5, 7 }, (a * 2 + 1).data<float>().ToArray());
        Assert.Equal(140f, a.dot(b).item<float>());
        Assert.Equal(new[] { 1f, 4, 9 }, a.pow(2).data<float>().ToArray());
        Assert.Equal(new[] { false, false, true }, (a > 2).data<bool>().ToArray());

        // The mean is 2; the squares of -1, 0, 1 sum to 2, divided by n - 1 = 2.
        Assert.Equal(2f, a.mean().item<float>());
        Assert.Equal(1f, a.var().item<float>());

        // A row and a column make a table.
        var table = a.unsqueeze(1) + b.unsqueeze(0);
        Assert.Equal(new long[] { 3, 3 }, table.shape);
        Assert.Equal(23f, table[2, 1].item<float>());

        a.add_(1);
        Assert.Equal(new[] { 2f, 3, 4 }, a.data<float>().ToArray());
    }

    [Fact]
    public void Matrices()
    {
        var a = tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        var b = tensor(new float[,] { { 0, 1 }, { 1, 0 } });
        // b exchanges the columns.
        Assert.Equal(new[] { 2f, 1, 4, 3 }, a.mm(b).data<float>().ToArray());
        Assert.Equal(new[] { 1f, 3, 2, 4 }, a.t().data<float>().ToArray());
        Assert.Equal(-2f, linalg.det(a).item<float>(), 1e-5);
        Assert.True(a.mm(linalg.inv(a)).allclose(eye(2), atol: 1e-6));
        Assert.True(einsum("ij,kj->ik", a, b).allclose(a.matmul(b.t())));
    }

    [Fact]
    public void Shapes()
    {
        var x = arange(24).reshape(2, 3, 4);
        Assert.Equal(new long[] { 6, 4 }, x.view(-1, 4).shape);
        Assert.Equal(new long[] { 4, 2, 3 }, x.permute(2, 0, 1).shape);
        Assert.Equal(new long[] { 2, 12 }, x.flatten(1).shape);
        Assert.Equal(new long[] { 1, 2, 3, 4 }, x.unsqueeze(0).shape);
        Assert.Equal(new long[] { 4, 3, 4 }, cat(new[] { x, x }, 0).shape);
        Assert.Equal(new long[] { 2, 2, 3, 4 }, stack(new[] { x, x }).shape);
        Assert.Equal(new long[] { 2, 1, 4 }, x.chunk(3, 1)[0].shape);

        // A view shares its memory.
        x.view(24)[0] = 100;
        Assert.Equal(100, x[0, 0, 0].item<long>());
    }

    [Fact]
    public void Picking()
    {
        var x = arange(12).reshape(3, 4);
        Assert.Equal(6, x[1, 2].item<long>());
        Assert.Equal(new long[] { 4, 5, 6, 7 }, x[1].data<long>().ToArray());
        Assert.Equal(new long[] { 1, 5, 9 }, x[TensorIndex.Colon, 1].data<long>().ToArray());
        Assert.Equal(new long[] { 8, 9, 10, 11 }, x[-1].data<long>().ToArray());
        Assert.Equal(new long[] { 5, 6, 9, 10 }, x[1..3, 1..3].reshape(-1).data<long>().ToArray());
        Assert.Equal(new long[] { 9, 10, 11 }, x[x > 8].data<long>().ToArray());
        Assert.Equal(new long[] { 2, 0 }, x[tensor(new long[] { 2, 0 })].select(1, 0).div(4, RoundingMode.floor).data<long>().ToArray());

        x[x % 2 == 0] = 0;
        Assert.Equal(1 + 3 + 5 + 7 + 9 + 11, x.sum().item<long>());
        var (largest, where) = x.topk(1, dim: 1);
        Assert.Equal(new long[] { 3, 7, 11 }, largest.flatten().data<long>().ToArray());
        Assert.Equal(new long[] { 3, 3, 3 }, where.flatten().data<long>().ToArray());
    }
}
