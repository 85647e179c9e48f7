using System.Net;
using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Songbook.Kernel.Magics;

namespace Songbook.Kernel.Engine;

/// <summary><c>#!mermaid</c>: a diagram, drawn in the page by mermaid.js. No page loads it from elsewhere: the first diagram brings it.</summary>
/// <param name="libraryFolder">Where setup has put mermaid.js; null if nowhere.</param>
internal sealed class MermaidLanguage(string? libraryFolder) : ILanguage
{
    /// <summary>Mermaid without its largest kinds of diagram: one file, 2.9 MB (npm's @mermaid-js/tiny).</summary>
    internal const string ScriptName = "mermaid.tiny.js";

    private const string Missing = "This diagram is text, because mermaid.js is not on this machine. ./songbook setup fetches it (with npm).";

    // The cell whose output has the script. Run again, it brings it again; the other diagrams of the page wait for it.
    private string? carrier;

    public IReadOnlyList<string> Names { get; } = ["mermaid"];

    public async Task ExecuteAsync(CellCode code, KernelInvocationContext context)
    {
        var options = MagicOptions.Parse("#!mermaid", code.Arguments, "--display-width", "--display-height", "--display-background-color");
        var source = code.Text.Trim('\n');
        var html = await HtmlAsync(source, Style(options), context.CancellationToken).ConfigureAwait(false);
        context.Display(new[] { new FormattedValue("text/html", html), new FormattedValue("text/plain", source) });
    }

    private async Task<string> HtmlAsync(string source, string style, CancellationToken cancellationToken)
    {
        var text = $"<pre>{WebUtility.HtmlEncode(source)}</pre>";
        var script = libraryFolder is null ? null : Path.Combine(libraryFolder, ScriptName);
        if (!File.Exists(script))
            return $"<div>{text}<small>{Missing}</small></div>";

        carrier ??= source;
        var library = carrier == source ? $"<script>{await File.ReadAllTextAsync(script, cancellationToken).ConfigureAwait(false)}</script>" : "";
        var id = $"mermaid-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}" style="{{style}}">{{text}}</div>{{library}}<script>
            (async () => {
              const place = document.getElementById("{{id}}");
              for (let wait = 0; !window.mermaid && wait < 100; wait++)
                await new Promise(resolve => setTimeout(resolve, 100));
              if (!window.mermaid) return place.append("Run the notebook's first diagram: it brings what draws them.");
              mermaid.initialize({ startOnLoad: false });
              try {
                place.innerHTML = (await mermaid.render("{{id}}-svg", {{JsonSerializer.Serialize(source)}})).svg;
              } catch (error) {
                place.append(error.message);
              }
            })();
            </script>
            """;
    }

    private static string Style(MagicOptions options)
    {
        (string Css, string Option)[] properties = [("width", "--display-width"), ("height", "--display-height"), ("background-color", "--display-background-color")];
        return WebUtility.HtmlEncode(string.Concat(properties.Where(property => options[property.Option] is not null).Select(property => $"{property.Css}: {options[property.Option]};")));
    }
}
