using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public class EmbeddingTests
{
    private static readonly Tensor Words = tensor(new long[,] { { 1, 2 }, { 2, 4 } });

    [Fact]
    public void It_looks_rows_up()
    {
        using var table = Embedding(5, 3);
        var found = table.call(Words);
        Assert.Equal(new long[] { 2, 2, 3 }, found.shape);
        Assert.True(found[1, 0].Equals(table.weight[2]));
        Assert.True(found[1, 1].Equals(table.weight[4]));
    }

    [Fact]
    public void A_rows_gradient_is_the_sum_over_its_uses()
    {
        using var table = Embedding(5, 3);
        table.call(Words).sum().backward();
        Assert.Equal(new[] { 0f, 1, 2, 0, 1 }, table.weight.grad!.select(1, 0).data<float>().ToArray());

        using var byFrequency = Embedding(5, 3, scale_grad_by_freq: true);
        byFrequency.call(Words).sum().backward();
        Assert.Equal(new[] { 0f, 1, 1, 0, 1 }, byFrequency.weight.grad!.select(1, 0).data<float>().ToArray());

        using var sparse = Embedding(5, 3, sparse: true);
        sparse.call(Words).sum().backward();
        Assert.True(sparse.weight.grad!.is_sparse);
        Assert.True(sparse.weight.grad!.to_dense().Equals(table.weight.grad!));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void Padding_is_zero_and_does_not_learn(long padding)
    {
        using var table = Embedding(5, 3, padding_idx: padding);
        Assert.Equal(0, table.weight[2].abs().sum().item<float>());
        table.call(Words).sum().backward();
        Assert.Equal(new[] { 0f, 1, 0, 0, 1 }, table.weight.grad!.select(1, 0).data<float>().ToArray());
    }

    [Fact]
    public void Long_rows_are_shortened_when_they_are_used()
    {
        using var table = Embedding_from_pretrained(tensor(new float[,] { { 3, 4 }, { 0.3f, 0.4f }, { 6, 8 } }), max_norm: 1);
        var found = table.call(tensor(new long[] { 0, 1 }));
        Assert.True(found.allclose(tensor(new float[,] { { 0.6f, 0.8f }, { 0.3f, 0.4f } })));
        // Nobody has used the last one.
        Assert.True(table.weight[2].Equals(tensor(new[] { 6f, 8 })));
    }

    [Fact]
    public void A_ready_made_table_is_frozen_unless_told_otherwise()
    {
        using var frozen = Embedding_from_pretrained(ones(3, 2));
        using var free = Embedding_from_pretrained(ones(3, 2), freeze: false);
        Assert.False(frozen.weight.requires_grad);
        Assert.True(free.weight.requires_grad);
    }
}
