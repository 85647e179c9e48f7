using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The p-norm of each window.</summary>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                ArgumentNullException.ThrowIfNull(input);
                using var powers = input.pow(norm_type);
                using var means = avg_pool1d(powers, kernel_size, stride, 0, ceil_mode);
                return Root(means, kernel_size, norm_type);
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, Lengths.Pair(kernel_size), Lengths.Pair(stride), ceil_mode);

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                ArgumentNullException.ThrowIfNull(input);
                Demand(kernel_size, 2, nameof(kernel_size));
                using var powers = input.pow(norm_type);
                using var means = avg_pool2d(powers, kernel_size, stride, [0, 0], ceil_mode);
                return Root(means, kernel_size[0] * kernel_size[1], norm_type);
            }

            /// <summary>Divides by (k + alpha · the mean square over <paramref name="size"/> neighbouring channels) to the power of beta.</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                ArgumentNullException.ThrowIfNull(input);
                if (input.Dimensions < 3) throw new ArgumentException($"local_response_norm: the input must be (batch, channels, …, length), at least 3 dimensions, not {input.Dimensions}.", nameof(input));
                if (size < 1) throw new ArgumentOutOfRangeException(nameof(size), $"local_response_norm: {size} channels; at least 1 is possible.");
                using var scope = NewDisposeScope();
                var shape = input.shape;
                // The channels become the height of a picture of one channel.
                var squares = input.square().reshape(shape[0], 1, shape[1], -1);
                var means = avg_pool2d(pad(squares, (0, 0, size / 2, (size - 1) / 2)), (size, 1), (1, 1)).reshape(shape);
                return (input / (means * alpha + k).pow(beta)).MoveToOuterDisposeScope();
            }

            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null)
            {
                DemandLike(input, indices, 1);
                if (output_size is { Length: 0 }) throw new ArgumentException("max_unpool1d: output_size is empty; leave it out or give the length.", nameof(output_size));
                using var scope = NewDisposeScope();
                var length = output_size?[^1] ?? Unpooled(input.shape[^1], kernel_size, stride ?? kernel_size, padding ?? 0);
                return Aten.max_unpool2d.Tensor(input.unsqueeze(-1), indices.unsqueeze(-1), new[] { length, 1 }).squeeze(-1).MoveToOuterDisposeScope();
            }

            /// <summary>Puts the maxima back to where they came from; zero elsewhere.</summary>
            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Aten.max_unpool2d.Tensor(input, indices, Unpooled(input, indices, 2, kernel_size, stride, padding, output_size));

            public static Tensor max_unpool3d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Aten.max_unpool3d.Tensor(input, indices, Unpooled(input, indices, 3, kernel_size, stride, padding, output_size), stride ?? kernel_size, padding ?? [0, 0, 0]);

            private static long[] Unpooled(Tensor input, Tensor indices, int dimensions, long[] kernel, long[]? stride, long[]? padding, long[]? output_size)
            {
                DemandLike(input, indices, dimensions);
                Demand(kernel, dimensions, "kernel_size");
                Demand(stride ?? kernel, dimensions, nameof(stride));
                if (padding is not null) Demand(padding, dimensions, nameof(padding));
                if (output_size is not null)
                    return output_size.Length >= dimensions ? output_size[^dimensions..] : throw new ArgumentException($"max_unpool: output_size has {output_size.Length} lengths; {dimensions} are needed.", nameof(output_size));
                return [.. input.shape[^dimensions..].Select((length, dim) => Unpooled(length, kernel[dim], (stride ?? kernel)[dim], padding?[dim] ?? 0))];
            }

            // ATen reads as many lengths as there are dimensions, whether they are there or not.
            private static void Demand(long[] lengths, int count, string name)
            {
                ArgumentNullException.ThrowIfNull(lengths, name);
                if (lengths.Length != count) throw new ArgumentException($"{name} has {lengths.Length} lengths; {count} are needed.", name);
            }

            private static void DemandLike(Tensor input, Tensor indices, int dimensions)
            {
                ArgumentNullException.ThrowIfNull(input);
                ArgumentNullException.ThrowIfNull(indices);
                if (input.Dimensions <= dimensions) throw new ArgumentException($"max_unpool: the input must have {dimensions + 1} or {dimensions + 2} dimensions, not {input.Dimensions}.", nameof(input));
                if (!input.shape.SequenceEqual(indices.shape)) throw new ArgumentException($"max_unpool: the indices are [{string.Join(", ", indices.shape)}], the input is [{string.Join(", ", input.shape)}]; they must be of one shape.", nameof(indices));
            }

            private static long Unpooled(long length, long kernel, long stride, long padding) => (length - 1) * stride - 2 * padding + kernel;

            private static Tensor Root(Tensor means, long count, double norm_type)
            {
                using var scope = NewDisposeScope();
                // No mean of absolute values is negative, but relu gives a window of zeros the gradient 0, where the root's infinity times 0 would be NaN.
                return (means.sign() * means.abs().relu() * count).pow(1 / norm_type).MoveToOuterDisposeScope();
            }
        }
    }
}
