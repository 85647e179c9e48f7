using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes the last dimensions of (batch, channels, …).</summary>
            /// <param name="x">Three to five dimensions.</param>
            /// <param name="size">The new lengths; or else <paramref name="scale_factor"/>.</param>
            /// <param name="scale_factor">How many times as long; one number for all dimensions, or one each.</param>
            /// <param name="mode">Linear is for one dimension, Bilinear and Bicubic for two, Trilinear for three.</param>
            /// <param name="align_corners">Whether the outermost elements keep their places; not for Nearest and Area.</param>
            /// <param name="recompute_scale_factor">Compute the factors anew from the rounded lengths.</param>
            /// <param name="antialias">Smooth when shrinking; Bilinear and Bicubic only.</param>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                var dimensions = (int)x.Dimensions - 2;
                if (dimensions is < 1 or > 3) throw new ArgumentException($"interpolate: the input has {x.Dimensions} dimensions; 3 to 5 are possible.", nameof(x));
                if (size is null == scale_factor is null) throw new ArgumentException("interpolate: give either 'size' or 'scale_factor'.");
                if (align_corners is not null && mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area)
                    throw new ArgumentException($"interpolate: 'align_corners' is for linear and cubic modes, not for {mode}.", nameof(align_corners));
                size = Each(size, dimensions, nameof(size));
                scale_factor = Each(scale_factor, dimensions, nameof(scale_factor));
                if (scale_factor is not null && (recompute_scale_factor || mode is InterpolationMode.Area))
                {
                    var lengths = x.shape;
                    size = [.. scale_factor.Select((factor, dim) => (long)Math.Floor(lengths[dim + 2] * factor))];
                    scale_factor = null;
                }

                var corners = align_corners == true;
                return (mode, dimensions) switch
                {
                    (InterpolationMode.Nearest, 1) => Aten.upsample_nearest1d_vec.Tensor(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2) => Aten.upsample_nearest2d_vec.Tensor(x, size, scale_factor),
                    (InterpolationMode.Nearest, 3) => Aten.upsample_nearest3d_vec.Tensor(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1) => Aten._upsample_nearest_exact1d_vec.Tensor(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2) => Aten._upsample_nearest_exact2d_vec.Tensor(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3) => Aten._upsample_nearest_exact3d_vec.Tensor(x, size, scale_factor),
                    (InterpolationMode.Area, 1) => adaptive_avg_pool1d(x, size![0]),
                    (InterpolationMode.Area, 2) => adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Area, 3) => adaptive_avg_pool3d(x, size!),
                    (InterpolationMode.Linear, 1) => Aten.upsample_linear1d_vec.Tensor(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) when antialias => Aten._upsample_bilinear2d_aa_vec.Tensor(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) when antialias => Aten._upsample_bicubic2d_aa_vec.Tensor(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => Aten.upsample_bilinear2d_vec.Tensor(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) => Aten.upsample_bicubic2d_vec.Tensor(x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3) => Aten.upsample_trilinear3d_vec.Tensor(x, size, corners, scale_factor),
                    _ => throw new ArgumentException($"interpolate: {mode} is not for inputs of {x.Dimensions} dimensions.", nameof(mode)),
                };
            }

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode is UpsampleMode.Nearest ? null : align_corners);

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) => interpolate(x, size, scale_factor);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            /// <summary>Samples (batch, channels, height, width) at the places of a grid (batch, height, width, 2), −1 to 1 across the image.</summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // ATen's numbers: bilinear 0, nearest 1; zeros 0, border 1, reflection 2.
                var kind = mode is GridSampleMode.Bilinear ? 0 : 1;
                var outside = padding_mode switch { GridSamplePaddingMode.Zeros => 0, GridSamplePaddingMode.Border => 1, _ => 2 };
                return Aten.grid_sampler.Tensor(input, grid, kind, outside, align_corners == true);
            }

            private static T[]? Each<T>(T[]? given, int dimensions, string name) =>
                given is null || given.Length == dimensions ? given
                : given.Length == 1 ? [.. Enumerable.Repeat(given[0], dimensions)]
                : throw new ArgumentException($"interpolate: {given.Length} numbers for {dimensions} dimensions.", name);
        }
    }
}
