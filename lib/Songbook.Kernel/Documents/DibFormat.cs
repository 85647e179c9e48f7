using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Songbook.Kernel.Documents;

/// <summary>.dib, .NET Interactive's text format: cells that begin with <c>#!language</c>, and an optional <c>#!meta</c> of JSON in front.</summary>
/// <remarks>
/// It holds the text and code of cells, their languages, and the notebook's metadata but for <c>kernelspec</c> and <c>language_info</c>,
/// which only .ipynb has. Other lines that begin with <c>#!</c> are magic commands within a cell.
/// </remarks>
internal static class DibFormat
{
    /// <exception cref="NotebookFormatException">The metadata are no JSON.</exception>
    internal static Notebook Parse(string text, string name)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var metadata = new JsonObject();
        var cells = new List<(string Language, string Source)>();
        var language = "csharp";
        var isMetadata = false;
        var pending = new List<string>();
        foreach (var line in lines.Append("#!csharp"))
        {
            var next = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].TrimEnd() : null;
            if (next == "meta" && cells.Count == 0)
            {
                isMetadata = true;
                pending.Clear();
            }
            else if (next is not null && CellLanguages.Find(next) is { } known)
            {
                Close();
                language = known;
            }
            else
            {
                pending.Add(line);
            }
        }
        var main = Notebook.LanguageOf(metadata);
        return Notebook.Create(metadata, cells.Select(cell => cell.Language == "markdown"
            ? (CellKind.Markdown, cell.Source, null)
            : (CellKind.Code, cell.Source, cell.Language == main ? null : cell.Language)));

        void Close()
        {
            var source = string.Join('\n', pending).Trim('\n');
            pending.Clear();
            if (isMetadata)
                metadata = Metadata(source, name);
            else if (!string.IsNullOrWhiteSpace(source))
                cells.Add((language, source));
            isMetadata = false;
        }
    }

    internal static string Write(Notebook notebook)
    {
        var text = new StringBuilder();
        // The other two are .ipynb's own words for what kernelInfo says.
        var metadata = new JsonObject(notebook.Metadata.Where(entry => entry.Key is not ("kernelspec" or "language_info"))
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        if (metadata.Count > 0)
            text.Append($"#!meta\n\n{metadata.ToJsonString()}\n\n");
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind != CellKind.Raw && !string.IsNullOrWhiteSpace(cell.Source)))
        {
            var name = cell.Kind == CellKind.Markdown ? "markdown" : cell.Language ?? notebook.DefaultLanguage;
            text.Append($"#!{CellLanguages.Find(name) ?? name}\n\n{cell.Source.Trim('\n')}\n\n");
        }
        return text.ToString();
    }

    /// <returns>What the format cannot hold, a line each.</returns>
    internal static IEnumerable<string> LeftOut(Notebook notebook)
    {
        foreach (var (what, count) in new (string, int)[]
        {
            ("raw", notebook.Cells.Count(cell => cell.Kind == CellKind.Raw)),
            ("empty", notebook.Cells.Count(cell => cell.Kind != CellKind.Raw && string.IsNullOrWhiteSpace(cell.Source))),
        })
        {
            if (count > 0)
                yield return $"{what} cells ({count})";
        }
        foreach (var (what, count) in new (string, int)[]
        {
            ("outputs", notebook.Cells.Count(cell => cell.Outputs.Count > 0)),
            ("attachments", notebook.Cells.Count(cell => cell.Attachments?.Count > 0)),
            ("metadata", notebook.Cells.Count(cell => cell.Metadata.Any(entry => entry.Key is not ("polyglot_notebook" or "dotnet_interactive")))),
        })
        {
            if (count > 0)
                yield return $"{what} of cells ({count})";
        }
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var begin = notebook.Cells[i].Source.Split('\n').Select(line => line.TrimEnd()).FirstOrDefault(line => line.StartsWith("#!", StringComparison.Ordinal) && CellLanguages.Find(line[2..]) is not null);
            if (begin is not null && notebook.Cells[i].Kind != CellKind.Raw)
                yield return $"the unity of cell {i + 1}: its line {begin} begins a cell of its own";
        }
    }

    private static JsonObject Metadata(string json, string name)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new NotebookFormatException($"{name}: what follows #!meta is no JSON object.");
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException($"{name}: what follows #!meta is not valid JSON: {error.Message.Split(" LineNumber")[0]}", error);
        }
    }
}
