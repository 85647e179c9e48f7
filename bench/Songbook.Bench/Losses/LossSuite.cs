using System.Runtime.InteropServices;
using Songbook.Losses;
using static TorchSharp.torch;

namespace Songbook.Bench.Losses;

/// <summary>The geomodel's losses at its real size, forward and backward, against the same formulas in PyTorch.</summary>
internal sealed class LossSuite : Suite
{
    private const long Batch = 1024;
    private const long Species = 12_000;

    // About what a checklist holds.
    private const double Reported = 0.005;

    public override string PeerScript => "losses_peer.py";

    public override string Report => "lib/Songbook/Losses/README.md";

    public override IEnumerable<Comparison> Comparisons(Peer? peer)
    {
        var logits = randn(Batch, Species).requires_grad_();
        var targets = rand(Batch, Species).lt(Reported).to(ScalarType.Float32);

        yield return Time("assume_negative", "assume-negative, 1,024 samples", 0.25, new AssumeNegativeLoss());
        yield return Time("asymmetric", "asymmetric", 0.5, new AsymmetricLoss());
        yield return Time("focal", "focal", 0.5, new FocalLoss());
        yield return Time("cross_entropy", "cross-entropy", 1, new BinaryCrossEntropyLoss());

        // At most two buffers of the logits' size, the gradient among them; a little more for what the allocator rounds up.
        var buffers = 2.1 * Batch * Species * sizeof(float);
        foreach (var (name, loss) in new (string, SpeciesLoss)[] { ("assume-negative", new AssumeNegativeLoss()), ("asymmetric", new AsymmetricLoss()), ("focal", new FocalLoss()) })
        {
            yield return new Comparison($"{name}-memory", $"{name}: most memory beyond logits and targets", buffers, () => Peak(() => Step(loss), Release)) { Rounds = 3, Format = Units.Memory };
        }

        Comparison Time(string name, string work, double aim, SpeciesLoss loss) =>
            new(name, $"{work}, forward and backward", aim, () => Timing.Of(_ => Step(loss), 1), () => peer!.Time(name, 1)) { Rounds = 9 };

        void Step(SpeciesLoss loss)
        {
            using var scope = NewDisposeScope();
            Release();
            loss.Compute(logits, targets).backward();
        }

        void Release() => logits.grad = null;
    }

    /// <summary>By how many bytes the process's memory grew at most, from the high-water mark that Linux keeps and lets one reset.</summary>
    private static double Peak(Action work, Action release)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return double.NaN;
        work();
        release();
        for (var i = 0; i < 2; i++) // the second time, the memory that large tensors left goes back to the system
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Status("VmRSS:");
        work();
        return Status("VmHWM:") - before;
    }

    private static double Status(string name) => 1024 * double.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);
}
