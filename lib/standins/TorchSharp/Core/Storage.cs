using System.Collections;
using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory behind the tensor, one element after the other.</summary>
        public Storage<T> storage<T>() where T : struct => new(alias());
    }

    /// <summary>A tensor's memory as a row of elements, whatever its shape.</summary>
    public abstract class Storage
    {
        protected Tensor _tensor;
        protected nint _tensor_data_ptr;

        protected Storage(Tensor tensor) : this(tensor, tensor.is_sparse ? throw new InvalidOperationException("storage: a sparse tensor has no memory of its own. Call to_dense() first.") : Bridge.sb_data(tensor.Handle))
        {
        }

        protected Storage(Tensor tensor, nint data_ptr) => (_tensor, _tensor_data_ptr) = (tensor, data_ptr);

        public abstract int element_size();

        public nint data_ptr() => _tensor_data_ptr;

        /// <summary>How many bytes the elements take.</summary>
        public ulong nbytes() => (ulong)(_tensor.numel() * _tensor.element_size());

        public Storage<bool> @bool() => As<bool>(ScalarType.Bool);

        public Storage<byte> @byte() => As<byte>(ScalarType.Byte);

        public Storage<int> @int() => As<int>(ScalarType.Int32);

        public Storage<long> @long() => As<long>(ScalarType.Int64);

        public Storage<float> @float() => As<float>(ScalarType.Float32);

        public Storage<double> @double() => As<double>(ScalarType.Float64);

        public Storage<(float, float)> complex_float() => As<(float, float)>(ScalarType.ComplexFloat32);

        public Storage<System.Numerics.Complex> complex_double() => As<System.Numerics.Complex>(ScalarType.ComplexFloat64);

        private Storage<T> As<T>(ScalarType type) where T : struct => new(_tensor.to(type, copy: true));
    }

    /// <inheritdoc cref="Storage"/>
    public sealed class Storage<T> : Storage, IDisposable, IEnumerable<T> where T : struct
    {
        internal Storage(Tensor tensor) : base(tensor)
        {
            if (ElementType(typeof(T)) != tensor.dtype) throw new ArgumentException($"{typeof(T).Name} is not compatible with {tensor.dtype}");
            Count = checked((int)tensor.numel());
        }

        public int Count { get; }

        public bool IsReadOnly => false;

        public Device device => _tensor.device;

        public unsafe T this[int index]
        {
            get => Unsafe.ReadUnaligned<T>(Element(index));
            set => Unsafe.WriteUnaligned(Element(index), value);
        }

        public override int element_size() => Unsafe.SizeOf<T>();

        public T[] ToArray()
        {
            var array = new T[Count];
            for (var i = 0; i < Count; i++) array[i] = this[i];
            return array;
        }

        public IList<T> tolist() => ToArray();

        public Storage<T> cpu() => new(_tensor.cpu());

        public Storage<T> cuda(Device? device = null) => new(_tensor.cuda(device));

        public bool Contains(T item) => IndexOf(item) >= 0;

        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        public void CopyTo(IList<T> array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            for (var i = 0; i < Count; i++) array[arrayIndex + i] = this[i];
        }

        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            for (var i = 0; i < Math.Min(Count, array.Count - arrayIndex); i++) this[i] = array[arrayIndex + i];
        }

        public void copy_(IList<T> array) => CopyFrom(array, 0);

        public void fill_(T value)
        {
            for (var i = 0; i < Count; i++) this[i] = value;
        }

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose() => _tensor.Dispose();

        private unsafe void* Element(int index)
        {
            ObjectDisposedException.ThrowIf(_tensor.IsInvalid, this);
            if (device.type != DeviceType.CPU) throw new InvalidOperationException("The storage is not in the CPU's memory. Call cpu() first.");
            if ((uint)index >= (uint)Count) throw new IndexOutOfRangeException($"Index {index} is outside 0 to {Count - 1}.");
            return (byte*)_tensor_data_ptr + (long)index * Unsafe.SizeOf<T>();
        }
    }
}
