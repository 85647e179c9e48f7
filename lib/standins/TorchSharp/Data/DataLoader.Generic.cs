using System.Collections;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>A data set's samples in batches.</summary>
/// <remarks>
/// A batch is disposed when the next one is asked for, unless <c>disposeBatch</c> is false; the data set goes with the loader, unless
/// <c>disposeDataset</c> is false. The tensors that a sample is made of are disposed as soon as the batch is made of them.
/// </remarks>
/// <typeparam name="T">A sample.</typeparam>
/// <typeparam name="S">A batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">Samples a batch; the last has fewer, or is left out with <paramref name="drop_last"/>.</param>
    /// <param name="collate_fn">Makes a batch on a device.</param>
    /// <param name="shuffler">The samples' numbers in their order.</param>
    /// <param name="device">Where the batches go; the CPU if null.</param>
    /// <param name="num_worker">Here samples are always made one after the other.</param>
    /// <param name="drop_last">Leave an incomplete last batch out.</param>
    /// <param name="disposeBatch">Dispose a batch when the next one is asked for.</param>
    /// <param name="disposeDataset">Dispose the data set with the loader.</param>
    public DataLoader(Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Require.AtLeast(1, batchSize);
        (this.dataset, batch_size, this.collate_fn, sampler) = (dataset, batchSize, collate_fn, shuffler);
        (Device, num_workers, this.drop_last, DisposeBatch, DisposeDataset) = (device ?? CPU, Math.Max(num_worker, 1), drop_last, disposeBatch, disposeDataset);
    }

    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">Samples a batch.</param>
    /// <param name="collate_fn">Makes a batch on a device.</param>
    /// <param name="shuffle">Another order every time, or that of the seed.</param>
    /// <param name="device">Where the batches go; the CPU if null.</param>
    /// <param name="seed">Of the order.</param>
    /// <param name="num_worker">Here samples are always made one after the other.</param>
    /// <param name="drop_last">Leave an incomplete last batch out.</param>
    /// <param name="disposeBatch">Dispose a batch when the next one is asked for.</param>
    /// <param name="disposeDataset">Dispose the data set with the loader.</param>
    public DataLoader(Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : this(dataset, batchSize, collate_fn, Order(dataset, shuffle, seed), device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    public Dataset<T> dataset { get; }

    public int batch_size { get; }

    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    public IEnumerable<long> sampler { get; }

    public Device Device { get; }

    public int num_workers { get; }

    public bool drop_last { get; }

    public bool DisposeBatch { get; }

    public bool DisposeDataset { get; }

    /// <summary>Batches in one pass.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    public IEnumerator<S> GetEnumerator()
    {
        foreach (var numbers in sampler.Chunk(batch_size))
        {
            if (drop_last && numbers.Length < batch_size) yield break;
            var (batch, tensors) = Make(numbers);
            try
            {
                yield return batch;
            }
            finally
            {
                if (DisposeBatch)
                    foreach (var tensor in tensors) tensor.Dispose();
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset) dataset.Dispose();
    }

    // What making the samples leaves goes with the scope; what the batch is made of goes to the caller's scope.
    private (S Batch, IReadOnlyList<IDisposable> Tensors) Make(long[] numbers)
    {
        using var samples = NewDisposeScope();
        var made = Array.ConvertAll(numbers, dataset.GetTensor);
        using var collating = NewDisposeScope();
        var batch = collate_fn(made, Device);
        var tensors = collating.DisposablesView;
        collating.MoveToOuter(tensors);
        samples.MoveToOuter(tensors);
        return (batch, tensors);
    }

    private static IEnumerable<long> Order(Dataset<T> dataset, bool shuffle, int? seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return shuffle ? new Shuffling(dataset.Count, seed) : InOrder(dataset);
    }

    private static IEnumerable<long> InOrder(Dataset<T> dataset)
    {
        for (var i = 0L; i < dataset.Count; i++) yield return i;
    }
}
