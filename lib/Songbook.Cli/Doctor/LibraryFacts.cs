using Songbook.Cli.Library;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Doctor;

/// <summary>
/// libtorch, its matrix products, threads and CUDA: what the library in lib/dist says of itself, the way notebooks load it.
/// </summary>
/// <remarks>
/// Asked in a process of its own, so that a native library that does not load, or crashes, is one more fact and not the end of the report.
/// </remarks>
internal static class LibraryFacts
{
    /// <summary>The hidden command that the other process runs.</summary>
    public const string Command = "library-facts";

    private const string Advice = "./songbook setup; if it stays so, delete lib/dist and call it again";

    public static async Task<IReadOnlyList<Fact>> FindAsync(Repository repository, CancellationToken cancel)
    {
        if (!File.Exists(LibraryFile(repository)))
        {
            return [Fact.Fail("libtorch", "the library is not built yet", "./songbook setup")];
        }
        var asked = await Tool.RunAsync(Tool.Dotnet, [typeof(LibraryFacts).Assembly.Location, Command], cancel);
        var facts = asked.Output.Split('\n').Select(Parse).OfType<Fact>().ToList();
        return asked.Succeeded ? facts : [.. facts, Fact.Fail("libtorch", $"crashed with exit code {asked.ExitCode}", Advice)];
    }

    /// <summary>Prints the library's report; runs in the process of its own.</summary>
    public static int Print(Repository repository, TextWriter output)
    {
        try
        {
            var report = PublishedLibrary.Method<Func<IEnumerable<string>>>(repository, "Songbook.Diagnostics.TorchReport", "Lines");
            foreach (var line in report())
            {
                output.WriteLine(line);
            }
        }
        catch (Exception failure)
        {
            output.WriteLine($"[FAIL] libtorch: {failure.GetBaseException().Message.ReplaceLineEndings(" ")} → {Advice}");
        }
        return ExitCode.Ok;
    }

    /// <summary>Reads a line such as "[OK] threads: 2" or "[FAIL] matrix product: 1 GFLOP/s → install libopenblas0-pthread".</summary>
    internal static Fact? Parse(string line)
    {
        var status = line switch
        {
            _ when line.StartsWith("[OK] ", StringComparison.Ordinal) => FactStatus.Ok,
            _ when line.StartsWith("[FAIL] ", StringComparison.Ordinal) => FactStatus.Fail,
            _ when line.StartsWith("[--] ", StringComparison.Ordinal) => FactStatus.Absent,
            _ => (FactStatus?)null,
        };
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (status is null || colon < 0)
        {
            return null;
        }
        var name = line[(line.IndexOf(']') + 2)..colon];
        var parts = line[(colon + 2)..].TrimEnd().Split(" → ", 2);
        return new Fact(status.Value, name, parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private static string LibraryFile(Repository repository) => Path.Combine(repository.Dist, "Songbook.dll");
}
