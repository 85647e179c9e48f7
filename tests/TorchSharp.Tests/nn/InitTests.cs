using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>Initial values have the spread and the form that their formulas promise. The numbers themselves: <c>random/</c>.</summary>
public class InitTests
{
    private const int Rows = 300, Columns = 200;

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Fill, double Deviation)> Spreads = new()
    {
        // √(2 / (fan_in + fan_out)), √(gain² / fan)
        ["xavier_uniform_"] = (t => init.xavier_uniform_(t, 2), 2 * Math.Sqrt(2.0 / (Rows + Columns))),
        ["kaiming_uniform_"] = (t => init.kaiming_uniform_(t, nonlinearity: init.NonlinearityType.ReLU), Math.Sqrt(2.0 / Columns)),
        ["kaiming_uniform_ leaky"] = (t => init.kaiming_uniform_(t, Math.Sqrt(5)), Math.Sqrt(2.0 / 6 / Columns)),
        ["kaiming_normal_ fan out"] = (t => init.kaiming_normal_(t, 0, init.FanInOut.FanOut, init.NonlinearityType.Tanh), 5.0 / 3 / Math.Sqrt(Rows)),
        ["normal_"] = (t => init.normal_(t, 0, 0.3), 0.3),
        ["uniform_"] = (t => init.uniform_(t, -3, 3), 3 / Math.Sqrt(3)),
    };

    public static TheoryData<string> Names => [.. Spreads.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mean_is_zero_and_the_deviation_the_formulas(string name)
    {
        manual_seed(0);
        var (fill, deviation) = Spreads[name];
        using var weight = empty(Rows, Columns);
        Assert.Same(weight, fill(weight));

        // Of n draws the mean strays by σ/√n and the variance by at most σ²√(2/n); five times that never happens.
        var n = Rows * Columns;
        Assert.InRange(weight.mean().item<float>(), -5 * deviation / Math.Sqrt(n), 5 * deviation / Math.Sqrt(n));
        Assert.InRange(weight.var().item<float>() / (deviation * deviation), 1 - 5 * Math.Sqrt(2.0 / n), 1 + 5 * Math.Sqrt(2.0 / n));
        if (name.Contains("uniform", StringComparison.Ordinal)) Assert.InRange(weight.abs().max().item<float>(), 0.99 * Math.Sqrt(3) * deviation, Math.Sqrt(3) * deviation * 1.000001);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void Orthogonal_rows_or_columns_are_orthonormal_times_the_gain(long rows, long columns)
    {
        var weight = init.orthogonal_(empty(rows, columns, float64), 3);
        var product = rows < columns ? weight.mm(weight.t()) : weight.t().mm(weight);
        Assert.True(product.allclose(9 * eye(Math.Min(rows, columns), dtype: float64), atol: 1e-12));
    }

    [Fact]
    public void Dirac_passes_its_input_on()
    {
        var weight = init.dirac_(empty(3, 3, 3, 3));
        var picture = rand(1, 3, 5, 5);
        Assert.True(functional.conv2d(picture, weight, padding: [1, 1]).allclose(picture));
    }

    [Fact]
    public void Sparse_has_its_share_of_zeros_in_every_column()
    {
        var weight = init.sparse_(empty(10, 6), 0.25);
        // The ceiling of 2.5.
        Assert.All((weight == 0).sum(dim: 0).data<long>().ToArray(), zeros => Assert.Equal(3, zeros));
    }

    [Fact]
    public void Constants()
    {
        Assert.Equal(7, init.constant_(empty(2), 3.5).sum().item<float>());
        Assert.Equal(2, init.ones_(empty(2)).sum().item<float>());
        Assert.Equal(0, init.zeros_(ones(2)).sum().item<float>());
        Assert.True(init.eye_(empty(2, 3)).Equals(eye(2, 3)));
    }

    [Fact]
    public void Nothing_is_recorded()
    {
        using var weight = zeros(4, 4, requires_grad: true);
        init.xavier_uniform_(weight);
        Assert.True(weight.is_leaf);
        Assert.True(weight.requires_grad);
    }

    [Fact]
    public void Fans_count_the_receptive_field()
    {
        Assert.Equal((3L * 5 * 7, 2L * 5 * 7), init.CalculateFanInAndFanOut(empty(2, 3, 5, 7)));
        Assert.Throws<ArgumentException>(() => init.CalculateFanInAndFanOut(empty(2)));
    }
}
