using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>The sum, mean or maximum of the rows of a table that a bag of indices names.</summary>
    /// <remarks>
    /// (bags, indices) → (bags, embedding_dims), or all indices one after the other with the offsets at which bags begin.
    /// </remarks>
    public sealed class EmbeddingBag : Module<Tensor, Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>
    {
        private readonly double? max_norm;
        private readonly double norm_type;
        private readonly bool scale_grad_by_freq;
        private readonly EmbeddingBagMode mode;
        private readonly bool sparse;
        private readonly bool include_last_offset;
        private readonly long? padding;

        internal EmbeddingBag(Tensor table, bool freeze, double? max_norm, double norm_type, bool scale_grad_by_freq, EmbeddingBagMode mode, bool sparse, bool include_last_offset, long padding_index) : base(nameof(EmbeddingBag))
        {
            Own(nameof(weight), table);
            weight.requires_grad = !freeze;
            (this.max_norm, this.norm_type, this.scale_grad_by_freq, this.mode) = (max_norm, norm_type, scale_grad_by_freq, mode);
            (this.sparse, this.include_last_offset, padding) = (sparse, include_last_offset, padding_index < 0 ? null : padding_index);
        }

        public Parameter weight { get => Owned(nameof(weight))!; set => ConditionallyRegisterParameter(nameof(weight), value); }

        /// <param name="input">Indices, in a matrix with a bag a row, or in a list.</param>
        /// <param name="offsets">Where each bag begins in the list; null for a matrix.</param>
        /// <param name="perSampleWeights">A factor for each index; only for sums.</param>
        public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
        {
            if (input.Dimensions is not (1 or 2)) throw new ArgumentException($"EmbeddingBag: the input has 1 or 2 dimensions, not {input.Dimensions}.", nameof(input));
            if ((input.Dimensions == 1) == (offsets is null)) throw new ArgumentException("EmbeddingBag: a list of indices needs offsets; a matrix has none.", nameof(offsets));
            if (max_norm is { } limit)
            {
                using var frozen = no_grad();
                Aten.embedding_renorm_.Change(weight, weight, input, limit, norm_type);
            }

            using var starts = offsets?.alias() ?? arange(0, input.numel(), input.shape[1], input.dtype, input.device);
            using var indices = input.reshape(-1);
            using var per_sample_weights = perSampleWeights?.reshape(-1);
            var (bags, offset2bag, size, largest) = Aten.embedding_bag_padding_idx.Tensors4(weight, indices, starts, scale_grad_by_freq, (long)mode, sparse, per_sample_weights, include_last_offset, padding);
            offset2bag.Dispose();
            size.Dispose();
            largest.Dispose();
            return bags;
        }

        public new Tensor call(Tensor input, Tensor? offsets, Tensor? perSampleWeights) => base.call(input, offsets!, perSampleWeights!);

        public Tensor call(Tensor input, Tensor? offsets) => base.call(input, offsets!, null!);

        public Tensor call(Tensor input) => base.call(input, null!, null!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.EmbeddingBag"/>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Numbers in a row; each starts as a draw from the standard normal distribution.</param>
            /// <param name="max_norm">Rows longer than this are shortened to it when they are used.</param>
            /// <param name="norm_type">The norm that <paramref name="max_norm"/> speaks of.</param>
            /// <param name="scale_grad_by_freq">Divide a row's gradient by how often it occurs in the batch.</param>
            /// <param name="mode">Sum, mean or maximum of a bag.</param>
            /// <param name="sparse">A sparse gradient.</param>
            /// <param name="include_last_offset">The offsets end with the number of indices.</param>
            /// <param name="padding_index">A row that does not count; -1 for none.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its element type.</param>
            public static Modules.EmbeddingBag EmbeddingBag(long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                var table = init.normal_(empty(num_embeddings, embedding_dims, dtype, device));
                if (padding_index >= 0) table[padding_index].zero_();
                return new(table, freeze: false, max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset, padding_index);
            }

            /// <summary>A table that exists already; frozen unless <paramref name="freeze"/> is false.</summary>
            public static Modules.EmbeddingBag EmbeddingBag_from_pretrained(Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                ArgumentNullException.ThrowIfNull(embeddings);
                return new(embeddings.to(dtype ?? embeddings.dtype, device ?? embeddings.device), freeze, max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset, padding_index);
            }
        }
    }
}
