using System.Text.Json.Nodes;

namespace Songbook.Kernel.Jupyter;

/// <summary>What the kernel says about itself.</summary>
internal static class KernelInfo
{
    internal static string Version { get; } = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);

    /// <param name="language">csharp or fsharp.</param>
    internal static JsonObject Reply(string language) => Reply(language == "fsharp" ? ("F#", "10.0", "fsharp", ".fs") : ("C#", "14.0", "csharp", ".cs"));

    private static JsonObject Reply((string Name, string Version, string Id, string Extension) language) => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = "5.3",
        ["implementation"] = "songbook",
        ["implementation_version"] = Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = language.Name,
            ["version"] = language.Version,
            ["mimetype"] = $"text/x-{language.Id}",
            ["file_extension"] = language.Extension,
            ["pygments_lexer"] = language.Id,
            ["codemirror_mode"] = $"text/x-{language.Id}",
        },
        ["banner"] = $"Songbook {Version}: {language.Name} on .NET {Environment.Version}",
        ["help_links"] = new JsonArray(new JsonObject { ["text"] = $"{language.Name} reference", ["url"] = $"https://learn.microsoft.com/dotnet/{language.Id}/" }),
        ["debugger"] = false,
    };
}
