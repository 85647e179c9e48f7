using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Sequences of different lengths.</summary>
            public static class rnn
            {
                /// <summary>Sequences one beside the other, longest first, without the padding: all first elements, all second ones, …</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>(elements, …).</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences are as long, for each length.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>Which sequence stands where; null where they came sorted.</summary>
                    public readonly Tensor sorted_indices;

                    /// <summary>Where each sequence stands; null where they came sorted.</summary>
                    public readonly Tensor unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices) =>
                        (this.data, this.batch_sizes, this.sorted_indices, this.unsorted_indices) = (data, batch_sizes, sorted_indices!, unsorted_indices!);

                    private IEnumerable<Tensor> Tensors => new[] { data, batch_sizes, sorted_indices, unsorted_indices }.Where(tensor => tensor is not null);

                    public PackedSequence MoveToOuterDisposeScope() => Each(tensor => tensor.MoveToOuterDisposeScope());

                    public PackedSequence DetachFromDisposeScope() => Each(tensor => tensor.DetachFromDisposeScope());

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope other) => Each(tensor => tensor.MoveToOtherDisposeScope(other));

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => Each(tensor => tensor.MoveToOtherDisposeScope(other.data));

                    public void Dispose() => Each(tensor => tensor.Dispose());

                    /// <summary>Other elements in the same order.</summary>
                    internal PackedSequence With(Tensor elements) => new(elements, batch_sizes.alias(), sorted_indices?.alias(), unsorted_indices?.alias());

                    private PackedSequence Each(Action<Tensor> action)
                    {
                        foreach (var tensor in Tensors) action(tensor);
                        return this;
                    }
                }

                /// <summary>Sequences (length, …) one beside the other, filled up to the longest: (longest, sequences, …), or (sequences, longest, …).</summary>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0) =>
                    Aten.pad_sequence.Tensor(Argument.Some(sequences), batch_first, padding_value);

                /// <param name="input">Padded sequences.</param>
                /// <param name="lengths">Their lengths, in the CPU's memory.</param>
                /// <param name="batch_first">Whether they are (sequences, longest, …).</param>
                /// <param name="enforce_sorted">Demand that they come longest first; otherwise they are sorted.</param>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    if (enforce_sorted)
                    {
                        var (elements, sizes) = Aten._pack_padded_sequence.Tensors2(input, lengths, batch_first);
                        return new PackedSequence(elements, sizes, null, null);
                    }

                    var (sorted, order) = lengths.sort(-1, descending: true);
                    using (sorted)
                    using (var inOrder = input.index_select(batch_first ? 0 : 1, order))
                    {
                        var (elements, sizes) = Aten._pack_padded_sequence.Tensors2(inOrder, sorted, batch_first);
                        return new PackedSequence(elements, sizes, order, order.argsort());
                    }
                }

                /// <summary>Packs sequences (length, …).</summary>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    var all = sequences.ToArray();
                    using var padded = pad_sequence(all);
                    using var lengths = tensor(all.Select(sequence => sequence.shape[0]).ToArray());
                    return pack_padded_sequence(padded, lengths, enforce_sorted: enforce_sorted);
                }

                /// <returns>The padded sequences in their first order, and their lengths.</returns>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    var (padded, lengths) = Aten._pad_packed_sequence.Tensors2(sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length ?? sequence.batch_sizes.shape[0]);
                    if (sequence.unsorted_indices is not { } order) return (padded, lengths);
                    using (padded)
                    using (lengths)
                        return (padded.index_select(batch_first ? 0 : 1, order), lengths[order]);
                }
            }
        }
    }
}
