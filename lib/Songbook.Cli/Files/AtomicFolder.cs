namespace Songbook.Cli.Files;

/// <summary>Fills a folder aside, then puts it in the place of an older one.</summary>
internal static class AtomicFolder
{
    /// <param name="target">The folder to replace; need not exist, nor the one it is in.</param>
    /// <param name="scratch">A folder on the same file system, where both stay for a moment.</param>
    /// <param name="fill">Writes the new content into the folder it is given.</param>
    public static async Task ReplaceAsync(string target, string scratch, Func<string, Task> fill)
    {
        var name = Path.GetFileName(target);
        Directory.CreateDirectory(scratch);
        // What a killed call left behind.
        foreach (var leftover in Directory.EnumerateDirectories(scratch, name + ".*"))
        {
            Directory.Delete(leftover, recursive: true);
        }

        var fresh = Path.Combine(scratch, name + ".new");
        var old = Path.Combine(scratch, name + ".old");
        try
        {
            Directory.CreateDirectory(fresh);
            await fill(fresh);
            if (Directory.Exists(target))
            {
                Directory.Move(target, old);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.Move(fresh, target);
        }
        finally
        {
            foreach (var folder in new[] { fresh, old }.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
