using System.Globalization;
using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Publishing.Figures;

/// <summary>Figures as PNG pictures, drawn by a headless Chromium: for places that run no scripts, such as previews.</summary>
internal static class FigurePictures
{
    private const string MimeType = "image/png";

    // Draws one figure after the other and puts their pictures into the page.
    private const string DrawAll = """
        const figures = [FIGURES], errors = [], pictures = [];
        addEventListener('error', event => errors.push(String(event.message)));
        console.error = (...words) => errors.push(words.join(' '));
        (async () => {
          for (const figure of figures) {
            const element = document.createElement('div');
            document.body.append(element);
            try {
              const size = { width: figure.layout?.width ?? [WIDTH], height: figure.layout?.height ?? 420 };
              figure.layout = { ...figure.layout, ...size };
              await songbookDraw(element, figure);
              if (/, 0\)$/.test(element._fullLayout.paper_bgcolor)) await Plotly.relayout(element, { paper_bgcolor: '[PAPER]' });
              pictures.push(await Plotly.toImage(element, { format: 'png', ...size, scale: [SCALE] }));
            } catch (error) { errors.push(String(error)); pictures.push(''); }
            element.remove();
          }
          const result = document.createElement('script');
          result.type = 'application/json';
          result.id = 'result';
          result.textContent = JSON.stringify({ pictures, errors });
          document.body.replaceChildren(result);
        })();
        """;

    /// <summary>Adds a picture to each figure of a notebook.</summary>
    /// <param name="notebook">Its outputs are changed.</param>
    /// <param name="plotly">The file plotly.min.js; null if there is none.</param>
    /// <returns>Null, or in one line why there are no pictures.</returns>
    internal static string? AddTo(Notebook notebook, string? plotly)
    {
        var bundles = PlotlyFigure.BundlesOf(notebook).ToList();
        if (bundles.Count == 0)
            return null;
        if (plotly is null)
            return "plotly.min.js is not beside the library; ./songbook setup fetches it.";
        try
        {
            var pictures = Draw([.. bundles.Select(bundle => bundle[PlotlyFigure.MimeType]!.ToJsonString())], File.ReadAllText(plotly));
            foreach (var (bundle, picture) in bundles.Zip(pictures))
                bundle[MimeType] = Convert.ToBase64String(picture);
            return null;
        }
        catch (InvalidOperationException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>Draws each figure and returns its picture.</summary>
    /// <param name="figures">JSON of data, layout and, for an animation, frames.</param>
    /// <param name="plotly">The text of plotly.js.</param>
    /// <param name="width">Pixels, where the figure says no width; 420 is the height of one that says none.</param>
    /// <param name="paper">The colour behind the figure.</param>
    /// <param name="ink">The colour of its text.</param>
    /// <param name="scale">Pixels of the picture for each pixel of the figure; 2 for sharp print.</param>
    /// <returns>PNG files, in the order of the figures.</returns>
    /// <exception cref="InvalidOperationException">No Chromium here, or it reports an error.</exception>
    internal static IReadOnlyList<byte[]> Draw(
        IEnumerable<string> figures, string plotly, int width = 800, string paper = "#ffffff", string ink = "#1f2328", double scale = 1)
    {
        var script = DrawAll.Replace("[WIDTH]", width.ToString()).Replace("[SCALE]", scale.ToString(CultureInfo.InvariantCulture))
            .Replace("[PAPER]", paper).Replace("[FIGURES]", $"[{string.Join(",\n", figures).Replace("</", "<\\/")}]");
        using var result = HeadlessBrowser.ResultOf(
            $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><script>{plotly}</script></head><body style=\"color:{ink}\"><script>{FigureHtml.DrawFigure}{script}</script></body></html>");

        string[] errors = [.. result.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];
        if (errors.Length > 0)
            throw new InvalidOperationException($"Chromium reports: {string.Join("; ", errors)}");
        return [.. result.RootElement.GetProperty("pictures").EnumerateArray().Select(picture => Convert.FromBase64String(picture.GetString()!.Split(',')[1]))];
    }
}
