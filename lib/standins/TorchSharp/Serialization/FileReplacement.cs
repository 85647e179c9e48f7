namespace TorchSharp;

/// <summary>Writes a file under a temporary name and renames it when it is whole.</summary>
internal static class FileReplacement
{
    public static void Write(string location, Action<BinaryWriter> write)
    {
        var unfinished = Unfinished(location);
        try
        {
            using (var writer = new BinaryWriter(File.Create(unfinished))) write(writer);
            File.Move(unfinished, location, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>A name beside the file that nobody else has.</summary>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist.</exception>
    public static string Unfinished(string location)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(location));
        if (folder is not null && !Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}' to save '{Path.GetFileName(location)}' in. Create it first.");
        return $"{location}.{Guid.NewGuid():N}.tmp";
    }
}
