using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor in TorchSharp's files: element type, number of dimensions and each size as LEB128, then the elements in C order.</summary>
/// <remarks>Everything is little-endian. Device, strides and <c>requires_grad</c> are not kept.</remarks>
internal static unsafe class TensorRecord
{
    private const int Chunk = 1 << 20;

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        if (!tensor.is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor. Save tensor.contiguous() instead.");
        WriteLength(writer, (long)tensor.dtype);
        var shape = tensor.shape;
        WriteLength(writer, shape.Length);
        foreach (var length in shape) WriteLength(writer, length);

        using var near = tensor.device_type == DeviceType.CPU ? tensor.alias() : tensor.cpu();
        using var host = near.Resolved();
        ForEachChunk(host, bytes => writer.Write(new ReadOnlySpan<byte>(bytes.First, bytes.Length)));
    }

    /// <summary>Reads a record into a new tensor.</summary>
    public static Tensor Read(BinaryReader reader)
    {
        var (type, shape) = ReadHead(reader);
        return ReadElements(reader, type, shape);
    }

    /// <summary>Reads a record into a new tensor if it has the type and the shape of <paramref name="target"/>, past it if not.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="target">Whose values are to come; it stays as it is.</param>
    /// <param name="misfit">How they differ; null where they do not.</param>
    public static Tensor? Read(BinaryReader reader, Tensor target, out Misfit? misfit)
    {
        var (type, shape) = ReadHead(reader);
        misfit = Misfit.Of(type, shape, target);
        if (misfit is null) return ReadElements(reader, type, shape);
        Skip(reader, type, shape);
        return null;
    }

    /// <summary>Reads past a record.</summary>
    public static void Skip(BinaryReader reader)
    {
        var (type, shape) = ReadHead(reader);
        Skip(reader, type, shape);
    }

    public static void WriteLength(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    public static long ReadLength(BinaryReader reader) => reader.Read7BitEncodedInt64();

    private static (ScalarType, long[]) ReadHead(BinaryReader reader)
    {
        var type = ReadLength(reader);
        if (type is < 0 or > (long)ScalarType.BFloat16) throw new InvalidDataException($"{type} is not the number of an element type: this is not a tensor record, or the file is damaged.");
        var dimensions = ReadLength(reader);
        if (dimensions is < 0 or > 64) throw new InvalidDataException($"A tensor of {dimensions} dimensions: this is not a tensor record, or the file is damaged.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = ReadLength(reader);
            if (shape[i] < 0) throw new InvalidDataException($"A tensor with a length of {shape[i]}: this is not a tensor record, or the file is damaged.");
        }

        return ((ScalarType)type, shape);
    }

    private static Tensor ReadElements(BinaryReader reader, ScalarType type, long[] shape)
    {
        var tensor = empty(shape, type);
        try
        {
            ForEachChunk(tensor, bytes => reader.BaseStream.ReadExactly(new Span<byte>(bytes.First, bytes.Length)));
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static void Skip(BinaryReader reader, ScalarType type, long[] shape)
    {
        var left = (long)shape.Aggregate((double)type.ElementSize(), (product, length) => product * length);
        var passed = new byte[Math.Min(left, Chunk)];
        for (; left > 0; left -= passed.Length) reader.BaseStream.ReadExactly(passed, 0, (int)Math.Min(left, passed.Length));
    }

    private static void ForEachChunk(Tensor host, Action<Block> use)
    {
        var length = host.NumberOfElements * host.ElementSize;
        if (length == 0) return;
        using var held = new TensorHold(host);
        var first = (byte*)Bridge.sb_data(held.Handle);
        for (var start = 0L; start < length; start += Chunk) use(new Block(first + start, (int)Math.Min(Chunk, length - start)));
    }

    private readonly struct Block(byte* first, int length)
    {
        public byte* First => first;

        public int Length => length;
    }
}
