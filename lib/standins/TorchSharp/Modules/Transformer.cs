using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>From one sequence to another: an encoder reads the source, a decoder continues the target.</summary>
    /// <remarks>(sources, batch, d_model) and (targets, batch, d_model) → (targets, batch, d_model). "Attention Is All You Need"; torch.nn.Transformer.</remarks>
    public sealed class Transformer : Module<Tensor, Tensor, Tensor>
    {
        private readonly TransformerEncoder encoder;
        private readonly TransformerDecoder decoder;

        internal Transformer(long d_model, long nhead, long num_encoder_layers, long num_decoder_layers, long dim_feedforward, double dropout, Activations activation) : base(nameof(Transformer))
        {
            Require.AtLeast(1, num_encoder_layers);
            Require.AtLeast(1, num_decoder_layers);
            using var encoderLayer = nn.TransformerEncoderLayer(d_model, nhead, dim_feedforward, dropout, activation);
            encoder = new TransformerEncoder(encoderLayer, num_encoder_layers, nn.LayerNorm(d_model));
            using var decoderLayer = nn.TransformerDecoderLayer(d_model, nhead, dim_feedforward, dropout, activation);
            decoder = new TransformerDecoder(decoderLayer, num_decoder_layers, nn.LayerNorm(d_model));
            RegisterComponents();

            // Each layer draws its own weights at last; the biases stay copies.
            foreach (var weight in parameters().Where(parameter => parameter.Dimensions > 1)) init.xavier_uniform_(weight);
        }

        public override Tensor forward(Tensor src, Tensor tgt) => call(src, tgt, null);

        /// <param name="src">(sources, batch, d_model).</param>
        /// <param name="tgt">(targets, batch, d_model).</param>
        /// <param name="src_mask">(sources, sources), or (batch · nhead, sources, sources): numbers to add, −∞ where a source must not look; null adds nothing.</param>
        /// <param name="tgt_mask">(targets, targets), or (batch · nhead, targets, targets): the same among the targets.</param>
        /// <param name="memory_mask">(targets, sources), or (batch · nhead, targets, sources): where a target must not look among the sources.</param>
        /// <param name="src_key_padding_mask">(batch, sources), true where a source is padding for the encoder; null where none is.</param>
        /// <param name="tgt_key_padding_mask">(batch, targets): the same for the targets.</param>
        /// <param name="memory_key_padding_mask">(batch, sources): the same for the decoder; mostly the encoder's.</param>
        public Tensor call(Tensor src, Tensor tgt, Tensor? src_mask, Tensor? tgt_mask = null, Tensor? memory_mask = null, Tensor? src_key_padding_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
        {
            using var memory = encoder.call(src, src_mask!, src_key_padding_mask!);
            return decoder.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Transformer"/>
            /// <param name="d_model">The width of inputs and output; divisible by <paramref name="nhead"/>.</param>
            /// <param name="nhead">How many heads of attention share it.</param>
            /// <param name="num_encoder_layers">How many layers read the source; at least 1.</param>
            /// <param name="num_decoder_layers">How many layers make the target; at least 1.</param>
            /// <param name="dim_feedforward">The width inside the small networks.</param>
            /// <param name="dropout">Probability that a number is dropped in training.</param>
            /// <param name="activation">What the small networks apply inside.</param>
            public static Modules.Transformer Transformer(long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, num_encoder_layers, num_decoder_layers, dim_feedforward, dropout, activation);
        }
    }
}
