using System.Globalization;

namespace Songbook.Bench.Audio;

/// <summary>BirdNET's spectrograms and audio network against the same in PyTorch, on the same libtorch.</summary>
internal sealed class AudioSuite : Suite
{
    private readonly Lazy<(int Clips, double Seconds, double PeakBytes)> tenMinutes = new(() => Listening.Measure(minutes: 10));
    private readonly Lazy<(int Clips, double Seconds, double PeakBytes)> hour = new(() => Listening.Measure(minutes: 60));

    public override string PeerScript => "audio_peer.py";

    public override string Report => "lib/Songbook/Audio/README.md";

    public override IEnumerable<Comparison> Comparisons(Peer? peer)
    {
        yield return Row(peer, "mel", "both spectrograms of 64 clips (PyTorch: stft, real part, matmul)", 0.4, AudioWorkloads.Mel, 1) with { Rounds = 7 };
        yield return Row(peer, "network", "BirdNET v2.4, 16 pictures to logits (PyTorch: eager)", 0.9, AudioWorkloads.Network, 1) with { Rounds = 7 };
        yield return Row(peer, "step", "training step of the small network, 32 pictures", 1.0, AudioWorkloads.Step, 4) with { Rounds = 9 };
        yield return new Comparison(
            "memory", "a file of an hour, from reading to logits: its peak memory, divided by that of ten minutes", 1.25, () => hour.Value.PeakBytes / tenMinutes.Value.PeakBytes)
        {
            Rounds = 1,
            Format = ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture),
        };
    }

    public override IEnumerable<string> Notes()
    {
        var (clips, seconds, peak) = hour.Value;
        yield return FormattableString.Invariant(
            $"A WAV file of an hour, from reading to logits with BirdNET v2.4: {clips / seconds:0.0} clips a second, {3600 / seconds:0} times as fast as it plays; at most {Units.Memory(peak)} of memory (ten minutes: {Units.Memory(tenMinutes.Value.PeakBytes)}).");
    }
}
