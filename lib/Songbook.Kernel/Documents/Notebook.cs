using System.Text.Json;
using System.Text.Json.Nodes;

namespace Songbook.Kernel.Documents;

/// <summary>A Jupyter notebook (.ipynb, nbformat 4): read, changed and written without loss.</summary>
/// <remarks>It is kept as the JSON it came as; cells are views on it. Fields that nbformat does not define survive.</remarks>
public sealed class Notebook
{
    private readonly JsonObject json;

    private Notebook(JsonObject json, IReadOnlyList<NotebookCell> cells)
    {
        this.json = json;
        Cells = cells;
    }

    public IReadOnlyList<NotebookCell> Cells { get; }

    public JsonObject Metadata => json["metadata"] as JsonObject ?? [];

    /// <summary>The language of cells that name none.</summary>
    public string DefaultLanguage => LanguageOf(Metadata);

    /// <summary>The language of a notebook with these metadata.</summary>
    internal static string LanguageOf(JsonObject metadata) =>
        Json.Text(metadata["kernelInfo"]?["defaultKernelName"])
        ?? Json.Text(metadata["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"])
        ?? Json.Text(metadata["polyglot_notebook"]?["defaultKernelName"])
        ?? Json.Text(metadata["dotnet_interactive"]?["defaultKernelName"])
        ?? Json.Text(metadata["kernelspec"]?["language"])
        ?? "csharp";

    /// <param name="text">The content of an .ipynb file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookFormatException">The text is empty, no JSON, or no notebook of format 4.</exception>
    public static Notebook Parse(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new NotebookFormatException($"{name} is empty: a notebook is a JSON file with \"cells\".");

        var json = ParseJson(text, name) as JsonObject
            ?? throw new NotebookFormatException($"{name} is not a notebook: its JSON is not an object with \"cells\".");
        if (json["nbformat"] is not JsonValue version || !version.TryGetValue(out int format))
            throw new NotebookFormatException($"{name} is not a notebook: it has no \"nbformat\" number.");
        if (format != 4)
            throw new NotebookFormatException($"{name} has notebook format {format}; this program reads format 4 (jupyter nbconvert --to notebook converts it).");
        if (json["cells"] is not JsonArray cells)
            throw new NotebookFormatException($"{name} is not a notebook: it has no list of \"cells\".");

        return new Notebook(json, [.. cells.Select((cell, index) => ReadCell(cell, index, name))]);
    }

    /// <summary>Removes what executions left: outputs and their numbers.</summary>
    public void Strip()
    {
        foreach (var cell in Cells.Where(cell => cell.Kind == CellKind.Code))
            cell.SetOutputs([], null);
    }

    /// <summary>A new notebook, as .NET Interactive writes it.</summary>
    internal static Notebook Create(JsonObject metadata, IEnumerable<(CellKind Kind, string Source, string? Language)> cells)
    {
        var isFSharp = LanguageOf(metadata) == "fsharp";
        var (language, name) = isFSharp ? ("F#", ".net-fsharp") : ("C#", ".net-csharp");
        metadata["kernelspec"] ??= new JsonObject { ["display_name"] = $".NET ({language})", ["language"] = language, ["name"] = name };
        metadata["language_info"] ??= new JsonObject { ["name"] = language };
        var json = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select((cell, index) => CreateCell(cell.Kind, cell.Source, cell.Language, index))]),
            ["metadata"] = metadata,
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return new Notebook(json, [.. ((JsonArray)json["cells"]!).Select((cell, index) => ReadCell(cell, index, "the notebook"))]);
    }

    private static JsonNode CreateCell(CellKind kind, string source, string? language, int index)
    {
        var metadata = new JsonObject();
        if (language is not null)
        {
            metadata["dotnet_interactive"] = new JsonObject { ["language"] = language };
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        }
        var cell = new JsonObject
        {
            ["cell_type"] = kind.ToString().ToLowerInvariant(),
            ["id"] = $"cell-{index + 1}",
            ["metadata"] = metadata,
            ["source"] = MultilineText.Split(source),
        };
        if (kind == CellKind.Code)
        {
            cell["execution_count"] = null;
            cell["outputs"] = new JsonArray();
        }
        return cell;
    }

    /// <returns>The notebook as an .ipynb file has it.</returns>
    public override string ToString() => Json.Write(json);

    private static JsonNode? ParseJson(string text, string name)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? $" (line {number + 1})" : "";
            throw new NotebookFormatException(
                $"{name} is not valid JSON{line}: {error.Message.Split(" LineNumber")[0].Split(" Path:")[0]}", error);
        }
    }

    private static NotebookCell ReadCell(JsonNode? node, int index, string name)
    {
        if (node is not JsonObject cell)
            throw new NotebookFormatException($"{name} is not a notebook: cell {index + 1} is not an object.");
        return new NotebookCell(cell, Json.Text(cell["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new NotebookFormatException(
                $"{name}: cell {index + 1} has the type \"{other}\"; a cell is \"code\", \"markdown\" or \"raw\"."),
        });
    }
}
