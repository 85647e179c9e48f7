using System.Numerics;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements in memory: reads and writes go to the tensor itself.</summary>
        /// <exception cref="ArgumentException">The element type is not the tensor's.</exception>
        public unsafe TensorAccessor<T> data<T>() where T : struct
        {
            Demand<T>();
            var info = Info();
            if ((DeviceType)info.DeviceType != DeviceType.CPU) throw new InvalidOperationException("data: the tensor is not in the CPU's memory. Call cpu() first.");
            if (info.Strides == null) throw new InvalidOperationException("data: a sparse tensor's elements do not lie in a row. Call to_dense() first.");
            return new TensorAccessor<T>(info.Lazy == 0 ? this : Resolved());
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">Another number of elements, or another type than the tensor's.</exception>
        public T item<T>() where T : struct
        {
            if (NumberOfElements != 1) throw new ArgumentException("Number of elements in the tensor must be 1");
            Demand<T>();
            if (device_type == DeviceType.CPU) return data<T>()[[.. new long[Dimensions]]];
            using var host = Aten.to_device.Tensor(this, CPU, dtype);
            return host.item<T>();
        }

        public Scalar ToScalar() => Aten.item__ToScalar.Scalar(this);

        public static explicit operator bool(Tensor value) => value.ToBoolean();
        public static explicit operator byte(Tensor value) => value.ToByte();
        public static explicit operator sbyte(Tensor value) => value.ToSByte();
        public static explicit operator short(Tensor value) => value.ToInt16();
        public static explicit operator int(Tensor value) => value.ToInt32();
        public static explicit operator long(Tensor value) => value.ToInt64();
        public static explicit operator float(Tensor value) => value.ToSingle();
        public static explicit operator double(Tensor value) => value.ToDouble();

        public static implicit operator Tensor(byte value) => tensor(value);
        public static implicit operator Tensor(sbyte value) => tensor(value);
        public static implicit operator Tensor(short value) => tensor(value);
        public static implicit operator Tensor(int value) => tensor(value);
        public static implicit operator Tensor(long value) => tensor(value);
        public static implicit operator Tensor(float value) => tensor(value);
        public static implicit operator Tensor(double value) => tensor(value);
        public static implicit operator Tensor(bool value) => tensor(value);
        public static implicit operator Tensor((float, float) value) => tensor(value);
        public static implicit operator Tensor(Complex value) => tensor(value);
        public static implicit operator Tensor(byte[] value) => tensor(value);
        public static implicit operator Tensor(sbyte[] value) => tensor(value);
        public static implicit operator Tensor(short[] value) => tensor(value);
        public static implicit operator Tensor(int[] value) => tensor(value);
        public static implicit operator Tensor(long[] value) => tensor(value);
        public static implicit operator Tensor(float[] value) => tensor(value);
        public static implicit operator Tensor(double[] value) => tensor(value);
        public static implicit operator Tensor(bool[] value) => tensor(value);
        public static implicit operator Tensor((float, float)[] value) => tensor(value);
        public static implicit operator Tensor(Complex[] value) => tensor(value);

        /// <summary>Only steers the choice of overloads.</summary>
        public static implicit operator Tensor(Scalar scalar) =>
            throw new InvalidOperationException("A Scalar does not become a tensor by itself. Call ToTensor() or torch.tensor(…).");

        /// <summary>The tensor with its numbers in memory as they are: a view that conjugates or negates becomes a copy.</summary>
        internal Tensor Resolved()
        {
            using var conjugated = Aten.resolve_conj.Tensor(this);
            return Aten.resolve_neg.Tensor(conjugated);
        }

        private void Demand<T>()
        {
            var type = dtype;
            if (ElementType(typeof(T)) != type) throw new ArgumentException($"{typeof(T).Name} is not compatible with {type}");
        }
    }
}
