using System.Globalization;
using System.Numerics;

namespace TorchSharp;

/// <summary>Scalars from C# numbers and back.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this BFloat16 value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this Complex value) => value;

    /// <summary>The number that a BFloat16 keeps of <paramref name="value"/>.</summary>
    public static Scalar ToBFloat16Scalar(this float value) => new BFloat16(value);

    public static bool ToBoolean(this Scalar value) => Number(value) is Complex complex ? complex != 0 : Convert.ToBoolean(value.Value, CultureInfo.InvariantCulture);

    public static byte ToByte(this Scalar value) => unchecked((byte)value.ToInt64());

    public static sbyte ToSByte(this Scalar value) => unchecked((sbyte)value.ToInt64());

    public static short ToInt16(this Scalar value) => unchecked((short)value.ToInt64());

    public static int ToInt32(this Scalar value) => unchecked((int)value.ToInt64());

    public static long ToInt64(this Scalar value) => Number(value) switch
    {
        long whole => whole,
        double real => (long)real,
        bool truth => truth ? 1 : 0,
        _ => throw Imaginary(),
    };

    public static Half ToHalf(this Scalar value) => (Half)value.ToDouble();

    public static BFloat16 ToBFloat16(this Scalar value) => new(value.ToSingle());

    public static float ToSingle(this Scalar value) => (float)value.ToDouble();

    public static double ToDouble(this Scalar value) => Number(value) switch
    {
        double real => real,
        long whole => whole,
        bool truth => truth ? 1 : 0,
        _ => throw Imaginary(),
    };

    public static (float, float) ToComplexFloat32(this Scalar value)
    {
        var number = value.ToComplexFloat64();
        return ((float)number.Real, (float)number.Imaginary);
    }

    public static Complex ToComplexFloat64(this Scalar value) => Number(value) is Complex complex ? complex : value.ToDouble();

    private static object Number(Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value;
    }

    private static InvalidOperationException Imaginary() => new("A complex number has no real value. Take real or abs() first.");
}
