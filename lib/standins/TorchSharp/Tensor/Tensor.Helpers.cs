using TorchSharp.Native;

namespace TorchSharp;

// What lines of the operator tables call.
public static partial class torch
{
    /// <summary>The result itself, or <paramref name="target"/> resized and filled with it; the result is then disposed.</summary>
    internal static Tensor Into(Tensor? target, Tensor result)
    {
        if (target is null) return result;
        using (result)
        {
            Aten.resize_.Change(target, target, result.shape);
            return Aten.copy_.Change(target, target, result);
        }
    }

    public partial class Tensor
    {
        /// <summary>The tensor itself, or its elements converted.</summary>
        internal Tensor As(ScalarType? type) => type is null || type == dtype ? this : Aten.to_device.Tensor(this, device, type);

        // As PyTorch writes it: the number times the reciprocals.
        private static Tensor Quotient(Scalar left, Tensor right)
        {
            using var reciprocal = Aten.reciprocal.Tensor(right);
            return Aten.mul_Scalar.Tensor(reciprocal, left);
        }

        // -count … -1 and 0 … count - 1: what is summed over in a product of tensors.
        private static long[] LastDimensions(long count) => [.. FirstDimensions(count).Select(dim => dim - count)];

        private static long[] FirstDimensions(long count)
        {
            if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), $"A number of dimensions is at least 0, not {count}.");
            return [.. Enumerable.Range(0, checked((int)count))];
        }
    }
}
