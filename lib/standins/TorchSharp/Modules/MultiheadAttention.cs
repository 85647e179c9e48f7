using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Scaled dot-product attention of several heads, each on its share of the width.</summary>
    /// <remarks>
    /// query (targets, batch, embedded_dim), key (sources, batch, kdim), value (sources, batch, vdim) → (targets, batch, embedded_dim) and the
    /// attention weights, averaged over the heads, (batch, targets, sources). "Attention Is All You Need", 3.2.2; torch.nn.MultiheadAttention.
    /// </remarks>
    public sealed class MultiheadAttention : Module<Tensor, Tensor, Tensor, Tensor, bool, Tensor, Tuple<Tensor, Tensor>>
    {
        private const string Weight = "in_proj_weight", Bias = "in_proj_bias", QueryWeight = "q_proj_weight", KeyWeight = "k_proj_weight", ValueWeight = "v_proj_weight";
        private const string OutWeight = "out_proj.weight", OutBias = "out_proj.bias", KeyBias = "bias_k", ValueBias = "bias_v";

        private readonly long width;
        private readonly long heads;
        private readonly double dropout;
        private readonly bool add_zero_attn;

        internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long? kdim, long? vdim) : base(nameof(MultiheadAttention))
        {
            Require.AtLeast(1, embedded_dim);
            Require.AtLeast(1, num_heads);
            if (embedded_dim % num_heads != 0) throw new ArgumentException($"embed_dim must be divisible by num_heads: {embedded_dim} is not by {num_heads}.", nameof(num_heads));
            (width, heads, this.dropout, this.add_zero_attn) = (embedded_dim, num_heads, dropout, add_zero_attn);
            var keyWidth = kdim ?? width;
            var valueWidth = vdim ?? width;

            // The output's layer draws first, as in PyTorch, but stands last.
            using var output = torch.nn.Linear(width, width, bias);
            if (keyWidth == width && valueWidth == width)
            {
                Own(Weight, init.xavier_uniform_(empty(3 * width, width)));
            }
            else
            {
                Own(QueryWeight, init.xavier_uniform_(empty(width, width)));
                Own(KeyWeight, init.xavier_uniform_(empty(width, keyWidth)));
                Own(ValueWeight, init.xavier_uniform_(empty(width, valueWidth)));
            }

            if (bias) Own(Bias, zeros(3 * width));
            if (add_bias_kv)
            {
                Own(KeyBias, XavierNormal(width));
                Own(ValueBias, XavierNormal(width));
            }

            Own(OutWeight, output.weight.detach().clone());
            if (bias) Own(OutBias, zeros(width));
        }

        // By hand, because init.xavier_normal_ draws uniform numbers. Both fans of (1, 1, width) are width.
        private static Tensor XavierNormal(long width) => empty(1, 1, width).normal_(0, 1 / Math.Sqrt(width));

        /// <param name="query">(targets, batch, embedded_dim).</param>
        /// <param name="key">(sources, batch, kdim).</param>
        /// <param name="value">(sources, batch, vdim).</param>
        /// <param name="key_padding_mask">(batch, sources), true where a source is padding.</param>
        /// <param name="need_weights">Whether the weights are returned; otherwise they are null.</param>
        /// <param name="attn_mask">(targets, sources) or (batch · heads, targets, sources): true where attention is forbidden, or numbers to add.</param>
        public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
        {
            Demand(query, key, value, key_padding_mask);
            using var scope = NewDisposeScope();
            long targets = query.shape[0], batch = query.shape[1], head = width / heads;
            Demand(key_padding_mask, nameof(key_padding_mask), [batch, key.shape[0]]);
            Demand(attn_mask, nameof(attn_mask), [targets, key.shape[0]], [batch * heads, targets, key.shape[0]]);
            var q = Split(Project(query, 0, QueryWeight) * (1 / Math.Sqrt(head)));
            var k = Split(Extended(Project(key, 1, KeyWeight), KeyBias));
            var v = Split(Extended(Project(value, 2, ValueWeight), ValueBias));
            if (add_zero_attn)
            {
                var none = zeros(batch * heads, 1, head, q.dtype, q.device);
                (k, v) = (cat([k, none], 1), cat([v, none], 1));
            }

            var sources = k.shape[1];
            var scores = q.bmm(k.transpose(1, 2));
            if (attn_mask is not null) scores = Masked(scores, Padded(attn_mask, sources));
            if (key_padding_mask is not null)
                scores = Masked(scores.view(batch, heads, targets, sources), Padded(key_padding_mask, sources).view(batch, 1, 1, sources)).view(batch * heads, targets, sources);

            var weights = functional.dropout(scores.softmax(-1), dropout, training);
            var joined = weights.bmm(v).transpose(0, 1).reshape(targets, batch, width);
            var output = functional.linear(joined, Owned(OutWeight)!, Owned(OutBias));
            var average = need_weights ? weights.view(batch, heads, targets, sources).mean([1]) : null;
            return Tuple.Create(output.MoveToOuterDisposeScope(), average?.MoveToOuterDisposeScope()!);
        }

        public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null) =>
            base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);

        // One of three layers, whose weights are one matrix where all inputs are equally wide.
        private Tensor Project(Tensor input, long part, string separate)
        {
            var weight = Owned(Weight) is { } joint ? joint.narrow(0, part * width, width) : Owned(separate)!;
            return functional.linear(input, weight, Owned(Bias)?.narrow(0, part * width, width));
        }

        // (length, batch, width) → (batch · heads, length, head)
        private Tensor Split(Tensor projected) => projected.contiguous().view(projected.shape[0], projected.shape[1] * heads, width / heads).transpose(0, 1);

        // A learned source behind the others.
        private Tensor Extended(Tensor projected, string bias) => Owned(bias) is { } learned ? cat([projected, learned.expand(1, projected.shape[1], width)]) : projected;

        // Masks speak of the given sources; those behind are free.
        private static Tensor Padded(Tensor mask, long sources) => mask.shape[^1] == sources ? mask : functional.pad(mask, [0, sources - mask.shape[^1]]);

        private static Tensor Masked(Tensor scores, Tensor mask) => mask.dtype is ScalarType.Bool ? scores.masked_fill(mask, double.NegativeInfinity) : scores + mask;

        private void Demand(Tensor query, Tensor key, Tensor value, Tensor? padding)
        {
            ArgumentNullException.ThrowIfNull(query);
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            if (query.Dimensions != 3 || key.Dimensions != 3 || value.Dimensions != 3) throw new ArgumentException("MultiheadAttention: query, key and value are (length, batch, width).");
            if (query.shape[2] != width) throw new ArgumentException($"MultiheadAttention: the query is {query.shape[2]} wide instead of {width}.", nameof(query));
            if (key.shape[0] != value.shape[0] || key.shape[1] != value.shape[1]) throw new ArgumentException("MultiheadAttention: key and value differ in length or batch.", nameof(value));
            if (key.shape[1] != query.shape[1]) throw new ArgumentException($"MultiheadAttention: query and key are batches of {query.shape[1]} and {key.shape[1]}.", nameof(key));
            if (padding is not null && padding.dtype is not ScalarType.Bool) throw new ArgumentException($"MultiheadAttention: key_padding_mask is Bool, not {padding.dtype}.", nameof(padding));
        }

        private static void Demand(Tensor? mask, string name, params long[][] shapes)
        {
            if (mask is null || shapes.Any(shape => shape.SequenceEqual(mask.shape))) return;
            throw new ArgumentException($"MultiheadAttention: {name} is [{string.Join(", ", mask.shape)}] instead of {string.Join(" or ", shapes.Select(shape => $"[{string.Join(", ", shape)}]"))}.", name);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.MultiheadAttention"/>
            /// <param name="embedded_dim">The width of query and output; divisible by <paramref name="num_heads"/>.</param>
            /// <param name="num_heads">How many heads share it.</param>
            /// <param name="dropout">Probability that a weight is dropped in training.</param>
            /// <param name="bias">Whether the layers have biases.</param>
            /// <param name="add_bias_kv">Add a learned source.</param>
            /// <param name="add_zero_attn">Add a source of zeros.</param>
            /// <param name="kdim">The keys' width, if another.</param>
            /// <param name="vdim">The values' width, if another.</param>
            public static Modules.MultiheadAttention MultiheadAttention(long embedded_dim, long num_heads, double dropout = 0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);
        }
    }
}
