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

    /// <summary>Reads a record into a new tensor, or past it.</summary>
    public static Tensor? Read(BinaryReader reader, bool skip)
    {
        var (type, shape) = ReadHead(reader);
        var tensor = empty(shape, type);
        ReadElements(reader, tensor);
        if (!skip) return tensor;
        tensor.Dispose();
        return null;
    }

    /// <summary>Reads a record into a tensor of that type and shape.</summary>
    /// <exception cref="ArgumentException">Another type or shape; the tensor is unchanged.</exception>
    public static void Read(BinaryReader reader, Tensor target)
    {
        var (type, shape) = ReadHead(reader);
        if (type != target.dtype)
            throw new ArgumentException($"Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin. The file has {type}, the tensor is {target.dtype}.");
        if (!shape.SequenceEqual(target.shape))
            throw new ArgumentException($"Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin. The file has [{string.Join(", ", shape)}], the tensor is [{string.Join(", ", target.shape)}].");

        using var frozen = no_grad();
        using var host = empty(shape, type);
        ReadElements(reader, host);
        target.copy_(host);
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
        for (var i = 0; i < shape.Length; i++) shape[i] = ReadLength(reader);
        return ((ScalarType)type, shape);
    }

    private static void ReadElements(BinaryReader reader, Tensor target) =>
        ForEachChunk(target, bytes => reader.BaseStream.ReadExactly(new Span<byte>(bytes.First, bytes.Length)));

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
