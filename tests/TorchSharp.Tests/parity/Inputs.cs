namespace TorchSharp.Tests.Parity;

/// <summary>The shapes of an operation's inputs.</summary>
internal delegate long[][] Shapes(System.Random random);

/// <summary>How they belong together.</summary>
internal static class Inputs
{
    private static readonly long[] Lengths = [0, 1, 2, 3, 5];

    /// <summary>One shape, and another that broadcasts with it.</summary>
    public static readonly Shapes Pair = random =>
    {
        var shape = One(random, 0);
        var other = shape.Skip(random.Next(shape.Length + 1)).Select(length => random.Next(3) == 0 ? 1 : length).ToArray();
        return random.Next(2) == 0 ? [shape, other] : [other, shape];
    };

    public static readonly Shapes Matrices = random => Product(random, []);
    public static readonly Shapes Batches = random => Product(random, [Length(random)]);
    public static readonly Shapes Vectors = random => Repeated([Length(random)], 2);

    /// <summary>A matrix that can be inverted.</summary>
    public static readonly Shapes Square = random => Length(random) is var length ? [[length, length]] : [];

    /// <summary>Two of one shape, and three.</summary>
    public static readonly Shapes Two = random => Repeated(One(random, 1), 2);
    public static readonly Shapes Rows = random => Repeated([Length(random), random.Next(2, 6)], 2);
    public static readonly Shapes ThreeRows = random => Repeated([Length(random), random.Next(2, 6)], 3);

    /// <summary>(batch, channels, …): lengths from 4 on, and an even number of channels.</summary>
    public static Shapes Pictures(int dimensions) => random => [Picture(random, dimensions)];

    /// <summary>Pictures, and a weight and a bias for each channel.</summary>
    public static readonly Shapes Channels = random => Picture(random, random.Next(1, 3)) is var picture ? [picture, [picture[1]], [picture[1]]] : [];

    /// <summary>Any shape, and a weight and a bias for the last dimension.</summary>
    public static readonly Shapes LastDimension = random => One(random, 2) is var shape ? [shape, [shape[^1]], [shape[^1]]] : [];

    /// <summary>(…, in), (out, in) and (out).</summary>
    public static readonly Shapes Layer = random => One(random, 1) is var shape && Length(random) is var width ? [shape, [width, shape[^1]], [width]] : [];

    /// <summary>Pictures, kernels and biases; the kernels are of at most 3 elements a side.</summary>
    public static Shapes Convolution(int dimensions, int groups = 1, bool transposed = false) => random =>
    {
        var picture = Picture(random, dimensions);
        var outputs = groups * random.Next(1, 4);
        long[] kernel = [.. Enumerable.Range(0, dimensions).Select(_ => (long)random.Next(1, 4))];
        long[] kernels = transposed ? [picture[1], outputs / groups, .. kernel] : [outputs, picture[1] / groups, .. kernel];
        return [picture, kernels, [outputs]];
    };

    /// <summary>Of at least so many dimensions; seldom without elements.</summary>
    public static long[] One(System.Random random, int least) =>
        [.. Enumerable.Range(0, random.Next(least, 5)).Select(_ => random.Next(10) == 0 ? 0 : Length(random))];

    private static long Length(System.Random random) => Lengths[random.Next(1, Lengths.Length)];

    private static long[] Picture(System.Random random, int dimensions) =>
        [random.Next(1, 4), 2 * random.Next(1, 3), .. Enumerable.Range(0, dimensions).Select(_ => (long)random.Next(4, 8))];

    private static long[][] Product(System.Random random, long[] batch)
    {
        long m = Length(random), k = Length(random), n = Length(random);
        return [[.. batch, m, k], [.. batch, k, n]];
    }

    private static long[][] Repeated(long[] shape, int count) => [.. Enumerable.Repeat(shape, count)];
}
