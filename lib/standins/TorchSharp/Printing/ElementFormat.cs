using System.Globalization;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>A tensor's elements as text, by their number in C order.</summary>
internal sealed class ElementFormat : IDisposable
{
    private readonly Tensor elements;
    private readonly Func<long, string> text;

    public ElementFormat(Tensor tensor, string format, CultureInfo culture)
    {
        // On the CPU, dense and without gaps, so that a number finds its element.
        using var host = tensor.detach().cpu();
        using var dense = host.is_sparse ? host.to_dense() : host.alias();
        using var resolved = dense.Resolved();
        elements = resolved.contiguous();
        Shape = elements.shape;
        text = elements.dtype switch
        {
            ScalarType.Bool => Each<bool>(truth => truth.ToString()),
            ScalarType.Byte => Each<byte>(number => number.ToString(culture)),
            ScalarType.Int8 => Each<sbyte>(number => number.ToString(culture)),
            ScalarType.Int16 => Each<short>(number => number.ToString(culture)),
            ScalarType.Int32 => Each<int>(number => number.ToString(culture)),
            ScalarType.Int64 => Each<long>(number => number.ToString(culture)),
            ScalarType.Float16 => Each<Half>(number => ((float)number).ToString(format, culture)),
            ScalarType.BFloat16 => Each<BFloat16>(number => number.ToSingle().ToString(format, culture)),
            ScalarType.Float32 => Each<float>(number => number.ToString(format, culture)),
            ScalarType.Float64 => Each<double>(number => number.ToString(format, culture)),
            ScalarType.ComplexFloat32 => Each<(float, float)>(number => Sum(number.Item1.ToString(format, culture), number.Item1 == 0, number.Item2.ToString(format, culture), number.Item2 == 0)),
            ScalarType.ComplexFloat64 => Each<Complex>(number => Sum(number.Real.ToString(format, culture), number.Real == 0, number.Imaginary.ToString(format, culture), number.Imaginary == 0)),
            var other => throw new NotSupportedException($"A tensor of type {other} cannot be printed. Call dequantize() first."),
        };
    }

    public long[] Shape { get; }

    public string this[long index] => text(index);

    public void Dispose() => elements.Dispose();

    // A part that is zero is left out; its sign stands before the number: -1+-2i.
    private static string Sum(string real, bool noReal, string imaginary, bool noImaginary) =>
        noImaginary ? real : noReal ? imaginary + "i" : $"{real}+{imaginary}i";

    private Func<long, string> Each<T>(Func<T, string> format) where T : unmanaged => index => format(Read<T>(index));

    private unsafe T Read<T>(long index) where T : unmanaged
    {
        var value = ((T*)Native.Bridge.sb_data(elements.Handle))[index];
        GC.KeepAlive(elements);
        return value;
    }
}
