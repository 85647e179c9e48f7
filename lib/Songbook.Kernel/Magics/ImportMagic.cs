using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Magics;

/// <summary><c>#!import file</c>: runs a notebook's code cells, or a source file, as if they stood here. The first error ends it.</summary>
/// <param name="folder">Relative paths start here.</param>
/// <param name="execute">Runs one piece of source in a language, under a name, within the importing cell.</param>
internal sealed class ImportMagic(string folder, Func<string, string, string, Task> execute) : IMagic
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = "csharp",
        [".csx"] = "csharp",
        [".fs"] = "fsharp",
        [".fsx"] = "fsharp",
        [".html"] = "html",
        [".js"] = "javascript",
        [".md"] = "markdown",
    };

    private readonly Stack<string> open = new();

    public string Name => "#!import";

    public async Task ExecuteAsync(MagicCall call, KernelInvocationContext context)
    {
        var name = call.Arguments.Trim('"');
        if (name.Length == 0)
            throw new CellFailure("ImportError", $"#!import needs a file: #!import \"helpers.ipynb\".", call.Line);
        var path = Path.GetFullPath(name, open.TryPeek(out var importing) ? Path.GetDirectoryName(importing)! : folder);
        if (!File.Exists(path))
            throw new CellFailure("ImportError", $"there is no file {name} (looked for {path}).", call.Line);
        if (open.Contains(path))
            throw new CellFailure("ImportError", $"{name} imports itself.", call.Line);
        await RunAsync(path).ConfigureAwait(false);
    }

    /// <summary>Runs a file's cells within the cell that runs now.</summary>
    internal async Task RunAsync(string path)
    {
        open.Push(path);
        try
        {
            foreach (var (source, language, document) in Read(path))
                await execute(source, language, document).ConfigureAwait(false);
        }
        catch (NotebookFormatException error)
        {
            throw new CellFailure("ImportError", error.Message);
        }
        finally
        {
            open.Pop();
        }
    }

    private static IEnumerable<(string Source, string Language, string Document)> Read(string path)
    {
        var (name, extension) = (Path.GetFileName(path), Path.GetExtension(path));
        if (Languages.TryGetValue(extension, out var language))
            return [(File.ReadAllText(path), language, name)];
        if (!NotebookFile.Extensions.Contains(extension.ToLowerInvariant()))
        {
            throw new CellFailure(
                "ImportError", $"#!import takes {string.Join(' ', NotebookFile.Extensions)} {string.Join(' ', Languages.Keys)}, not {name}.");
        }

        var notebook = NotebookFile.Load(path);
        return notebook.Cells
            .Where(cell => cell.Kind == CellKind.Code)
            .Select((cell, index) => (cell.Source, cell.Language ?? notebook.DefaultLanguage, $"{name}, cell {index + 1}"));
    }
}
