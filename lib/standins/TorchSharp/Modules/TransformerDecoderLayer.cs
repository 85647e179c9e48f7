using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Self-attention, attention to what an encoder made, and a small network for each place, each added to its input and normalised.</summary>
    /// <remarks>(targets, batch, d_model) and (sources, batch, d_model) → (targets, batch, d_model). "Attention Is All You Need", 3.1; torch.nn.TransformerDecoderLayer.</remarks>
    public sealed class TransformerDecoderLayer : Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>
    {
        private readonly MultiheadAttention self_attn;
        private readonly MultiheadAttention multihead_attn;
        private readonly Linear linear1;
        private readonly Dropout dropout;
        private readonly Linear linear2;
        private readonly LayerNorm norm1;
        private readonly LayerNorm norm2;
        private readonly LayerNorm norm3;
        private readonly Dropout dropout1;
        private readonly Dropout dropout2;
        private readonly Dropout dropout3;

        private readonly Func<Tensor, Tensor> activation;

        internal TransformerDecoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, Activations activation) : base(nameof(TransformerDecoderLayer))
        {
            TransformerParts.Demand(d_model, nhead, dim_feedforward, dropout);
            this.activation = activation.Function();
            self_attn = nn.MultiheadAttention(d_model, nhead, dropout);
            multihead_attn = nn.MultiheadAttention(d_model, nhead, dropout);
            linear1 = nn.Linear(d_model, dim_feedforward);
            this.dropout = nn.Dropout(dropout);
            linear2 = nn.Linear(dim_feedforward, d_model);
            (norm1, norm2, norm3) = (nn.LayerNorm(d_model), nn.LayerNorm(d_model), nn.LayerNorm(d_model));
            (dropout1, dropout2, dropout3) = (nn.Dropout(dropout), nn.Dropout(dropout), nn.Dropout(dropout));
            RegisterComponents();
            Another = () => new(d_model, nhead, dim_feedforward, dropout, activation);
        }

        /// <inheritdoc cref="TransformerEncoderLayer.Another"/>
        internal Func<TransformerDecoderLayer> Another { get; }

        /// <param name="tgt">(targets, batch, d_model).</param>
        /// <param name="memory">(sources, batch, d_model): what the encoder made.</param>
        /// <param name="tgt_mask">(targets, targets), or (batch · nhead, targets, targets): numbers to add, −∞ where a target must not look; null adds nothing.</param>
        /// <param name="memory_mask">(targets, sources), or (batch · nhead, targets, sources): the same for the sources.</param>
        /// <param name="tgt_key_padding_mask">(batch, targets), true where a target is padding; null where none is.</param>
        /// <param name="memory_key_padding_mask">(batch, sources): the same for the sources.</param>
        public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask, Tensor? tgt_key_padding_mask, Tensor? memory_key_padding_mask)
        {
            ArgumentNullException.ThrowIfNull(tgt);
            ArgumentNullException.ThrowIfNull(memory);
            using var scope = NewDisposeScope();
            var x = norm1.call(tgt + dropout1.call(self_attn.Attend(tgt, tgt, tgt_mask, tgt_key_padding_mask)));
            x = norm2.call(x + dropout2.call(multihead_attn.Attend(x, memory, memory_mask, memory_key_padding_mask)));
            x = norm3.call(x + dropout3.call(linear2.call(dropout.call(activation(linear1.call(x))))));
            return x.MoveToOuterDisposeScope();
        }

        /// <inheritdoc cref="forward"/>
        public Tensor call(Tensor tgt, Tensor memory) => base.call(tgt, memory, null!, null!, null!, null!);

        /// <inheritdoc cref="forward"/>
        public new Tensor call(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null) =>
            base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.TransformerDecoderLayer"/>
            /// <inheritdoc cref="TransformerEncoderLayer(long, long, long, double, Activations)" path="/param"/>
            public static Modules.TransformerDecoderLayer TransformerDecoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}
