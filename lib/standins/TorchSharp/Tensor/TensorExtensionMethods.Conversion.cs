using System.Numerics;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>From a tensor's only element to a C# number, and from C# values to a tensor.</summary>
public static partial class TensorExtensionMethods
{
    // The only element, converted to the type that is asked for.
    public static bool ToBoolean(this Tensor value) => Only(value).ToBoolean();

    public static byte ToByte(this Tensor value) => Only(value).ToByte();

    public static sbyte ToSByte(this Tensor value) => Only(value).ToSByte();

    public static short ToInt16(this Tensor value) => Only(value).ToInt16();

    public static int ToInt32(this Tensor value) => Only(value).ToInt32();

    public static long ToInt64(this Tensor value) => Only(value).ToInt64();

    public static Half ToHalf(this Tensor value) => Only(value).ToHalf();

    public static BFloat16 ToBFloat16(this Tensor value) => Only(value).ToBFloat16();

    public static float ToSingle(this Tensor value) => Only(value).ToSingle();

    public static double ToDouble(this Tensor value) => Only(value).ToDouble();

    public static (float, float) ToComplexFloat32(this Tensor value) => Only(value).ToComplexFloat32();

    public static (float, float) ToComplex32(this Tensor value) => Only(value).ToComplexFloat32();

    public static Complex ToComplexFloat64(this Tensor value) => Only(value).ToComplexFloat64();

    public static Complex ToComplex64(this Tensor value) => Only(value).ToComplexFloat64();

    private static Scalar Only(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToScalar();
    }

    /// <summary>A parameter with the tensor's values.</summary>
    /// <remarks>It takes the native tensor over: <paramref name="tensor"/> itself is invalid afterwards.</remarks>
    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    /// <summary>A tensor with the number as its only element.</summary>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct =>
        Single(scalar, null, device, requires_grad);

    /// <param name="rawArray">The elements, row by row.</param>
    /// <param name="dimensions">The shape.</param>
    /// <param name="doCopy">Whether the tensor gets memory of its own instead of the array's.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
    {
        if (doCopy) return Copy(rawArray, dimensions, null, null, requires_grad, null);
        using var flat = Share(rawArray, null, null);
        return Finish(Aten.view.Tensor(flat, dimensions), requires_grad);
    }

    /// <summary>How many bytes an element takes.</summary>
    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool or ScalarType.QInt8 or ScalarType.QUInt8 => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 or ScalarType.QInt32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentException($"{type} is not an element type.", nameof(type)),
    };

    /// <summary>The product of the lengths.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, length) => product * length);

    public static ReadOnlySpan<int> IntShape(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Array.ConvertAll(tensor.shape, length => checked((int)length));
    }
}
