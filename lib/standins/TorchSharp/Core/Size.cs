using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The lengths of a tensor's dimensions.</summary>
    public struct Size : IEnumerable<long>
    {
        public static Size Empty = new(Array.Empty<long>());

        private readonly long[]? lengths;

        public Size(long[] shape) => lengths = [.. shape];

        public Size(IEnumerable<long> shape) => lengths = [.. shape];

        public Size(int[] shape) => lengths = Array.ConvertAll(shape, length => (long)length);

        public Size(long size) => lengths = [size];

        public Size(int size) => lengths = [size];

        public Size((int, int) size) : this(new long[] { size.Item1, size.Item2 })
        {
        }

        public Size((int, int, int) size) : this(new long[] { size.Item1, size.Item2, size.Item3 })
        {
        }

        public Size((int, int, int, int) size) : this(new long[] { size.Item1, size.Item2, size.Item3, size.Item4 })
        {
        }

        public Size((int, int, int, int, int) size) : this(new long[] { size.Item1, size.Item2, size.Item3, size.Item4, size.Item5 })
        {
        }

        public Size((int, int, int, int, int, int) size) : this(new long[] { size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6 })
        {
        }

        public Size((long, long) size) : this(new long[] { size.Item1, size.Item2 })
        {
        }

        public Size((long, long, long) size) : this(new long[] { size.Item1, size.Item2, size.Item3 })
        {
        }

        public Size((long, long, long, long) size) : this(new long[] { size.Item1, size.Item2, size.Item3, size.Item4 })
        {
        }

        public Size((long, long, long, long, long) size) : this(new long[] { size.Item1, size.Item2, size.Item3, size.Item4, size.Item5 })
        {
        }

        public Size((long, long, long, long, long, long) size) : this(new long[] { size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6 })
        {
        }

        public long[] Shape => lengths ?? [];

        public int Length => Shape.Length;

        public bool IsEmpty => Length == 0;

        /// <summary>The shape of a tensor without dimensions, which holds one number.</summary>
        public bool IsScalar => Length == 0;

        public long this[int idx] =>
            idx >= -Length && idx < Length ? Shape[idx < 0 ? idx + Length : idx] : throw new IndexOutOfRangeException($"Index {idx} is outside {-Length} to {Length - 1}.");

        public long this[long idx] => this[checked((int)idx)];

        public static implicit operator Size(long size) => new(size);

        public static implicit operator Size(long[] size) => new(size);

        public static implicit operator Size((long, long) size) => new(size);

        public static implicit operator Size((long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        /// <summary>One after the other.</summary>
        public static Size operator +(Size left, Size right) => new(left.Shape.Concat(right.Shape));

        public static Size operator +(Size left, IEnumerable<long> right) => new(left.Shape.Concat(right));

        public static bool operator ==(Size left, Size right) => left.Shape.AsSpan().SequenceEqual(right.Shape);

        public static bool operator !=(Size left, Size right) => !(left == right);

        /// <summary>How many elements a tensor of this shape has.</summary>
        public long numel() => Shape.Aggregate(1L, (product, length) => product * length);

        public Size Slice(int first, int next) => new(Shape.AsSpan(first, next).ToArray());

        public IEnumerable<long> Take(int i) => Shape.Take(i);

        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override bool Equals(object? obj) => obj is Size other && this == other;

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var length in Shape) hash.Add(length);
            return hash.ToHashCode();
        }
    }
}
