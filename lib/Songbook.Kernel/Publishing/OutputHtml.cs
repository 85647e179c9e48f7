using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Publishing.Figures;
using Songbook.Kernel.Publishing.Mathematics;

namespace Songbook.Kernel.Publishing;

/// <summary>A cell's stored outputs as HTML: of each, the richest form that a page without requests can show.</summary>
internal sealed partial class OutputHtml(MarkdownPage markdown)
{
    // How PlotlyScript.ForNotebook begins: a page with figures has its own way to plotly.js.
    private const string CarriesPlotly = "<!-- plotly.js -->";

    /// <summary>Whether anything so far needs plotly.js.</summary>
    internal bool HasFigures { get; private set; }

    internal string From(JsonNode? output) => Json.Text(output?["output_type"]) switch
    {
        "stream" => $"<pre class=\"stream {Json.Text(output!["name"])}\">{Encode(MultilineText.Join(output["text"]))}</pre>",
        "error" => Error(output!),
        _ when output?["data"] is JsonObject data => Data(data),
        _ => "",
    };

    private string Data(JsonObject data)
    {
        if (data[PlotlyFigure.MimeType] is JsonObject figure)
        {
            HasFigures = true;
            return FigureHtml.From(figure);
        }
        if (Text(data, "text/html") is { } html)
            return html.StartsWith(CarriesPlotly, StringComparison.Ordinal) ? "" : html;
        if (Text(data, "image/svg+xml") is { } svg)
            return svg;
        foreach (var type in (string[])["image/png", "image/jpeg", "image/gif", "image/webp"])
        {
            if (Text(data, type) is { } base64)
                return $"<img alt=\"{Encode(Text(data, "text/plain") ?? "picture")}\" src=\"data:{type};base64,{base64.ReplaceLineEndings("")}\">";
        }
        if (Text(data, "text/markdown") is { } text)
            return markdown.ToHtml(text);
        if (Text(data, "text/latex") is { } tex)
            return MathMarkup.FromTex(tex.Trim().Trim('$'), isBlock: true);
        if (Text(data, "text/plain") is { } plain)
            return $"<pre>{Encode(plain)}</pre>";
        return data.FirstOrDefault() is { Value: { } other } ? $"<pre>{Encode(other.ToJsonString())}</pre>" : "";
    }

    private static string Error(JsonNode error)
    {
        var lines = error["traceback"] is JsonArray traceback ? traceback.Select(Json.Text).OfType<string>().ToList() : [];
        if (lines.Count == 0)
            lines.Add($"{Json.Text(error["ename"])}: {Json.Text(error["evalue"])}");
        var rest = lines.Count > 1 ? $"<pre>{Encode(string.Join('\n', lines.Skip(1)))}</pre>" : "";
        return $"<div class=\"error\"><div class=\"headline\">{Encode(lines[0])}</div>{rest}</div>";
    }

    private static string? Text(JsonObject data, string mimeType) => data[mimeType] is { } node ? MultilineText.Join(node) : null;

    /// <summary>As HTML text; terminal colours are left out.</summary>
    private static string Encode(string text) => WebUtility.HtmlEncode(TerminalColour().Replace(text, ""));

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex TerminalColour();
}
