using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Encoder layers, one after the other.</summary>
    /// <remarks>(length, batch, d_model) → the same. See torch.nn.TransformerEncoder.</remarks>
    public sealed class TransformerEncoder : Module<Tensor, Tensor, Tensor, Tensor>, IModule<Tensor, Tensor, Tensor>, IModule<Tensor, Tensor>
    {
        private readonly ModuleList<TransformerEncoderLayer> layers;
        private readonly LayerNorm? norm;

        internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers, LayerNorm? norm = null) : base(nameof(TransformerEncoder))
        {
            ArgumentNullException.ThrowIfNull(encoder_layer);
            layers = TransformerParts.Copies(encoder_layer, num_layers, encoder_layer.Another);
            this.norm = norm;
            RegisterComponents();
        }

        /// <summary>The numbers of <see cref="nn.Activations"/>.</summary>
        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }

        /// <inheritdoc cref="TransformerEncoderLayer.call(Tensor, Tensor, Tensor)"/>
        public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
        {
            using var scope = NewDisposeScope();
            foreach (var layer in layers) src = layer.call(src, src_mask, src_key_padding_mask);
            return (norm is null ? src : norm.call(src)).MoveToOuterDisposeScope();
        }

        /// <inheritdoc cref="forward"/>
        public Tensor call(Tensor src) => base.call(src, null!, null!);

        /// <inheritdoc cref="forward"/>
        public Tensor call(Tensor src, Tensor? src_mask) => base.call(src, src_mask!, null!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.TransformerEncoder"/>
            /// <param name="encoder_layer">What every layer starts as: the stack is made of copies.</param>
            /// <param name="num_layers">How many; at least 1.</param>
            public static Modules.TransformerEncoder TransformerEncoder(Modules.TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers);
        }
    }
}
