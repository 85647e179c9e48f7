using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>Anything an operator takes. Implicit conversions let a call be written as <c>Aten.add_Tensor.Tensor(a, b, 1)</c>.</summary>
internal readonly struct Argument
{
    public readonly Tag Tag;
    public readonly long Bits;

    /// <summary>The tensor, list, text or complex number; null for plain numbers.</summary>
    public readonly object? Reference;

    private Argument(Tag tag, long bits, object? reference = null) => (Tag, Bits, Reference) = (tag, bits, reference);

    /// <summary>A list or object; none where it is null.</summary>
    private Argument(Tag tag, object? reference) => (Tag, Reference) = (reference is null ? Tag.None : tag, reference);

    public static Argument None => default;

    public static Argument List(IEnumerable<Tensor>? tensors) => tensors as Tensor[] ?? tensors?.ToArray();

    /// <summary>A list that must hold at least one tensor.</summary>
    public static Argument Some(ReadOnlySpan<Tensor> tensors) =>
        tensors.Length > 0 ? tensors.ToArray() : throw new ArgumentException("The list of tensors is empty: give at least one.", nameof(tensors));

    /// <inheritdoc cref="Some(ReadOnlySpan{Tensor})"/>
    public static Argument Some(Tensor[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return Some(tensors.AsSpan());
    }

    /// <inheritdoc cref="Some(ReadOnlySpan{Tensor})"/>
    public static Argument Some(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return Some(tensors.ToArray());
    }

    /// <summary>A tensor of truth values.</summary>
    public static Argument Mask(Tensor mask) =>
        mask is null || mask.dtype is ScalarType.Bool ? mask : throw new ArgumentException($"The mask must be a Bool tensor, not {mask.dtype}. Compare first, as in x > 0.", nameof(mask));

    /// <summary>A tensor of counts: with NaN among them libtorch's <c>binomial</c> draws without end.</summary>
    public static Argument Counts(Tensor counts)
    {
        using var none = counts?.isnan();
        using var any = none?.any();
        return any?.ToBoolean() != true ? counts : throw new ArgumentException("binomial: one of the counts is NaN; give numbers from 0 on.", nameof(counts));
    }

    /// <summary>The number, or none where it is negative: how TorchSharp says "not given".</summary>
    public static Argument Given(long value) => value < 0 ? None : value;

    public static implicit operator Argument(Tensor? value) => new(Tag.Tensor, value);
    public static implicit operator Argument(Tensor?[]? value) => new(Tag.TensorList, value);
    public static implicit operator Argument(long[]? value) => new(Tag.IntList, value);
    public static implicit operator Argument(double[]? value) => new(Tag.DoubleList, value);
    public static implicit operator Argument(bool[]? value) => new(Tag.BoolList, value);
    public static implicit operator Argument(string? value) => new(Tag.String, value);
    public static implicit operator Argument(Generator? value) => new(Tag.Generator, value);

    public static implicit operator Argument(long value) => new(Tag.Int, value);
    public static implicit operator Argument(int value) => new(Tag.Int, value);
    public static implicit operator Argument(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(float value) => (double)value;
    public static implicit operator Argument(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Argument(Complex value) => new(Tag.Complex, (object)value);
    public static implicit operator Argument(ScalarType value) => new(Tag.Int, (long)value);

    public static implicit operator Argument(RoundingMode value) => value switch
    {
        RoundingMode.trunc => "trunc",
        RoundingMode.floor => "floor",
        _ => default,
    };

    public static implicit operator Argument(nn.Reduction value) => (long)value;
    public static implicit operator Argument(Modules.GELU.Approximate value) => value == Modules.GELU.Approximate.tanh ? "tanh" : "none";
    public static implicit operator Argument(Padding value) => value == Padding.Same ? "same" : "valid";

    public static implicit operator Argument(FFTNormType value) => value switch
    {
        FFTNormType.Forward => "forward",
        FFTNormType.Ortho => "ortho",
        _ => "backward",
    };

    public static implicit operator Argument(PaddingModes value) => value switch
    {
        PaddingModes.Zeros or PaddingModes.Constant => "constant",
        PaddingModes.Reflect => "reflect",
        PaddingModes.Replicate => "replicate",
        _ => "circular",
    };

    public static implicit operator Argument(char value) => value.ToString();

    public static implicit operator Argument(long? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(int? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(double? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(bool? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(ScalarType? value) => value is { } given ? given : default(Argument);

    public static implicit operator Argument(Device? value)
    {
        if (value is null) return default;
        if (value.type is not DeviceType.CPU) InitializeDeviceType(value.type);
        return new(Tag.Device, value.Packed);
    }

    public static implicit operator Argument(Scalar? value) => value is null ? default : value.ToArgument();

    /// <summary>Writes the value for the bridge. Tensors are held (see <see cref="Tensor.Hold"/>) until <see cref="Release"/>.</summary>
    public unsafe void Write(out NativeValue target, ref Scratch scratch)
    {
        Unsafe.SkipInit(out target);
        target.Tag = Tag;
        target.Int = Bits;
        switch (Tag)
        {
            case Tag.Tensor:
                target.Pointer = Unsafe.As<Tensor>(Reference!).Hold();
                break;
            case Tag.TensorList:
                WriteList(Unsafe.As<Tensor?[]>(Reference!), ref target, ref scratch);
                break;
            case Tag.IntList:
                target.Pointer = scratch.Copy<long>(Unsafe.As<long[]>(Reference!), out target.Count);
                break;
            case Tag.DoubleList:
                target.Pointer = scratch.Copy<double>(Unsafe.As<double[]>(Reference!), out target.Count);
                break;
            case Tag.BoolList:
                target.Pointer = scratch.Copy<bool>(Unsafe.As<bool[]>(Reference!), out target.Count);
                break;
            case Tag.Complex:
                var number = (Complex)Reference!;
                var parts = (double*)scratch.Reserve(2 * sizeof(double));
                (parts[0], parts[1]) = (number.Real, number.Imaginary);
                target.Pointer = (nint)parts;
                break;
            case Tag.String:
                target.Pointer = scratch.Copy<byte>(System.Text.Encoding.UTF8.GetBytes((string)Reference!), out target.Count);
                break;
            case Tag.Generator:
                target.Pointer = Unsafe.As<Generator>(Reference!).Handle;
                break;
        }
    }

    /// <summary><see cref="Write"/> for a live tensor or a plain number; false for all else.</summary>
    public bool TryWrite(ref NativeValue target)
    {
        target.Tag = Tag;
        target.Int = Bits;
        return Tag == Tag.Tensor ? Unsafe.As<Tensor>(Reference!).TryHold(out target.Pointer) : Reference is null;
    }

    public void Release()
    {
        if (Tag == Tag.Tensor) Unsafe.As<Tensor>(Reference!).LetGo();
        else if (Tag == Tag.TensorList)
            foreach (var tensor in Unsafe.As<Tensor?[]>(Reference!))
                tensor?.LetGo();
    }

    private static unsafe void WriteList(Tensor?[] tensors, ref NativeValue target, ref Scratch scratch)
    {
        var handles = (nint*)scratch.Reserve(tensors.Length * sizeof(nint));
        var held = 0;
        try
        {
            for (; held < tensors.Length; held++) handles[held] = tensors[held]?.Hold() ?? 0;
        }
        catch
        {
            while (held-- > 0) tensors[held]?.LetGo();
            throw;
        }

        target.Pointer = (nint)handles;
        target.Count = tensors.Length;
    }
}
