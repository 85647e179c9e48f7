using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Decoder layers, one after the other; each sees what the encoder made.</summary>
    /// <remarks>(targets, batch, d_model) and (sources, batch, d_model) → (targets, batch, d_model). See torch.nn.TransformerDecoder.</remarks>
    public sealed class TransformerDecoder : Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>
    {
        private readonly ModuleList<TransformerDecoderLayer> layers;
        private readonly LayerNorm? norm;

        internal TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers, LayerNorm? norm = null) : base(nameof(TransformerDecoder))
        {
            ArgumentNullException.ThrowIfNull(decoder_layer);
            layers = TransformerParts.Copies(decoder_layer, num_layers, decoder_layer.Another);
            this.norm = norm;
            RegisterComponents();
        }

        /// <inheritdoc cref="TransformerDecoderLayer.forward"/>
        public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
        {
            using var scope = NewDisposeScope();
            foreach (var layer in layers) tgt = layer.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
            return (norm is null ? tgt : norm.call(tgt)).MoveToOuterDisposeScope();
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
            /// <inheritdoc cref="Modules.TransformerDecoder"/>
            /// <param name="decoder_layer">What every layer starts as: the stack is made of copies.</param>
            /// <param name="num_layers">How many; at least 1.</param>
            public static Modules.TransformerDecoder TransformerDecoder(Modules.TransformerDecoderLayer decoder_layer, long num_layers) => new(decoder_layer, num_layers);
        }
    }
}
