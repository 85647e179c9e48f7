namespace Songbook.Bench.Kernel;

/// <summary>How early Songbook's kernel answers and how much memory it takes, process start included.</summary>
internal sealed class KernelSuite : Suite
{
    public override string? PeerScript => null;

    public override string Report => "lib/Songbook.Kernel/README.md";

    public override IEnumerable<Comparison> Comparisons(Peer? peer)
    {
        yield return Row("info", "process start to the reply to kernel_info_request", 0.4, kernel => kernel.SinceStart);
        yield return Row("first", "process start to the result of the first cell, `1 + 1`", 1.2, kernel =>
        {
            kernel.Execute("1 + 1");
            return kernel.SinceStart;
        });
        yield return Row("cells", "50 trivial cells", 0.7, kernel =>
        {
            kernel.Execute("1 + 1");
            var start = kernel.SinceStart;
            for (var i = 0; i < 50; i++)
            {
                kernel.Execute($"var x{i} = {i}; x{i} + 1");
            }
            return kernel.SinceStart - start;
        });
        yield return Row("memory", "memory after the first cell", 220 << 20, kernel =>
        {
            kernel.Execute("1 + 1");
            return kernel.ResidentBytes;
        }) with
        {
            Format = Units.Memory,
        };
        yield return Row("fsharp", "process start to the result of the first F# cell", 6, kernel =>
        {
            kernel.Execute("#!fsharp\n1 + 1");
            return kernel.SinceStart;
        });
    }

    private static Comparison Row(string name, string work, double aim, Func<KernelClient, double> measure) =>
        new(name, work, aim, () =>
        {
            using var kernel = new KernelClient();
            return measure(kernel);
        })
        {
            Rounds = 10,
        };
}
