using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Songbook.Charts;

/// <summary>Boxes from left to right, as tall as the layers are wide, with what happens between them written on the arrows.</summary>
public static class LayerDiagram
{
    private const int Step = 190, BoxWidth = 56, Tallest = 170, Middle = 130, Height = 250;

    // What fits under a box, and on an arrow.
    private const int NameLength = 24, StepLength = 17;

    /// <summary>Draws the diagram as one SVG element: no script, in the colours of the page.</summary>
    /// <param name="layers">Name and width of each vector, in order; at least one. A long name is cut.</param>
    /// <param name="steps">What turns a vector into the next; one fewer than layers.</param>
    /// <exception cref="ArgumentException">The number of steps does not fit, or a width is negative.</exception>
    public static IHtmlContent Draw(IReadOnlyList<(string Name, long Width)> layers, IReadOnlyList<string> steps)
    {
        if (layers.Count == 0 || steps.Count != layers.Count - 1)
            throw new ArgumentException($"{layers.Count} layers need {Math.Max(0, layers.Count - 1)} steps between them, not {steps.Count}.", nameof(steps));

        if (layers.FirstOrDefault(layer => layer.Width < 0) is { Width: < 0 } wrong)
            throw new ArgumentException($"{Label.Short(wrong.Name)} has a width of {wrong.Width}: it must be at least 0.", nameof(layers));

        var widest = Math.Sqrt(Math.Max(1, layers.Max(layer => layer.Width)));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Step * layers.Count} {Height}" width="{Step * layers.Count}" role="img" aria-label="Layers of the network" font-family="system-ui, sans-serif" font-size="13" fill="currentColor" text-anchor="middle">""");
        for (var i = 0; i < layers.Count; i++)
        {
            var center = Step * i + Step / 2;
            // The square root keeps a layer of 23 visible beside one of 1024.
            var tall = Math.Max(24, Tallest * Math.Sqrt(layers[i].Width) / widest);
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{center - BoxWidth / 2}" y="{Middle - tall / 2:0.#}" width="{BoxWidth}" height="{tall:0.#}" rx="8" fill="{Palette.Category(i)}" fill-opacity="0.25" stroke="{Palette.Category(i)}" stroke-width="2"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{center}" y="{Middle + 5}" font-weight="600">{layers[i].Width}</text>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{center}" y="{Height - 14}">{Fit(layers[i].Name, NameLength)}</text>""");
            if (i == steps.Count) break;
            var (start, end) = (center + BoxWidth / 2 + 8, center + Step - BoxWidth / 2 - 8);
            svg.Append(CultureInfo.InvariantCulture, $"""<path d="M{start} {Middle} H{end} m-7 -5 l7 5 l-7 5" fill="none" stroke="currentColor" stroke-width="1.5"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{(start + end) / 2}" y="{Middle - 12}">{Fit(steps[i], StepLength)}</text>""");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static string Fit(string text, int length) => WebUtility.HtmlEncode(Label.Short(text, length));
}
