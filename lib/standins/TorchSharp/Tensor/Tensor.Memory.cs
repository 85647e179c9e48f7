using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements' bytes where they lie. Valid as long as the tensor is.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not in the CPU's memory.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU) throw new InvalidOperationException("bytes: the tensor is not in the CPU's memory. Call cpu() first.");
                if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
                if (Info().Lazy != 0) throw new InvalidOperationException("bytes: this view conjugates or negates what lies in memory. Call clone() first.");
                return new Span<byte>((void*)Bridge.sb_data(Handle), checked((int)(NumberOfElements * ElementSize)));
            }
            set
            {
                var own = bytes;
                if (own.Length != value.Length) throw new ArgumentException($"bytes: {value.Length} bytes do not fill a tensor of {own.Length}.");
                value.CopyTo(own);
            }
        }

        /// <summary>Writes the elements' bytes, those of a tensor on another device or with other strides too.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            using var host = cpu();
            foreach (var (start, length) in Pieces(host, bufferSize))
            {
                stream.Write(host.Piece(start, length));
            }
        }

        /// <summary>Reads as many bytes as the tensor has, in place.</summary>
        /// <exception cref="EndOfStreamException">The stream holds less.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            using var host = cpu();
            foreach (var (start, length) in Pieces(host, bufferSize)) stream.ReadExactly(host.Piece(start, length));
            if (device_type == DeviceType.CPU) return;
            using (no_grad()) copy_(host);
        }

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuBFloat16(long i) => ReadCpuValue<BFloat16>(i).ToSingle();

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <summary>The element of that number, counted in rows.</summary>
        public T ReadCpuValue<T>(long i) where T : struct
        {
            using var elements = data<T>();
            return Dimensions == 1 ? elements[i] : elements.Skip(checked((int)i)).First();
        }

        /// <summary>Scalars in lists of lists, as deep as the tensor has dimensions.</summary>
        public object tolist()
        {
            if (Dimensions == 0) return ToScalar();
            var list = new List<object>();
            foreach (var part in Aten.unbind_int.Tensors(this, 0))
            {
                using (part) list.Add(part.tolist());
            }

            return list;
        }

        /// <summary>Writes the tensor in PyTorch's own format.</summary>
        public void save(string location)
        {
            ArgumentException.ThrowIfNullOrEmpty(location);
            using var held = new TensorHold(this);
            // libtorch names the archive's root after the file, so the temporary one has the same name.
            var folder = Directory.CreateDirectory(FileReplacement.Unfinished(location)).FullName;
            try
            {
                var fresh = Path.Combine(folder, Path.GetFileName(location));
                Bridge.Check(Bridge.sb_save(held.Handle, fresh), nameof(save));
                File.Move(fresh, location, overwrite: true);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        /// <summary>Reads what <see cref="save"/> wrote.</summary>
        public static Tensor load(string location)
        {
            if (!File.Exists(location)) throw new FileNotFoundException($"load: there is no file {location}.", location);
            return new Tensor(Bridge.Check(Bridge.sb_load(location), nameof(load)));
        }

        /// <summary>Reads what <c>Save</c> wrote in TorchSharp's own format.</summary>
        public static Tensor Load(string location)
        {
            if (!File.Exists(location)) throw new FileNotFoundException($"Load: there is no file {location}.", location);
            return Load(File.OpenRead(location));
        }

        /// <inheritdoc cref="Load(string)"/>
        /// <remarks>Closes the stream.</remarks>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <inheritdoc cref="Load(string)"/>
        public static Tensor Load(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            return TensorRecord.Read(reader);
        }

        private static IEnumerable<(long Start, int Length)> Pieces(Tensor tensor, int size)
        {
            if (size < 1) throw new ArgumentOutOfRangeException(nameof(size), $"A buffer holds at least 1 byte, not {size}.");
            var total = tensor.NumberOfElements * tensor.ElementSize;
            for (var start = 0L; start < total; start += size) yield return (start, (int)Math.Min(size, total - start));
        }

        private unsafe Span<byte> Piece(long start, int length) => new((byte*)Bridge.sb_data(Handle) + start, length);
    }
}
