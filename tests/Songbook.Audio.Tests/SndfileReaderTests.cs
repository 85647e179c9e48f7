using System.Runtime.InteropServices;

namespace Songbook.Audio.Tests;

/// <summary>Files that libsndfile itself wrote, read through it; where the system lacks it, there is nothing to test.</summary>
public partial class SndfileReaderTests
{
    private const int Flac16 = 0x170002, OggVorbis = 0x200060;

    [Fact]
    public void Flac_comes_back_exactly_frame_by_frame()
    {
        var samples = Chirp(rate: 44_100, channels: 2);
        WithFile(Flac16, samples, 44_100, channels: 2, path =>
        {
            using var reader = AudioReader.Open(path);
            Assert.IsType<SndfileReader>(reader);
            Assert.Equal((44_100, 2, samples.Length / 2), (reader.SampleRate, reader.Channels, reader.FrameCount));
            Assert.Equal(samples, reader.ReadToEnd());
            Assert.Equal(0, reader.Read(new float[8]));
        });
    }

    [Fact]
    public void Ogg_is_mixed_and_resampled_as_any_file_is()
    {
        // Three seconds of two equal channels: the mean is the signal.
        var samples = Chirp(rate: 32_000, channels: 2);
        WithFile(OggVorbis, samples, 32_000, channels: 2, path =>
        {
            var waveform = Waveform.Load(path);
            Assert.Equal(48_000, waveform.SampleRate);
            Assert.Equal(3, waveform.Seconds, 0.01);
            // Vorbis loses what ears do not miss: a few percent of the level.
            Assert.Equal(Level.Of(samples).Rms, waveform.Level.Rms, 0.02);
        });
    }

    [Fact]
    public void A_damaged_file_is_refused_in_one_line_or_ends_early()
    {
        WithFile(Flac16, Chirp(8_000, 1), 8_000, channels: 1, path =>
        {
            var bytes = File.ReadAllBytes(path);
            foreach (var length in (int[])[4, 10, 40, bytes.Length / 2])
            {
                File.WriteAllBytes(path, bytes[..length]);
                try
                {
                    Assert.True(Waveform.Load(path).Seconds < 3);
                }
                catch (AudioFormatException error)
                {
                    Assert.DoesNotContain('\n', error.Message);
                }
            }
        });
    }

    /// <summary>Three seconds of a rising tone in 16-bit steps, the same in all channels.</summary>
    private static float[] Chirp(int rate, int channels) => [.. Enumerable.Range(0, 3 * rate).SelectMany(i =>
    {
        var t = (double)i / rate;
        return Enumerable.Repeat((float)(Math.Round(16_000 * Math.Sin(2 * Math.PI * ((300 * t) + (200 * t * t)))) / 32_768), channels);
    })];

    private static void WithFile(int format, float[] samples, int rate, int channels, Action<string> test)
    {
        Assert.SkipUnless(SndfileReader.IsAvailable, "libsndfile is not installed.");
        var path = Path.GetTempFileName();
        try
        {
            var info = new Info { SampleRate = rate, Channels = channels, Format = format };
            var file = OpenFile(path, mode: 0x20, ref info);
            Assert.NotEqual(0, file);
            Assert.Equal(samples.Length, WriteSamples(file, samples, samples.Length));
            Assert.Equal(0, CloseFile(file));
            test(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [LibraryImport("libsndfile.so.1", EntryPoint = "sf_open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenFile(string path, int mode, ref Info info);

    [LibraryImport("libsndfile.so.1", EntryPoint = "sf_write_float")]
    private static partial long WriteSamples(nint file, float[] samples, long count);

    [LibraryImport("libsndfile.so.1", EntryPoint = "sf_close")]
    private static partial int CloseFile(nint file);

    private struct Info
    {
        public long Frames;
        public int SampleRate, Channels, Format, Sections, Seekable;
    }
}
