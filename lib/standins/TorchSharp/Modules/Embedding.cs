using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>A row of a table for each index: (…) of whole numbers → (…, embedding_dims).</summary>
    public sealed class Embedding : Module<Tensor, Tensor>
    {
        private readonly long padding;
        private readonly double? max_norm;
        private readonly double norm_type;
        private readonly bool scale_grad_by_freq;
        private readonly bool sparse;

        internal Embedding(Tensor table, bool freeze, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse) : base(nameof(Embedding))
        {
            Own(nameof(weight), table);
            weight.requires_grad = !freeze;
            // ATen's -1 means that no row is padding.
            padding = padding_idx is { } index ? index < 0 ? index + weight.shape[0] : index : -1;
            (this.max_norm, this.norm_type, this.scale_grad_by_freq, this.sparse) = (max_norm, norm_type, scale_grad_by_freq, sparse);
        }

        public Parameter weight { get => Owned(nameof(weight))!; set => ConditionallyRegisterParameter(nameof(weight), value); }

        public override Tensor forward(Tensor input)
        {
            if (max_norm is { } limit)
            {
                using var frozen = no_grad();
                Aten.embedding_renorm_.Change(weight, weight, input, limit, norm_type);
            }

            return Aten.embedding.Tensor(weight, input, padding, scale_grad_by_freq, sparse);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Numbers in a row; each starts as a draw from the standard normal distribution.</param>
            /// <param name="padding_idx">A row that is zero and does not learn.</param>
            /// <param name="max_norm">Rows longer than this are shortened to it when they are used.</param>
            /// <param name="norm_type">The norm that <paramref name="max_norm"/> speaks of.</param>
            /// <param name="scale_grad_by_freq">Divide a row's gradient by how often it occurs in the batch.</param>
            /// <param name="sparse">A sparse gradient.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its element type.</param>
            public static Modules.Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var table = init.normal_(empty(num_embeddings, embedding_dims, dtype, device));
                if (padding_idx is { } row) table[row].zero_();
                return new(table, freeze: false, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }

            /// <summary>A table that exists already; frozen unless <paramref name="freeze"/> is false.</summary>
            public static Modules.Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                ArgumentNullException.ThrowIfNull(embeddings);
                return new(embeddings.to(dtype ?? embeddings.dtype, device ?? embeddings.device), freeze, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }
        }
    }
}
