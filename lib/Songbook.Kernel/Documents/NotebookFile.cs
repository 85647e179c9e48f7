namespace Songbook.Kernel.Documents;

/// <summary>Notebooks on disk: the file's extension says in which format.</summary>
public static class NotebookFile
{
    /// <summary>What can be read and written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".ipynb", ".dib"];

    /// <exception cref="NotebookFormatException">The file is no notebook, or its extension stands for none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Load(string path)
    {
        var text = File.ReadAllText(path);
        return IsDib(path) ? DibFormat.Parse(text, path) : Notebook.Parse(text, path);
    }

    public static void Save(Notebook notebook, string path) =>
        AtomicFile.Write(path, IsDib(path) ? DibFormat.Write(notebook) : notebook.ToString());

    /// <returns>What of this notebook the file's format cannot hold; empty for .ipynb.</returns>
    public static IReadOnlyList<string> LeftOut(Notebook notebook, string path) => IsDib(path) ? [.. DibFormat.LeftOut(notebook)] : [];

    private static bool IsDib(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return Extensions.Contains(extension)
            ? extension == ".dib"
            : throw new NotebookFormatException($"{path}: a notebook's file ends in {string.Join(" or ", Extensions)}.");
    }
}
