namespace Songbook.Kernel.Documents;

/// <summary>Languages that notebooks may have, by the names and aliases that follow <c>#!</c>.</summary>
internal static class CellLanguages
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["C#"] = "csharp",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["F#"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        ["html"] = "html",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["mermaid"] = "mermaid",
        ["http"] = "http",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["value"] = "value",
    };

    /// <returns>The first name of the language that is called so; null if there is none.</returns>
    internal static string? Find(string name) => Names.GetValueOrDefault(name);
}
