using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>A gradient that a program sets must fit its tensor, as in PyTorch.</summary>
public class AssignedGradientTests
{
    [Fact]
    public void One_that_fits_is_kept()
    {
        using var scope = NewDisposeScope();
        var x = ones(4).requires_grad_();
        x.grad = ones(4) * 2;
        Assert.Equal([2, 2, 2, 2], x.grad!.data<float>().ToArray());
        x.grad = ones(4).to_sparse();
        Assert.True(x.grad!.is_sparse);
        x.grad = null;
        Assert.Null(x.grad);
    }

    public static TheoryData<string, Func<Tensor, Tensor>> Unfit => new()
    {
        { "shape [4] must have that shape, not [7]", x => ones(7) },
        { "shape [4] must have that shape, not [4, 1]", x => ones(4, 1) },
        { "type Float must have that type, not Double", x => ones(4, float64) },
        { "on cpu must be there too, not on meta", x => ones(4, device: META) },
        { "cannot be its own gradient", x => x },
    };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void One_that_does_not_fit_is_refused(string reason, Func<Tensor, Tensor> gradient)
    {
        using var scope = NewDisposeScope();
        var x = ones(4).requires_grad_();
        Assert.Contains(reason, Assert.Throws<ExternalException>(() => x.grad = gradient(x)).Message, StringComparison.Ordinal);
        Assert.Null(x.grad);
    }
}
