using System.Text.Json.Nodes;

namespace Songbook.Kernel.Publishing.Figures;

/// <summary>Figures on a page: where each stands, its JSON; at the end of the page, once, plotly.js and the script that draws them all.</summary>
internal static class FigureHtml
{
    private const int UsualHeight = 420;

    private static readonly string DrawAll = Read("drawFigures.js");

    /// <summary>The script that defines <c>songbookDraw(element, figure)</c>.</summary>
    internal static string DrawFigure { get; } = Read("drawFigure.js");

    /// <param name="figure">What a bundle holds as <see cref="PlotlyFigure.MimeType"/>.</param>
    internal static string From(JsonObject figure)
    {
        var height = figure["layout"]?["height"] is JsonValue value && value.TryGetValue(out double pixels) ? pixels : UsualHeight;
        // ToJsonString escapes every "<": nothing in the figure can end the script.
        return FormattableString.Invariant($"<div class=\"figure\" style=\"min-height:{height}px\"><script type=\"application/json\">{figure.ToJsonString()}</script></div>");
    }

    /// <param name="plotly">The address of plotly.js as seen from the page.</param>
    internal static string Scripts(string plotly) => $"<script src=\"{plotly}\"></script>\n<script>\n{DrawFigure}{DrawAll}</script>\n";

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(FigureHtml).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
