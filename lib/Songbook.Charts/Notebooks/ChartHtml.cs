using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Songbook.Charts;

/// <summary>A figure as HTML that draws itself with the page's copy of plotly.js.</summary>
/// <remarks>
/// The page needs plotly.js once, in one of three ways: <see cref="PlotlyScript"/> shown by an earlier cell, the same put into an exported
/// page, or a file <c>plotly.min.js</c> that the page can reach, beside it or through Jupyter's file server. No way goes over the network.
/// </remarks>
internal static class ChartHtml
{
    /// <summary>Marks the charts of a page, for tools that export one.</summary>
    public const string Class = "songbook-chart";

    private static readonly string DrawFigure = ReadScript();

    // Runs once a page, by whichever chart comes first. RequireJS, where a page has it, must not catch the script.
    private const string Loader = """
        window.songbookPlotly ??= window.Plotly ? Promise.resolve(window.Plotly) : new Promise((found, missing) => {
          const config = document.getElementById('jupyter-config-data');
          const jupyter = document.body?.dataset.baseUrl ?? (config && JSON.parse(config.textContent).baseUrl);
          const places = jupyter
            ? [jupyter + 'kernelspecs/songbook/plotly.min.js', jupyter + 'files/lib/dist/plotly.min.js']
            : ['plotly.min.js', '../plotly.min.js'];
          const waiting = setInterval(() => { if (window.Plotly) { clearInterval(waiting); found(window.Plotly); } }, 50);
          const load = i => {
            if (window.Plotly) return;
            if (i === places.length) { setTimeout(() => window.Plotly || (delete window.songbookPlotly, missing()), 3000); return; }
            const script = document.createElement('script'), define = window.define;
            window.define = undefined;
            script.onload = () => { window.define = define; if (!window.Plotly) load(i + 1); };
            script.onerror = () => { window.define = define; script.remove(); load(i + 1); };
            script.src = places[i];
            document.head.append(script);
          };
          setTimeout(() => load(0), 100);
        });
        """;

    // All places that wait for this figure, because a page may show it twice.
    private const string Draw = """
        for (const element of document.querySelectorAll('[data-figure="[ID]"]:empty')) {
          const figure = [FIGURE];
          window.songbookPlotly.then(
            () => songbookDraw(element, figure),
            () => { element.textContent = 'plotly.js is not on this page: run ./songbook setup, or a cell with PlotlyScript.ForNotebook().'; });
        }
        """;

    /// <param name="figureJson">Data, layout, configuration and, for an animation, frames.</param>
    /// <param name="height">Pixels, kept free until the figure is drawn.</param>
    public static string Fragment(string figureJson, int height)
    {
        // The same figure gives the same HTML, so that a notebook which is run again is saved as it was.
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(figureJson)))[..16];
        var draw = Draw.Replace("[ID]", id).Replace("[FIGURE]", WithoutClosingTag(figureJson));
        return $"<div class=\"{Class}\" data-figure=\"{id}\" style=\"min-height:{height}px\"></div><script>{DrawFigure}{Loader}\n{draw}</script>";
    }

    /// <summary>A whole page with one chart and plotly.js inside.</summary>
    public static string Page(string fragment, string title) =>
        $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title>"
        + $"<style>:root {{ color-scheme: light dark; }} body {{ font-family: sans-serif; margin: 1rem; }}</style>{PlotlyScript.Html}</head><body>{fragment}</body></html>";

    // Inside a script, "</script>" would end it, also in a string.
    private static string WithoutClosingTag(string json) => json.Replace("</", "<\\/");

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(ChartHtml).Assembly.GetManifestResourceStream("drawFigure.js")!);
        return reader.ReadToEnd();
    }
}
