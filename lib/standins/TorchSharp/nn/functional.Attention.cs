namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>softmax(query · keyᵀ / √width + mask) · value.</summary>
            /// <remarks>
            /// query (…, targets, width), key (…, sources, width), value (…, sources, features) → (…, targets, features).
            /// "Attention Is All You Need", 3.2.1; torch.nn.functional.scaled_dot_product_attention.
            /// </remarks>
            /// <param name="query">What each target looks for.</param>
            /// <param name="key">What each source offers.</param>
            /// <param name="value">What is taken from each source.</param>
            /// <param name="attn_mask">Broadcast to (…, targets, sources): true where attention is allowed, or numbers to add.</param>
            /// <param name="p">Probability that a weight is dropped, in evaluation too.</param>
            /// <param name="is_casual">Causal: target i sees the sources up to i. Without <paramref name="attn_mask"/>.</param>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                ArgumentNullException.ThrowIfNull(query);
                ArgumentNullException.ThrowIfNull(key);
                ArgumentNullException.ThrowIfNull(value);
                Require.Probability(p);
                if (query.Dimensions < 2 || key.Dimensions < 2 || value.Dimensions < 2) throw new ArgumentException("scaled_dot_product_attention: query, key and value have at least 2 dimensions, (…, length, width).");
                if (is_casual && attn_mask is not null) throw new ArgumentException("scaled_dot_product_attention: give attn_mask or is_casual, not both.", nameof(attn_mask));
                using var scope = NewDisposeScope();
                var scores = (query / Math.Sqrt(query.shape[^1])).matmul(key.transpose(-2, -1));
                var mask = is_casual ? ones(scores.shape[^2], scores.shape[^1], @bool, scores.device).tril() : attn_mask;
                if (mask is not null) scores = mask.dtype is ScalarType.Bool ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity) : scores + mask;
                return dropout(scores.softmax(-1), p).matmul(value).MoveToOuterDisposeScope();
            }
        }
    }
}
