using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>What RNN, GRU and LSTM share: their weights, their options and their initial state.</summary>
/// <remarks>All weights start uniform in ±1/√hidden_size, drawn layer by layer. See torch.nn.RNNBase.</remarks>
internal sealed class Recurrence
{
    private readonly Module owner;
    private readonly string[] names;
    private readonly long inputSize;
    private readonly long hiddenSize;
    private readonly long layers;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;

    public Recurrence(Module owner, int gates, long inputSize, long hiddenSize, long layers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
    {
        Require.AtLeast(1, layers);
        Require.Probability(dropout);
        (this.owner, this.inputSize, this.hiddenSize, this.layers) = (owner, inputSize, hiddenSize, layers);
        (this.bias, this.batchFirst, this.dropout, this.bidirectional) = (bias, batchFirst, dropout, bidirectional);
        var weights = new List<string>();
        for (var layer = 0L; layer < layers; layer++)
        {
            var width = layer == 0 ? inputSize : hiddenSize * Directions;
            foreach (var suffix in bidirectional ? new[] { $"_l{layer}", $"_l{layer}_reverse" } : [$"_l{layer}"])
                weights.AddRange(RecurrentCell.Fill(owner, gates, width, hiddenSize, bias, device, dtype, suffix));
        }

        names = [.. weights];
    }

    private int Directions => bidirectional ? 2 : 1;

    private Tensor[] Weights => Array.ConvertAll(names, Tensor (name) => owner.Owned(name)!);

    /// <summary>RNN and GRU: the output and the last state.</summary>
    public (Tensor, Tensor) Run(Operator aten, Tensor input, Tensor? state)
    {
        using var scope = NewDisposeScope();
        var (output, last) = aten.Tensors2(input, State(input, state), Weights, bias, layers, dropout, owner.training, bidirectional, batchFirst);
        return (output.MoveToOuterDisposeScope(), last.MoveToOuterDisposeScope());
    }

    /// <summary>LSTM: the output and the last two states.</summary>
    public (Tensor, Tensor, Tensor) Run(Operator aten, Tensor input, (Tensor, Tensor)? states)
    {
        using var scope = NewDisposeScope();
        Tensor[] start = [State(input, states?.Item1), State(input, states?.Item2)];
        var (output, hidden, cell) = aten.Tensors3(input, start, Weights, bias, layers, dropout, owner.training, bidirectional, batchFirst);
        return (output.MoveToOuterDisposeScope(), hidden.MoveToOuterDisposeScope(), cell.MoveToOuterDisposeScope());
    }

    public (PackedSequence, Tensor) Run(Operator aten, PackedSequence input, Tensor? state)
    {
        using var scope = NewDisposeScope();
        var (output, last) = aten.Tensors2(input.data, input.batch_sizes, State(input, state), Weights, bias, layers, dropout, owner.training, bidirectional);
        return (input.With(output).MoveToOuterDisposeScope(), FirstOrder(input, last));
    }

    public (PackedSequence, Tensor, Tensor) Run(Operator aten, PackedSequence input, (Tensor, Tensor)? states)
    {
        using var scope = NewDisposeScope();
        Tensor[] start = [State(input, states?.Item1), State(input, states?.Item2)];
        var (output, hidden, cell) = aten.Tensors3(input.data, input.batch_sizes, start, Weights, bias, layers, dropout, owner.training, bidirectional);
        return (input.With(output).MoveToOuterDisposeScope(), FirstOrder(input, hidden), FirstOrder(input, cell));
    }

    private static Tensor FirstOrder(PackedSequence input, Tensor state) =>
        (input.unsorted_indices is { } order ? state.index_select(1, order) : state).MoveToOuterDisposeScope();

    // The input is (time, batch, input), or (batch, time, input).
    private Tensor State(Tensor input, Tensor? given)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Dimensions != 3) throw new ArgumentException($"input must have 3 dimensions, got {input.Dimensions}", nameof(input));
        return State(input, input.shape[batchFirst ? 0 : 1], given);
    }

    // In the order of the packed sequences.
    private Tensor State(PackedSequence input, Tensor? given)
    {
        using var longest = input.batch_sizes[0];
        return State(input.data, longest.ToInt64(), given is null || input.sorted_indices is null ? given : given.index_select(1, input.sorted_indices));
    }

    private Tensor State(Tensor input, long batch, Tensor? given)
    {
        if (input.shape[^1] != inputSize) throw new ArgumentException($"input.size(-1) must be equal to input_size. Expected {inputSize}, got {input.shape[^1]}", nameof(input));
        long[] shape = [layers * Directions, batch, hiddenSize];
        if (given is null) return zeros(shape, input.dtype, input.device);
        return given.shape.AsSpan().SequenceEqual(shape) ? given : throw new ArgumentException($"Expected hidden size [{string.Join(", ", shape)}], got [{string.Join(", ", given.shape)}]", nameof(given));
    }
}
