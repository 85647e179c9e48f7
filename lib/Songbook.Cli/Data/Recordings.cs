using Songbook.Cli.Files;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Data;

/// <summary>Real bird calls, taken out of a Debian package: what Tux Paint plays when a child stamps a bird.</summary>
internal static class Recordings
{
    public const string Package = "tuxpaint-stamps-default";

    /// <summary>Fetches the package and puts its calls, each with the stamp's own text, and its licence into data/recordings; what is there is replaced.</summary>
    /// <returns>How many calls.</returns>
    /// <exception cref="UserException">No apt-get, or it does not have the package.</exception>
    public static async Task<int> FetchAsync(Repository repository, Screen screen, CancellationToken cancel)
    {
        if (Tool.Find("apt-get") is null || Tool.Find("dpkg-deb") is null)
        {
            throw new UserException(
                "the recordings come from a Debian package, and this system has no apt-get.",
                "Put sounds of birds as .ogg files into data/recordings by hand; the notebooks work without them, too.");
        }
        var work = Directory.CreateTempSubdirectory("songbook-recordings-");
        try
        {
            screen.Line($"Fetching {Package}, 161 MB, for a few bird calls …");
            // Into a folder of our own, as an ordinary user: nothing is installed.
            await RunAsync("apt-get", ["download", Package], work.FullName, screen, cancel);
            var archive = work.GetFiles("*.deb").Single().FullName;
            await RunAsync("dpkg-deb", ["--extract", archive, "contents"], work.FullName, screen, cancel);

            var contents = Path.Combine(work.FullName, "contents");
            var calls = Calls(contents);
            await AtomicFolder.ReplaceAsync(repository.Recordings, repository.Scratch, folder =>
            {
                foreach (var file in calls.Append(Path.Combine(contents, "usr/share/doc", Package, "copyright"))) Copy(file, folder);
                return Task.CompletedTask;
            });
            return calls.Count;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>The calls among an unpacked package's files. Names with _desc are people who say what the stamp shows.</summary>
    /// <exception cref="UserException">There are none.</exception>
    internal static IReadOnlyList<string> Calls(string contents)
    {
        var birds = Path.Combine(contents, "usr/share/tuxpaint/stamps/animals/birds");
        string[] calls = Directory.Exists(birds)
            ? [.. Directory.GetFiles(birds, "*.ogg").Where(file => !Path.GetFileName(file).Contains("_desc", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
            : [];
        return calls.Length > 0
            ? calls
            : throw new UserException($"{Package} holds no bird calls where they were expected.", "Put sounds of birds as .ogg files into data/recordings by hand.");
    }

    /// <summary>A file, with the text of the same name where there is one.</summary>
    private static void Copy(string file, string folder)
    {
        foreach (var each in new[] { file, Path.ChangeExtension(file, ".txt") }.Where(File.Exists))
        {
            File.Copy(each, Path.Combine(folder, Path.GetFileName(each)));
        }
    }

    private static async Task RunAsync(string program, string[] arguments, string folder, Screen screen, CancellationToken cancel)
    {
        var result = await Tool.RunAsync(program, arguments, cancel, line => screen.Status($"{program}: {line}"), folder);
        if (!result.Succeeded)
        {
            throw new UserException(
                $"{Package} could not be fetched: {result.Output.TrimEnd().Split('\n')[^1]}",
                "Call apt-get update as root, or check the network; the notebooks work without recordings.");
        }
    }
}
