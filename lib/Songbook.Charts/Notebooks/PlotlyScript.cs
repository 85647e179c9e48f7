using Microsoft.AspNetCore.Html;

namespace Songbook.Charts;

/// <summary>plotly.js itself, for a page to carry once.</summary>
public static class PlotlyScript
{
    private const string FileName = "plotly.min.js";

    // Pages that have plotly.js anyway leave this output out.
    private const string Mark = "<!-- plotly.js -->";

    private static readonly Lazy<string> Script = new(Read);

    /// <summary>
    /// plotly.js as an output, 3.6 MB: a notebook's first cell shows it where charts find no other copy, as in an HTML export of a single notebook.
    /// </summary>
    /// <exception cref="FileNotFoundException">Setup has not fetched plotly.js.</exception>
    public static IHtmlContent ForNotebook() => new HtmlString(Html);

    /// <summary>The script itself, for tools that draw figures.</summary>
    internal static string Text => Script.Value;

    // RequireJS, where a page has it, must not catch the script.
    internal static string Html =>
        $"{Mark}<script>window.songbookDefine = window.define; window.define = undefined;</script><script>{Script.Value}</script><script>window.define = window.songbookDefine;</script>";

    private static string Read()
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(PlotlyScript).Assembly.Location) ?? "", FileName);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new FileNotFoundException($"{FileName} is not beside Songbook.Charts: run `./songbook setup`, which fetches it, and build again.", path);
    }
}
