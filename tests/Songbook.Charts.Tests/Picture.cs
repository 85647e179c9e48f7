using System.Buffers.Binary;
using System.IO.Compression;

namespace Songbook.Charts.Tests;

/// <summary>A PNG picture, reduced to how light it is in each of 24 x 24 fields: what a change of fonts leaves as it is.</summary>
internal static class Picture
{
    private const int Fields = 24;

    /// <summary>The mean of the fields' lightness, 0 to 1, row by row.</summary>
    public static double[] Read(byte[] png)
    {
        var (width, height, channels) = Header(png);
        using var packed = new MemoryStream(Data(png));
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var previous = new byte[width * channels];
        var line = new byte[width * channels];
        var sums = new double[Fields * Fields];
        var counts = new int[Fields * Fields];
        for (var y = 0; y < height; y++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(line);
            Unfilter(filter, line, previous, channels);
            for (var x = 0; x < width; x++)
            {
                var pixel = line.AsSpan(x * channels, 3);
                var field = y * Fields / height * Fields + x * Fields / width;
                sums[field] += (0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2]) / 255;
                counts[field]++;
            }

            (previous, line) = (line, previous);
        }

        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    /// <summary>The mean difference of the fields.</summary>
    public static double Difference(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();

    /// <summary>The difference of the field that differs most: a mark or a text that is gone shows here.</summary>
    public static double LargestDifference(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();

    private static (int Width, int Height, int Channels) Header(byte[] png)
    {
        Assert.Equal("IHDR"u8.ToArray(), png[12..16]);
        Assert.Equal(8, png[24]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), png[25] == 6 ? 4 : 3);
    }

    private static byte[] Data(byte[] png)
    {
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(png, at + 8, length);
            at += length + 12;
        }

        return data.ToArray();
    }

    // PNG filters: each byte is stored relative to those left (a), above (b) and above left (c).
    private static void Unfilter(int filter, byte[] line, byte[] above, int channels)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var (a, b, c) = (i < channels ? 0 : line[i - channels], above[i], i < channels ? 0 : above[i - channels]);
            line[i] += (byte)(filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => Paeth(a, b, c), _ => 0 });
        }
    }

    private static int Paeth(int a, int b, int c)
    {
        var (toA, toB, toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - 2 * c));
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }
}
