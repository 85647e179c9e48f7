using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class FirstStepsTests
{
    [Fact]
    public void Elements_are_copied_in_their_order_whatever_the_strides()
    {
        using var columns = zeros(3, 2).t();
        using var elements = columns.data<float>();
        elements.CopyFrom([1, 2, 3, 4, 5, 6]);
        Assert.Equal([1, 2, 3, 4, 5, 6], elements.ToArray());
        Assert.Equal(4, columns[1, 0].item<float>());
    }

    [Fact]
    public void Arithmetic_follows_shapes()
    {
        using var a = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        using var b = a * 2 + 1;
        Assert.Equal([2, 3], b.shape);
        Assert.Equal([3f, 5, 7, 9, 11, 13], b.data<float>().ToArray());
        Assert.Equal([9f, 20], b.sum(dim: 1).mul(0.6).round().data<float>().ToArray()[..2]);
    }

    [Fact]
    public void Backward_gives_the_derivative()
    {
        using var x = tensor(new[] { 1f, 2f, 3f }, requires_grad: true);
        using var y = (x * x * x).sum();
        y.backward();
        Assert.Equal([3f, 12f, 27f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_failed_call_says_its_name_and_libtorchs_sentence_in_one_line()
    {
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.Equal("matmul: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [Fact]
    public void Seeded_numbers_are_PyTorchs()
    {
        manual_seed(0);
        // torch.manual_seed(0); torch.rand(3) in PyTorch.
        Assert.Equal([0.49625658988952637f, 0.7682217955589294f, 0.08847743272781372f], rand(3).data<float>().ToArray());
    }

    [Fact]
    public void Indexing_follows_PyTorch()
    {
        var t = arange(24).reshape(2, 3, 4);
        Assert.Equal(23, t[1, 2, 3].item<long>());
        Assert.Equal([4L, 5, 6, 7], t[0, 1].data<long>().ToArray());
        Assert.Equal([2, 4], t[TensorIndex.Colon, 0].shape);
        Assert.Equal([2, 3, 2], t[TensorIndex.Ellipsis, 1..3].shape);
        Assert.Equal([21L, 22, 23], t[t > 20].data<long>().ToArray());
        t[0] = 7;
        Assert.Equal(84, t[0].sum().item<long>());
    }

    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Finalizers.Run();
        var before = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            for (var i = 0; i < 100; i++) _ = ones(3) + i;
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
