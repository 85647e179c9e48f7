using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <inheritdoc cref="torch.utils.data.TensorDataset"/>
public class TensorDataset : IterableDataset
{
    private readonly Tensor[] tensors;

    internal TensorDataset(Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Length == 0 || tensors.Any(tensor => tensor is null || tensor.Dimensions == 0)) throw new ArgumentException("TensorDataset: give at least one tensor, each with a first dimension to count samples by.", nameof(tensors));
        if (tensors.FirstOrDefault(tensor => tensor.shape[0] != tensors[0].shape[0]) is { } other)
            throw new ArgumentException($"TensorDataset: the tensors have {tensors[0].shape[0]} and {other.shape[0]} rows; they must have equally many.", nameof(tensors));
        // Handles of its own: the data set outlives the scope that the tensors were made in.
        this.tensors = [.. tensors.Select(tensor => tensor.alias().DetachFromDisposeScope())];
    }

    public override long Count => tensors[0].shape[0];

    public IList<Tensor> this[long index] => GetTensor(index);

    public override IList<Tensor> GetTensor(long index) => [.. tensors.Select(tensor => tensor[index])];

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var tensor in tensors) tensor.Dispose();
    }
}
