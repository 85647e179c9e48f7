using System.Collections;
using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements where they lie: strides are followed, writes go through.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : struct
{
    private readonly torch.Tensor tensor;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly nint address;
    private int held = 1;

    internal TensorAccessor(torch.Tensor tensor)
    {
        this.tensor = tensor;
        shape = tensor.shape;
        strides = tensor.stride();
        // Held until this object goes: the memory must not be freed under a reader.
        address = Bridge.sb_data(tensor.Hold());
        Count = tensor.NumberOfElements;
    }

    ~TensorAccessor() => Release();

    public long Count { get; }

    public bool IsReadOnly => false;

    private bool IsContiguous
    {
        get
        {
            var expected = 1L;
            for (var dim = shape.Length - 1; dim >= 0; dim--)
            {
                if (shape[dim] != 1 && strides[dim] != expected) return false;
                expected *= shape[dim];
            }

            return true;
        }
    }

    /// <summary>Where the first element lies.</summary>
    private nint Start
    {
        get
        {
            ObjectDisposedException.ThrowIf(held == 0, this);
            return address;
        }
    }

    public T this[params long[] indices]
    {
        get => Read(Offset(indices));
        set => Write(Offset(indices), value);
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) =>
        left is null ? right is null : right is not null && left.shape.SequenceEqual(right.shape) && left.SequenceEqual(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>The elements in an array of the tensor's own shape.</summary>
    public Array ToNDArray()
    {
        var array = Array.CreateInstance(typeof(T), shape.Select(length => checked((int)length)).ToArray());
        var flat = ToArray();
        if (flat.Length == 0) return array;
        var bytes = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array), flat.Length * Unsafe.SizeOf<T>());
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(flat.AsSpan()).CopyTo(bytes);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        target = target[..Copied(target.Length, tensorIndex)];
        if (IsContiguous)
        {
            new ReadOnlySpan<T>((byte*)Start + tensorIndex * Unsafe.SizeOf<T>(), target.Length).CopyTo(target);
        }
        else
        {
            var next = 0;
            foreach (var offset in Offsets(tensorIndex).Take(target.Length)) target[next++] = Read(offset);
        }

        GC.KeepAlive(this);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        source = source[..Copied(source.Length, tensorIndex)];
        if (IsContiguous)
        {
            source.CopyTo(new Span<T>((byte*)Start + tensorIndex * Unsafe.SizeOf<T>(), source.Length));
        }
        else
        {
            var next = 0;
            foreach (var offset in Offsets(tensorIndex).Take(source.Length)) Write(offset, source[next++]);
        }

        GC.KeepAlive(this);
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var offset in Offsets(0)) yield return Read(offset);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    public override int GetHashCode() => tensor.GetHashCode();

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref held, 0) == 1) tensor.LetGo();
    }

    /// <summary>How many elements an array of that length takes or gives, from the given one on.</summary>
    private int Copied(int length, long from) =>
        from >= 0 && from <= Count ? (int)Math.Min(length, Count - from) : throw new ArgumentOutOfRangeException(nameof(from), $"Index {from} is outside 0 to {Count}.");

    private long Offset(long[] indices)
    {
        // One index into a tensor of several dimensions counts its elements in order.
        if (indices.Length == 1 && shape.Length != 1) return Offsets(CheckedIndex(indices[0], Count)).First();
        if (indices.Length != shape.Length) throw new ArgumentException($"{indices.Length} indices for a tensor of {shape.Length} dimensions.");
        var offset = 0L;
        for (var dim = 0; dim < indices.Length; dim++) offset += CheckedIndex(indices[dim], shape[dim]) * strides[dim];
        return offset;
    }

    private static long CheckedIndex(long index, long length) =>
        index >= 0 && index < length ? index : throw new IndexOutOfRangeException($"Index {index} is outside 0 to {length - 1}.");

    /// <summary>Where the elements lie, in C order from the given one on.</summary>
    private IEnumerable<long> Offsets(long from)
    {
        for (var index = from; index < Count; index++)
        {
            long rest = index, offset = 0;
            for (var dim = shape.Length - 1; dim >= 0; dim--)
            {
                offset += rest % shape[dim] * strides[dim];
                rest /= shape[dim];
            }

            yield return offset;
        }
    }

    private unsafe T Read(long offset)
    {
        var value = Unsafe.ReadUnaligned<T>((byte*)Start + offset * Unsafe.SizeOf<T>());
        GC.KeepAlive(this);
        return value;
    }

    private unsafe void Write(long offset, T value)
    {
        Unsafe.WriteUnaligned((byte*)Start + offset * Unsafe.SizeOf<T>(), value);
        GC.KeepAlive(this);
    }
}
