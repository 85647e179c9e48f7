namespace Songbook.Kernel.Documents;

/// <summary>A file that one process at a time holds; released when disposed, or when the process ends in any way.</summary>
public static class FileLock
{
    /// <summary>Waits until nobody else holds the file.</summary>
    /// <param name="path">The file; it is made if need be, and stays.</param>
    /// <param name="waiting">Is called, again and again, while another process holds it.</param>
    public static async Task<IDisposable> TakeAsync(string path, Action waiting, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            waiting();
            await Task.Delay(200, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null if another process holds the file.</returns>
    public static IDisposable? TryTake(string path) => Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Holds a file together with others: nobody can take it alone.</summary>
    /// <returns>Null if somebody has taken it alone.</returns>
    public static IDisposable? TryShare(string path) => Open(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static FileStream? Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, mode, access, share);
        }
        catch (IOException taken) when (taken.GetType() == typeof(IOException))
        {
            return null;
        }
    }
}
