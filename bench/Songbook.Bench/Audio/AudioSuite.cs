namespace Songbook.Bench.Audio;

/// <summary>BirdNET's spectrograms and audio network against the same in PyTorch, on the same libtorch.</summary>
internal sealed class AudioSuite : Suite
{
    public override string PeerScript => "audio_peer.py";

    public override string Report => "lib/Songbook/Audio/README.md";

    public override IEnumerable<Comparison> Comparisons(Peer? peer)
    {
        yield return Row(peer, "mel", "both spectrograms of 64 clips (PyTorch: stft, real part, matmul)", 0.4, AudioWorkloads.Mel, 1) with { Rounds = 7 };
        yield return Row(peer, "network", "BirdNET v2.4, 16 pictures to logits (PyTorch: eager)", 0.9, AudioWorkloads.Network, 1) with { Rounds = 7 };
        yield return Row(peer, "step", "training step of the small network, 32 pictures", 1.0, AudioWorkloads.Step, 1) with { Rounds = 7 };
    }

    public override IEnumerable<string> Notes()
    {
        var folder = Directory.CreateTempSubdirectory("songbook-bench-");
        try
        {
            var (minutes, hour) = (Listening.Measure(folder.FullName, minutes: 10), Listening.Measure(folder.FullName, minutes: 60));
            yield return FormattableString.Invariant(
                $"A WAV file of an hour, from reading to logits with BirdNET v2.4: {hour.Clips / hour.Seconds:0.0} clips a second, {3600 / hour.Seconds:0} times as fast as it plays; at most {Units.Memory(hour.PeakBytes)} of memory (ten minutes: {Units.Memory(minutes.PeakBytes)}).");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
