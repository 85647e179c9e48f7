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

    [Fact]
    public void Whole_numbers_of_32_bits_are_positions_too()
    {
        var x = arange(12).reshape(3, 4);
        Assert.Equal(new long[] { 8, 0 }, x[tensor(new[] { 2, 0 })][.., 0].data<long>().ToArray());
        Assert.Equal(new long[] { 8, 0 }, x.index(tensor(new[] { 2, 0 }))[.., 0].data<long>().ToArray());
        Assert.Equal(new long[] { 1, 9 }, x[tensor(new[] { true, false, true }), 1].data<long>().ToArray());
        x[tensor(new[] { 1 })] = 0L;
        x.index_put_(tensor(-1L), tensor(new[] { 2 }));
        Assert.Equal(0 + 1 + 2 + 3 - 4, x.sum().item<long>());
    }

    /// <summary>Where a function gives several tensors, TorchSharp has names for them: not always those of PyTorch, and not always the same for a tensor's method.</summary>
    [Fact]
    public void Results_with_names()
    {
        var x = tensor(new float[,] { { 3, 1, 2 }, { 4, 6, 5 } });
        Assert.Equal(tensor(new float[] { 4, 6, 5 }), x.max(0).values);
        Assert.Equal(tensor(new long[] { 0, 1 }), x.max(1).indexes);
        Assert.Equal(tensor(new float[] { 1, 4 }), torch.min(x, 1).values);
        Assert.Equal(tensor(new long[] { 1, 0 }), torch.min(x, 1).indexes);
        Assert.Equal(tensor(new long[,] { { 0, 2 }, { 1, 2 } }), x.topk(2).indexes);
        Assert.Equal(tensor(new long[,] { { 0, 2 }, { 1, 2 } }), topk(x, 2).indices);
        Assert.Equal(tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }), x.sort().Values);
        Assert.Equal(tensor(new long[,] { { 1, 2, 0 }, { 0, 2, 1 } }), x.sort().Indices);
        Assert.Equal(tensor(new long[,] { { 1, 2, 0 }, { 0, 2, 1 } }), sort(x).indices);
        Assert.Equal(tensor(new long[,] { { 0, 0, 0 }, { 0, 1, 1 } }), x.cummax(1).indexes);
        Assert.Equal(tensor(new float[] { 2, 5 }), x.kthvalue(2, 1).values);
        Assert.Equal(tensor(new float[] { 1, 4 }), x.mode().values);

        Assert.Equal((1f, 6f), (x.aminmax().min.item<float>(), x.aminmax().max.item<float>()));
        Assert.Equal(3.5f, x.std_mean().mean.item<float>());

        // Of 1 … 6: (6.25 + 2.25 + 0.25) · 2 / 5
        Assert.Equal(3.5f, x.var_mean().var.item<float>());
        Assert.Equal(new long[] { 1, 2, 3, 4, 5, 6 }, x.unique().output.to(int64).data<long>().ToArray());

        var (u, s, v) = (linalg.svd(x, false).U, linalg.svd(x, false).S, linalg.svd(x, false).Vh);
        Assert.True((u * s).matmul(v).allclose(x, atol: 1e-5));
        Assert.True(linalg.qr(x).Q.matmul(linalg.qr(x).R).allclose(x, atol: 1e-5));
        Assert.True(linalg.lstsq(x.t(), x.t()).Solution.allclose(eye(2), atol: 1e-5));

        var pool = nn.MaxPool1d(3);
        Assert.Equal(tensor(new float[,] { { 3 }, { 6 } }), pool.forward_with_indices(x).Values);
        Assert.Equal(tensor(new long[,] { { 0 }, { 1 } }), pool.forward_with_indices(x).Indices);
    }
}
