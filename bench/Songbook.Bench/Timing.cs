using System.Diagnostics;

namespace Songbook.Bench;

/// <summary>Seconds that work takes.</summary>
internal static class Timing
{
    /// <returns>Seconds for one of <paramref name="repetitions"/>.</returns>
    public static double Of(Action<int> work, int repetitions)
    {
        var clock = Stopwatch.StartNew();
        work(repetitions);
        return clock.Elapsed.TotalSeconds / repetitions;
    }

    /// <returns>Seconds from a program's start to its end.</returns>
    /// <exception cref="InvalidOperationException">It failed, or did not end within a minute.</exception>
    public static double OfProgram(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(program, arguments);
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not end within a minute.");
        }
        return process.ExitCode == 0
            ? clock.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }
}
