namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>What TorchSharp's own method fills in: mean · erfinv(u) + std between a and b, u uniform in 2Φ((a − mean) / std) − 1 … 2Φ((b − mean) / std) − 1.</summary>
            /// <remarks>
            /// That is no truncated normal distribution: mean and std stand in each other's place there, so that the default fills the tensor
            /// with ones. Where a truncated normal distribution is wanted, write <c>uniform_(low, high).erfinv_().mul_(std * √2).add_(mean)</c>.
            /// </remarks>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                // 2Φ(x) − 1 = erf(x / √2)
                using var bounds = torch.tensor(new[] { (a - mean) / std, (b - mean) / std }).div_(Math.Sqrt(2)).erf_();
                var (low, high) = (bounds[0].item<double>(), bounds[1].item<double>());
                return Fill(tensor, t => t.uniform_(low, high, generator).erfinv_().mul_(mean).add_(std).clamp_((Scalar)a, (Scalar)b));
            }

            /// <summary>Ones on the diagonal of a matrix.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (tensor.Dimensions != 2) throw new ArgumentException($"eye_: only a matrix has a diagonal; this tensor has {tensor.Dimensions} dimensions.", nameof(tensor));
                using var ones = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                return Fill(tensor, t => t.copy_(ones));
            }

            /// <summary>A convolution's weight that passes its input on: output channel i is input channel i.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length is < 3 or > 5) throw new ArgumentException($"dirac_: a convolution's weight has 3 to 5 dimensions, not {shape.Length}.", nameof(tensor));
                var middle = shape.Skip(2).Select(length => TensorIndex.Single(length / 2)).ToArray();
                return Fill(tensor, t =>
                {
                    t.zero_();
                    for (var channel = 0L; channel < Math.Min(shape[0], shape[1]); channel++)
                        t[[TensorIndex.Single(channel), TensorIndex.Single(channel), .. middle]] = 1;
                });
            }

            /// <summary>A random matrix with orthonormal rows or columns, times the gain.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException($"orthogonal_: at least 2 dimensions are needed, not {shape.Length}.", nameof(tensor));
                using var scope = NewDisposeScope();
                using var frozen = no_grad();
                var (rows, columns) = (shape[0], shape.Skip(1).Aggregate(1L, (product, length) => product * length));
                var numbers = empty(rows, columns, tensor.dtype, tensor.device).normal_();
                var (q, r) = linalg.qr(rows < columns ? numbers.t() : numbers);
                // The signs of R's diagonal make the draw uniform.
                q *= r.diagonal().sign();
                tensor.copy_((rows < columns ? q.t() : q).reshape(shape)).mul_(gain);
                return tensor;
            }

            /// <summary>Normal numbers, of which the given share is zero in each column.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (tensor.Dimensions != 2) throw new ArgumentException($"sparse_: only a matrix is possible; this tensor has {tensor.Dimensions} dimensions.", nameof(tensor));
                var (rows, columns) = (tensor.shape[0], tensor.shape[1]);
                var zeros = (int)Math.Ceiling(sparsity * rows);
                normal_(tensor, 0, std);
                using var nothing = torch.zeros(Array.Empty<long>(), tensor.dtype, tensor.device);
                return Fill(tensor, t =>
                {
                    for (var column = 0L; column < columns; column++)
                    {
                        using var order = randperm(rows);
                        using var first = order[..zeros];
                        t[first, column] = nothing;
                    }
                });
            }
        }
    }
}
