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
    public static string Unfinished(string location) => $"{location}.{Guid.NewGuid():N}.tmp";
}
