using System.Diagnostics;
using System.Globalization;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Fuzz;

/// <summary>Whatever a program passes: a result or an exception of one clear line, and the process goes on.</summary>
/// <remarks>
/// The calls are made in a process of their own, so that one that ends it can be named. To make one call again:
/// <c>FUZZ=seed:number:1:calls.txt dotnet TorchSharp.Tests.dll -class TorchSharp.Tests.Fuzz.FuzzTests -explicit only</c>.
/// </remarks>
public sealed class FuzzTests
{
    // A call that takes longer than this, in seconds, hangs.
    private const int Patience = 60;

    // So much memory, in KiB, that a huge tensor is an exception and never the machine's end.
    private const int Memory = 8 << 20;

    [Fact]
    public void Random_calls_give_a_result_or_a_clear_exception() => Check(seed: 1, calls: 500);

    [Theory]
    [Trait("speed", "slow")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Twenty_thousand_random_calls_give_a_result_or_a_clear_exception(int seed) => Check(seed, calls: 5000);

    [Fact]
    public void Most_public_methods_are_called() => Assert.InRange(RandomCall.Methods.Length, 1500, int.MaxValue);

    /// <summary>The other process.</summary>
    [Fact(Explicit = true)]
    public void Make_calls()
    {
        var order = Environment.GetEnvironmentVariable("FUZZ")?.Split(':', 4);
        Assert.SkipWhen(order is null, "Only as the child of another test: FUZZ=seed:first:calls:file.");
        var (seed, first, calls) = (Number(order[0]), Number(order[1]), Number(order[2]));
        using var log = new StreamWriter(order[3], append: true) { AutoFlush = true };
        for (var number = first; number < first + calls; number++)
        {
            manual_seed(seed);
            using var scope = NewDisposeScope();
            log.WriteLine($"call {number}");
            RandomCall call;
            try
            {
                call = new RandomCall(seed, number);
            }
            catch (Exception e)
            {
                log.WriteLine($"fault {number} while making the arguments: {e}".ReplaceLineEndings(" "));
                continue;
            }

            log.WriteLine($"text {call}".ReplaceLineEndings(" "));
            if (call.Run() is { } fault) log.WriteLine($"fault {number} {call}: {fault}".ReplaceLineEndings(" "));
        }

        log.WriteLine("end");
    }

    private static void Check(int seed, int calls)
    {
        var faults = new List<string>();
        var file = Path.GetTempFileName();
        try
        {
            for (var next = 0; next < calls && faults.Count < 40;)
            {
                File.Delete(file);
                var end = RunChild($"{seed}:{next}:{calls - next}:{file}");
                var lines = File.ReadAllLines(file);
                faults.AddRange(lines.Where(line => line.StartsWith("fault ", StringComparison.Ordinal)));
                if (lines[^1] == "end") break;
                var last = Number(lines.Last(line => line.StartsWith("call ", StringComparison.Ordinal)).Split(' ')[1]);
                faults.Add($"{end} at call {last}: {lines[^1]}");
                next = last + 1;
            }
        }
        finally
        {
            File.Delete(file);
        }

        Assert.True(faults.Count == 0, $"Seed {seed}, {faults.Count} faults:\n{string.Join('\n', faults)}");
    }

    private static string RunChild(string order)
    {
        var command = $"ulimit -v {Memory}; exec dotnet '{typeof(FuzzTests).Assembly.Location}' -class {typeof(FuzzTests).FullName} -explicit only";
        var start = new ProcessStartInfo("/bin/bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FUZZ"] = order;
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x20000000";
        using var child = Process.Start(start)!;
        child.OutputDataReceived += (_, _) => { };
        child.ErrorDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        var file = order.Split(':', 4)[3];
        var (seen, since) = (-1L, Stopwatch.StartNew());
        while (!child.WaitForExit(500))
        {
            var length = File.Exists(file) ? new FileInfo(file).Length : 0;
            if (length != seen) (seen, since) = (length, Stopwatch.StartNew());
            if (since.Elapsed.TotalSeconds < Patience) continue;
            child.Kill(entireProcessTree: true);
            child.WaitForExit();
            return "no end";
        }

        return $"the process ended with {child.ExitCode}";
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
