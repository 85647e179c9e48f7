using static TorchSharp.torch;

namespace Songbook.Bench.Torch;

/// <summary>The Torch layer against PyTorch, on the same libtorch.</summary>
internal sealed class TorchSuite : Suite
{
    public override string PeerScript => "torch_peer.py";

    public override string Report => "lib/standins/TorchSharp/README.md";

    public override IEnumerable<Comparison> Comparisons(Peer? peer)
    {
        yield return Row(peer, "add", "add of two 4-float tensors, disposed", 0.7, TorchWorkloads.Add, 200_000);
        yield return Row(peer, "mlp", "training step, MLP 512 wide, 3 layers, batch 256", 1.0, TorchWorkloads.Mlp, 5);
        yield return Row(peer, "cnn", "training step, small CNN on (32, 2, 96, 511)", 1.0, TorchWorkloads.Cnn, 1);
        yield return Row(peer, "adamw", "AdamW step, 400 tensors of 10,000", 0.8, TorchWorkloads.AdamW, 5);
        yield return new Comparison("start", "process start and first operation", 0.7,
            () => Timing.OfProgram(Environment.ProcessPath!, FirstOperation),
            () => Timing.OfProgram(Peer.Python, "-c", "import torch; torch.ones(4) + torch.ones(4)"))
        {
            Rounds = 7,
        };
        yield return new Comparison("allocation", "managed memory for one add", 64, Allocation) { Rounds = 3, Format = Units.Bytes };
    }

    private static double Allocation()
    {
        const int Operations = 10_000;
        var add = TorchWorkloads.Add();
        var before = GC.GetAllocatedBytesForCurrentThread();
        add(Operations);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Operations;
    }

    /// <summary>The argument with which the bench starts itself, to do one operation and end.</summary>
    public const string FirstOperation = "--first-operation";

    public static void RunFirstOperation()
    {
        using var sum = ones(4) + ones(4);
    }
}
