namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What modules compute, as functions; most come from <c>Operators/functional.ops</c>.</summary>
        public static partial class functional
        {
            /// <summary>x / max(‖x‖, eps) along one dimension.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                ArgumentNullException.ThrowIfNull(input);
                using var norm = linalg.vector_norm(input, p, [dim], keepdim: true);
                using var divisor = norm.clamp_min(eps);
                return input / divisor;
            }

            private static Tensor First((Tensor values, Tensor indices) pair)
            {
                pair.indices.Dispose();
                return pair.values;
            }

            private static Tensor Reduce(Tensor loss, Reduction reduction) => reduction switch
            {
                Reduction.Mean => loss.mean(),
                Reduction.Sum => loss.sum(),
                _ => loss,
            };
        }
    }
}
