using System.Net;
using System.Text;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Publishing.Figures;

namespace Songbook.Kernel.Publishing;

/// <summary>
/// One notebook as one HTML file that needs no network: no script, style, font or picture from anywhere. Only figures need a second file,
/// <see cref="PlotlyFile"/>, beside the contents page.
/// </summary>
public static class NotebookPage
{
    /// <summary>The name of plotly.js, which draws figures: beside the library, and beside the contents page.</summary>
    public const string PlotlyFile = "plotly.min.js";

    /// <param name="notebook">With its outputs.</param>
    /// <param name="entry">Its title and place among the others.</param>
    /// <param name="folder">The notebook's folder: its pictures are looked for from here.</param>
    /// <param name="previous">The page before, null for the first.</param>
    /// <param name="next">The page after, null for the last.</param>
    public static string Render(Notebook notebook, PageEntry entry, string folder, PageEntry? previous, PageEntry? next)
    {
        var markdown = new MarkdownPage(folder);
        var outputs = new OutputHtml(markdown);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            body.Append(cell.Kind switch
            {
                CellKind.Markdown => $"<div class=\"text\">\n{markdown.ToHtml(cell.Source, cell.Attachments)}</div>\n",
                CellKind.Code => CodeCell(cell, cell.Language ?? notebook.DefaultLanguage, outputs),
                _ => $"<pre>{WebUtility.HtmlEncode(cell.Source)}</pre>\n",
            });
        }
        var scripts = outputs.HasFigures ? FigureHtml.Scripts(entry.ToContents + PlotlyFile) : "";
        return HtmlShell.Render(entry.Title, HtmlShell.Navigation(entry, previous, next) + $"<main>\n{body}</main>\n{scripts}");
    }

    private static string CodeCell(NotebookCell cell, string language, OutputHtml outputs)
    {
        if (string.IsNullOrWhiteSpace(cell.Source))
            return "";
        var source = language is "csharp" or "C#" or "c#" ? CodeHighlighter.ToHtml(cell.Source) : WebUtility.HtmlEncode(cell.Source);
        var html = new StringBuilder("<div class=\"cell\">");
        if (cell.ExecutionCount is { } number)
            html.Append($"<span class=\"number\">[{number}]</span>");
        html.Append($"<div class=\"source\"><pre><code>{source}</code></pre></div>");
        foreach (var output in cell.Outputs.Select(outputs.From).Where(output => output.Length > 0))
            html.Append($"\n<div class=\"output\">{output}</div>");
        return html.Append("</div>\n").ToString();
    }
}
