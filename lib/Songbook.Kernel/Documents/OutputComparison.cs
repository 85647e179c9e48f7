using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Songbook.Kernel.Documents;

/// <summary>Whether a cell put out the same as before; times and ids, which change with every run, do not count.</summary>
public static partial class OutputComparison
{
    /// <returns>The first difference in words; null if there is none.</returns>
    public static string? Difference(JsonArray before, JsonArray after)
    {
        var (old, now) = (Lines(before), Lines(after));
        for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            if (i >= old.Count)
                return $"now there is more: {now[i]}";
            if (i >= now.Count)
                return $"now this is missing: {old[i]}";
            if (old[i] != now[i])
                return $"was: {old[i]}\n  is:  {now[i]}";
        }
        return null;
    }

    private static List<string> Lines(JsonArray outputs) =>
        [.. string.Concat(outputs.OfType<JsonObject>().Select(Text)).Split('\n').Select(line => Mask(line.TrimEnd())).Where(line => line.Length > 0)];

    /// <summary>Text if the output has any: pictures and markup differ in bytes where they look the same.</summary>
    private static string Text(JsonObject output) => Json.Text(output["output_type"]) switch
    {
        "stream" => MultilineText.Join(output["text"]),
        "error" => $"{Json.Text(output["ename"])}: {Json.Text(output["evalue"])}\n",
        _ when output["data"] is JsonObject data => OfBundle(data) + "\n",
        _ => "",
    };

    // Notebooks of other kernels have HTML alone where ours have text beside it.
    private static string? OfBundle(JsonObject data) => data["text/plain"] is null && data["text/html"] is { } html
        ? HtmlText.Visible(MultilineText.Join(html))
        : MultilineText.Join(data["text/plain"] ?? data["text/markdown"]);

    private static string Mask(string line) => Identifier().Replace(Moment().Replace(Duration().Replace(line, "<time>"), "<moment>"), "<id>");

    [GeneratedRegex(@"\b\d+([.,]\d+)?\s?(ms|µs|ns|s|sec|seconds|min)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?|\b\d\d:\d\d:\d\d(\.\d+)?\b")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b|\b0x[0-9a-fA-F]{6,}\b")]
    private static partial Regex Identifier();
}
