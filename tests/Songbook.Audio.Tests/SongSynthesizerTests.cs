namespace Songbook.Audio.Tests;

public class SongSynthesizerTests
{
    [Fact]
    public void Every_species_of_the_course_sings() => Assert.Equal(Data.CourseSpecies.Names, CourseSongs.All.Select(bird => bird.Name));

    [Fact]
    public void The_same_seed_sings_the_same_another_seed_something_else()
    {
        foreach (var bird in CourseSongs.All.Append(VirtualSongbird.FromSeed(7)))
        {
            var first = SongSynthesizer.Record([bird], seed: 5).Samples;
            Assert.Equal(first, SongSynthesizer.Record([bird], seed: 5).Samples);
            Assert.NotEqual(first, SongSynthesizer.Record([bird], seed: 6).Samples);
        }
    }

    [Theory]
    [InlineData(1_000, 10, -20 - 0.01)]
    [InlineData(1_000, 20, -26.02 - 0.03)]
    [InlineData(8_000, 37.5, -31.48 - 3)] // 0.08 dB a metre
    [InlineData(4_000, 150, -43.52 - 3)] // a quarter of it an octave below
    public void Distance_takes_as_much_as_it_should(double hertz, double metres, double decibels)
    {
        float[] tone = [.. Enumerable.Range(0, 48_000).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / 48_000))];
        var heard = SongSynthesizer.Travel(tone, metres, reverberation: 0, sampleRate: 48_000);
        // A one-pole filter of samples keeps a little more of high tones than one of currents does.
        Assert.Equal(decibels, Level.Of(heard).RmsDecibels - Level.Of(tone).RmsDecibels, 0.8);
    }

    [Fact]
    public void Every_recording_is_sound_of_the_right_length_and_level()
    {
        foreach (var bird in CourseSongs.All)
        {
            for (var seed = 0; seed < 5; seed++)
            {
                var recording = SongSynthesizer.Record([bird], seed, new Scene { Insects = 0.5 });
                Assert.Equal(144_000, recording.Samples.Length);
                Assert.Equal(0.7, recording.Level.Peak, 1e-4);
                Assert.InRange(SongSynthesizer.Sing(bird, 3, seed).Level.RmsDecibels, -40, -4);
            }
        }
    }

    [Fact]
    public void A_whistle_has_the_frequency_that_is_written()
    {
        var bird = new VirtualSongbird("Fork", new Note(2, 2000), Pause: 0.01);
        var samples = SongSynthesizer.Sing(bird, 2, seed: 1).Samples;
        var crossings = Enumerable.Range(4801, 48_000).Count(i => samples[i - 1] < 0 && samples[i] >= 0);
        // The individual's deviation is 3 %, a note's 0.8 %: five deviations.
        Assert.InRange(crossings, 2000 * 0.85, 2000 * 1.17);
    }

    [Fact]
    public void A_sweep_moves_evenly_in_octaves()
    {
        var samples = new float[48_000];
        NoteRenderer.Add(new Note(1, 1000, 4000), samples, 0, 48_000, new Random(1));
        // Half way up it is at 2000 Hz: the rising crossings of the first half sum up to the integral of 1000 · 2^(2t).
        var crossings = Enumerable.Range(1, 23_999).Count(i => samples[i - 1] < 0 && samples[i] >= 0);
        Assert.Equal(1000 * (2 - 1) / (2 * Math.Log(2)), crossings, 1.5);
    }

    [Fact]
    public void Distance_dulls_and_noise_is_as_far_below_as_asked()
    {
        var bird = new VirtualSongbird("Noise", new Note(3, 6000) { Noise = 1, NoiseBandwidth = 8000 }, Pause: 0.001);
        var scene = Scene.Studio with { SignalToNoise = (200, 200) };
        Assert.True(Brightness(scene with { Distance = (100, 100) }) < 0.8 * Brightness(scene));

        var quiet = SongSynthesizer.Record([bird], 3, Scene.Studio with { SignalToNoise = (200, 200) }).Samples;
        var noisy = SongSynthesizer.Record([bird], 3, Scene.Studio with { SignalToNoise = (10, 10) }).Samples;
        // Both hold the same song at an unknown scale: projecting it out leaves the noise.
        var scale = quiet.Zip(noisy, (a, b) => (double)a * b).Sum() / quiet.Sum(a => (double)a * a);
        var noise = Math.Sqrt(noisy.Zip(quiet, (b, a) => Math.Pow(b - (scale * a), 2)).Sum() / quiet.Sum(a => scale * a * scale * a));
        Assert.Equal(-10, 20 * Math.Log10(noise), 0.5);

        double Brightness(Scene at)
        {
            var samples = SongSynthesizer.Record([bird], 3, at).Samples;
            return Level.Of([.. samples.Skip(1).Zip(samples, (a, b) => a - b)]).Rms / Level.Of(samples).Rms;
        }
    }

    [Fact]
    public void An_echo_fades_by_sixty_decibels_in_its_time()
    {
        var click = new float[48_000 * 2];
        click[0] = 1;
        var echo = Reverberator.Echo(click, 0.7, 48_000);
        var early = Level.Of(echo.AsSpan(4_800, 9_600)).Rms;
        var late = Level.Of(echo.AsSpan(4_800 + 33_600, 9_600)).Rms;
        Assert.Equal(-60, 20 * Math.Log10(late / early), 3.0);
    }

    [Fact]
    public void Nobody_singing_is_background_alone() =>
        Assert.Equal(0.7, SongSynthesizer.Record([], seed: 1).Level.Peak, 1e-4);

    [Fact]
    public void Scenes_that_cannot_be_are_refused()
    {
        foreach (var scene in (Scene[])[new() { Seconds = 0 }, new() { Distance = (0, 5) }, new() { Distance = (5, 4) }, new() { Wind = 2 }, new() { Reverberation = -1 }])
            Assert.Throws<ArgumentOutOfRangeException>(() => SongSynthesizer.Record([], seed: 1, scene));
    }
}
