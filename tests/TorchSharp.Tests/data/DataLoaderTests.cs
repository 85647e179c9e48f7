using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class DataLoaderTests
{
    // behaviour.json, d1.
    [Fact]
    public void Samples_are_stacked_in_batches_and_the_last_is_short()
    {
        using var loader = utils.data.DataLoader(new Tens(5), 2);
        Assert.Equal(3, loader.Count);
        var text = loader.Select(batch => $"x={Text(batch["x"])};y={Text(batch["y"])}");
        Assert.Equal("x=Float32[2,1] [0,1];y=Int64[2] [0,10] | x=Float32[2,1] [2,3];y=Int64[2] [20,30] | x=Float32[1,1] [4];y=Int64[1] [40]", string.Join(" | ", text));
    }

    [Fact]
    public void An_incomplete_batch_can_be_left_out()
    {
        using var loader = utils.data.DataLoader(new Tens(5), 2, drop_last: true);
        Assert.Equal(2, loader.Count);
        Assert.Equal([2, 2], loader.Select(batch => batch["x"].shape[0]));
    }

    [Fact]
    public void Shuffling_visits_every_sample_once_and_a_seed_repeats_its_order()
    {
        long[] Order(int? seed)
        {
            using var loader = utils.data.DataLoader(new Tens(100), 7, shuffle: true, seed: seed);
            return [.. loader.SelectMany(batch => batch["y"].data<long>().ToArray())];
        }

        var first = Order(1);
        Assert.Equal(first, Order(1));
        Assert.NotEqual(first, Order(2));
        Assert.NotEqual(first.Order(), first);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 10L * i), first.Order());
    }

    [Fact]
    public void A_given_order_is_kept()
    {
        using var data = utils.data.TensorDataset(arange(4f), arange(4) * 2);
        using var loader = utils.data.DataLoader(data, 3, shuffler: [3, 1, 2, 0], disposeDataset: false);
        var batches = loader.Select(batch => (batch[0].data<float>().ToArray(), batch[1].data<long>().ToArray())).ToArray();
        Assert.Equal([3, 1, 2], batches[0].Item1);
        Assert.Equal([0], batches[1].Item2);
        Assert.Equal(2, data[2][0].item<float>());
    }

    [Fact]
    public void A_batch_goes_when_the_next_comes_and_nothing_is_left()
    {
        using var scope = NewDisposeScope();
        Finalizers.Run();
        var before = Tensor.TotalCount;
        var batches = new List<Tensor>();
        using (var loader = utils.data.DataLoader(new Tens(6), 2))
            foreach (var batch in loader)
            {
                Assert.False(batch["x"].IsInvalid);
                batches.Add(batch["x"]);
            }

        Assert.All(batches, batch => Assert.True(batch.IsInvalid));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Batches_can_be_kept()
    {
        using var scope = NewDisposeScope();
        using var loader = utils.data.DataLoader(new Tens(6), 2, disposeBatch: false);
        var batches = loader.ToArray();
        Assert.Equal([4, 5], batches[2]["x"].data<float>().ToArray());
    }

    [Fact]
    public void A_data_set_outlives_the_scope_of_its_tensors_and_goes_with_its_loader()
    {
        TensorDataset data;
        using (NewDisposeScope()) data = utils.data.TensorDataset(arange(3f));
        using (var loader = utils.data.DataLoader(data, 3, disposeBatch: false)) Assert.Equal([0, 1, 2], loader.Single()[0].data<float>().ToArray());
        Assert.ThrowsAny<InvalidOperationException>(() => data[0]);
    }

    [Fact]
    public void Wrong_arguments_are_said_plainly()
    {
        Assert.Contains("3 and 4 rows", Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(ones(3), ones(4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => utils.data.TensorDataset());
        Assert.Throws<ArgumentOutOfRangeException>(() => utils.data.DataLoader(new Tens(3), 0));
    }

    private static string Text(Tensor tensor)
    {
        using var numbers = tensor.to(float64);
        return $"{tensor.dtype}[{string.Join(',', tensor.shape)}] [{string.Join(',', numbers.data<double>().ToArray())}]";
    }

    private sealed class Tens(long count) : utils.data.Dataset
    {
        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["x"] = tensor(new[] { (float)index }), ["y"] = tensor(10 * index) };
    }
}
