using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Self-attention and a small network for each place, each added to its input and normalised.</summary>
    /// <remarks>(length, batch, d_model) → the same. "Attention Is All You Need", 3.1; torch.nn.TransformerEncoderLayer.</remarks>
    public sealed class TransformerEncoderLayer : Module<Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly MultiheadAttention self_attn;
        private readonly Linear linear1;
        private readonly Dropout dropout;
        private readonly Linear linear2;
        private readonly LayerNorm norm1;
        private readonly LayerNorm norm2;
        private readonly Dropout dropout1;
        private readonly Dropout dropout2;

        private readonly Func<Tensor, Tensor> activation;

        internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, Activations activation) : base(nameof(TransformerEncoderLayer))
        {
            TransformerParts.Demand(d_model, nhead, dim_feedforward, dropout);
            this.activation = activation.Function();
            self_attn = nn.MultiheadAttention(d_model, nhead, dropout);
            linear1 = nn.Linear(d_model, dim_feedforward);
            this.dropout = nn.Dropout(dropout);
            linear2 = nn.Linear(dim_feedforward, d_model);
            (norm1, norm2) = (nn.LayerNorm(d_model), nn.LayerNorm(d_model));
            (dropout1, dropout2) = (nn.Dropout(dropout), nn.Dropout(dropout));
            RegisterComponents();
            Another = () => new(d_model, nhead, dim_feedforward, dropout, activation);
        }

        /// <summary>Makes a layer of the same sizes with numbers of its own.</summary>
        internal Func<TransformerEncoderLayer> Another { get; }

        public override Tensor forward(Tensor src) => call(src, null, null);

        /// <inheritdoc cref="call(Tensor, Tensor, Tensor)"/>
        public Tensor call(Tensor src, Tensor? src_mask) => call(src, src_mask, null);

        /// <param name="src">(length, batch, d_model).</param>
        /// <param name="src_mask">(length, length), or (batch · nhead, length, length): numbers to add, −∞ where a place must not look; null adds nothing.</param>
        /// <param name="src_key_padding_mask">(batch, length), true where a place is padding; null where none is.</param>
        public Tensor call(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
        {
            ArgumentNullException.ThrowIfNull(src);
            using var scope = NewDisposeScope();
            var x = norm1.call(src + dropout1.call(self_attn.Attend(src, src, src_mask, src_key_padding_mask)));
            x = norm2.call(x + dropout2.call(linear2.call(dropout.call(activation(linear1.call(x))))));
            return x.MoveToOuterDisposeScope();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.TransformerEncoderLayer"/>
            /// <param name="d_model">The width of input and output; divisible by <paramref name="nhead"/>.</param>
            /// <param name="nhead">How many heads of attention share it.</param>
            /// <param name="dim_feedforward">The width inside the small network.</param>
            /// <param name="dropout">Probability that a number is dropped in training.</param>
            /// <param name="activation">What the small network applies inside.</param>
            public static Modules.TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}
