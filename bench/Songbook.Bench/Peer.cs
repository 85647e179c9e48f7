using System.Diagnostics;
using System.Globalization;

namespace Songbook.Bench;

/// <summary>A Python process that does the same work; see peer.py.</summary>
internal sealed class Peer : IDisposable
{
    // Debian's Python: it is the one whose PyTorch stands on the same libtorch.
    public static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private readonly Process process;

    public Peer(string script, int threads)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, script), threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        Version = process.StandardOutput.ReadLine() is { } ready && ready.StartsWith("ready ", StringComparison.Ordinal)
            ? ready["ready ".Length..]
            : throw new InvalidOperationException($"{Python} cannot run {script}; what it printed stands above. It needs PyTorch (Debian: python3-torch).");
    }

    /// <summary>PyTorch's.</summary>
    public string Version { get; }

    /// <returns>Seconds for one of <paramref name="repetitions"/>.</returns>
    public double Time(string work, int repetitions) => Ask($"{work} {repetitions}") / repetitions;

    /// <summary>What the peer answers to a line: a number.</summary>
    public double Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        return process.StandardOutput.ReadLine() is { } answer
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The Python peer ended during '{line}'; what it printed stands above.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
