using System.Buffers.Binary;
using System.IO.Compression;

namespace Songbook.Charts.Tests;

/// <summary>A PNG picture's pixels, three bytes each, row by row.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>The colour behind everything: that of the first pixel.</summary>
    public ReadOnlySpan<byte> Paper => Pixels.AsSpan(0, 3);

    public static Picture Read(byte[] png)
    {
        var (width, height, channels) = Header(png);
        using var packed = new MemoryStream(Data(png));
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var pixels = new byte[width * height * 3];
        var previous = new byte[width * channels];
        var line = new byte[width * channels];
        for (var y = 0; y < height; y++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(line);
            Unfilter(filter, line, previous, channels);
            for (var x = 0; x < width; x++)
                line.AsSpan(x * channels, 3).CopyTo(pixels.AsSpan((y * width + x) * 3));
            (previous, line) = (line, previous);
        }

        return new Picture(width, height, pixels);
    }

    /// <summary>Another picture with each pixel changed.</summary>
    public Picture With(Func<byte[], byte[]> change) => this with { Pixels = [.. Pixels.Chunk(3).SelectMany(change)] };

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
