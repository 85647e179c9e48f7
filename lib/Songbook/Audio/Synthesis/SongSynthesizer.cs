namespace Songbook.Audio;

/// <summary>Records virtual birds: the same seed gives the same recording, another seed another bird, place and moment.</summary>
public static class SongSynthesizer
{
    // Recordings peak here, as someone sets the gain who has heard the bird once.
    private const double Peak = 0.7;

    /// <summary>One bird, near and without noise.</summary>
    public static Waveform Sing(VirtualSongbird bird, double seconds, int seed, int sampleRate = Waveform.BirdNetSampleRate)
    {
        ArgumentNullException.ThrowIfNull(bird);
        Require.Positive(seconds);
        var samples = Perform(bird, seconds, sampleRate, new Random(seed));
        Normalise(samples);
        return new Waveform(samples, sampleRate);
    }

    /// <summary>Birds at their distances, with echo and background.</summary>
    /// <param name="birds">Who sings, at the same time; none is a recording of the background alone.</param>
    /// <param name="scene">Null: a wood, 3 s.</param>
    public static Waveform Record(IReadOnlyCollection<VirtualSongbird> birds, int seed, Scene? scene = null, int sampleRate = Waveform.BirdNetSampleRate)
    {
        ArgumentNullException.ThrowIfNull(birds);
        scene ??= new Scene();
        scene.Validate();
        var random = new Random(seed);
        var mix = new float[(int)Math.Round(scene.Seconds * sampleRate)];
        var loudest = 0.0;
        foreach (var bird in birds)
        {
            var distance = random.NextBetween(scene.Distance.Least, scene.Distance.Most);
            var heard = Travel(Perform(bird, scene.Seconds, sampleRate, random), distance, scene.Reverberation, sampleRate);
            Background.Add(mix, heard, 1);
            loudest = Math.Max(loudest, Level.Of(heard).Rms);
        }

        var noise = Background.Make(mix.Length, sampleRate, scene.Wind, scene.Insects, random);
        var signalToNoise = random.NextBetween(scene.SignalToNoise.Least, scene.SignalToNoise.Most);
        Background.Add(mix, noise, loudest > 0 ? loudest * Math.Pow(10, -signalToNoise / 20) : 1);
        Normalise(mix);
        return new Waveform(mix, sampleRate);
    }

    private static float[] Perform(VirtualSongbird bird, double seconds, int sampleRate, Random random)
    {
        var samples = new float[(int)Math.Round(seconds * sampleRate)];
        foreach (var (time, note) in bird.Perform(seconds, random).ToList())
            NoteRenderer.Add(note, samples, (int)(time * sampleRate), sampleRate, random);
        return samples;
    }

    /// <summary>What is left after a way through air and wood.</summary>
    /// <remarks>
    /// Amplitude falls as 1/distance. Air takes about 0.08 dB a metre at 8 kHz and less below, as the square of the frequency (ISO 9613-1,
    /// 20 °C, 70 % humidity): a one-pole low-pass has its 3 dB where the air has them. The echo's share grows with the distance.
    /// </remarks>
    internal static float[] Travel(float[] song, double distance, double reverberation, int sampleRate)
    {
        var pole = Background.Pole(Math.Min(8000 * Math.Sqrt(3 / (0.08 * distance)), 0.45 * sampleRate), sampleRate);
        var heard = new float[song.Length];
        var y = 0.0;
        for (var i = 0; i < song.Length; i++)
        {
            y = (pole * y) + ((1 - pole) * song[i]);
            heard[i] = (float)(y / distance);
        }

        if (reverberation > 0) Background.Add(heard, Reverberator.Echo(heard, reverberation, sampleRate), 2 * distance / (distance + 40));
        return heard;
    }

    private static void Normalise(float[] samples)
    {
        var peak = Level.Of(samples).Peak;
        if (peak > 0) Background.Add(samples, (float[])samples.Clone(), (Peak / peak) - 1);
    }
}
