using System.Globalization;
using Songbook.Bench;
using Songbook.Bench.Audio;
using Songbook.Bench.Kernel;
using Songbook.Bench.Losses;
using Songbook.Bench.Torch;

// SUITE THREADS [--write] [WORK…]: what songbook bench passes. Prints the table; with --write puts it into the suite's report, too.
if (args is [TorchSuite.FirstOperation])
{
    TorchSuite.RunFirstOperation();
    return 0;
}

if (args is [Listening.Argument, var recording, var cores])
{
    TorchSharp.torch.set_num_threads(int.Parse(cores, CultureInfo.InvariantCulture));
    Listening.Run(recording);
    return 0;
}

Dictionary<string, Func<Suite>> suites = new()
{
    ["audio"] = () => new AudioSuite(),
    ["kernel"] = () => new KernelSuite(),
    ["losses"] = () => new LossSuite(),
    ["torch"] = () => new TorchSuite(),
};

if (args.Length < 2 || !suites.TryGetValue(args[0], out var create) || !int.TryParse(args[1], CultureInfo.InvariantCulture, out var threads))
{
    Console.Error.WriteLine($"Wanted: one of {string.Join(", ", suites.Keys)}, and a number of threads.");
    return 2;
}

var only = args.Skip(2).Where(word => word != "--write").ToHashSet();
TorchSharp.torch.set_num_threads(threads);
TorchSharp.torch.manual_seed(1);
var suite = create();
using var peer = suite.PeerScript is { } script ? new Peer(script, threads) : null;

var rows = new List<Measurement>();
foreach (var comparison in suite.Comparisons(peer).Where(comparison => only.Count == 0 || only.Contains(comparison.Name)))
{
    rows.Add(comparison.Measure(round => Progress($"{comparison.Work}: round {round} of {comparison.Rounds}")));
}
Progress("");
if (rows.Count == 0)
{
    Console.Error.WriteLine($"No work is called {string.Join(" or ", only)}. There are: {string.Join(", ", suite.Comparisons(peer).Select(comparison => comparison.Name))}.");
    return 2;
}

var notes = only.Count == 0 ? string.Concat(suite.Notes().Select(note => note + " ")) : "";
var table = $"""
    | work | here | {(peer is null ? "" : "PyTorch ")}| ratio | aim |
    |---|---:|---:|---:|---:|
    {string.Join('\n', rows)}

    {notes}Medians of rounds taken in turn, {Machine.Describe(threads)}{(peer is null ? "" : $", PyTorch {peer.Version}")}.

    """;
Console.WriteLine(table);
if (args.Contains("--write"))
{
    Report.Write(suite.Report, args[0], table);
}
return rows.All(row => row.Reached) ? 0 : 1;

static void Progress(string text)
{
    if (!Console.IsErrorRedirected)
    {
        Console.Error.Write($"\r\e[K{text}");
    }
}
