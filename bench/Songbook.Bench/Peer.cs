using System.Diagnostics;
using System.Globalization;

namespace Songbook.Bench;

/// <summary>A Python process that does the same work; see peer.py.</summary>
internal sealed class Peer : IDisposable
{
    // Debian's Python: it is the one whose PyTorch stands on the same libtorch.
    public static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    // No piece of work takes as long, preparation included.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;

    public Peer(string script, int threads)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, script), threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        Version = Answer() is { } ready && ready.StartsWith("ready ", StringComparison.Ordinal)
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
        return Answer() is { } answer
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The Python peer ended during '{line}'; what it printed stands above.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            process.Kill();
        }
        process.Dispose();
    }

    /// <returns>The next line; null when the peer has ended.</returns>
    private string? Answer()
    {
        var line = process.StandardOutput.ReadLineAsync();
        if (line.Wait(Patience))
        {
            return line.Result;
        }
        process.Kill();
        throw new InvalidOperationException($"The Python peer has not answered for {Patience.TotalMinutes} minutes.");
    }
}
