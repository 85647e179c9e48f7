using System.Text.RegularExpressions;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Headless;
using Songbook.Kernel.Publishing;

namespace Songbook.Kernel.Tests;

/// <summary>HTML pages and executed copies.</summary>
public sealed partial class PublishingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_page_needs_nothing_but_itself()
    {
        folder.Write("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        var notebook = Notebook.Parse(NotebookText.Of("Console.WriteLine(\"a < b\"); HTML(\"<b>bold</b>\")"), "n");
        var path = folder.File("n.ipynb");
        NotebookFile.Save(notebook, path);
        var markdown = "{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"# A title\\n\\nSumm*ary* $x_1$ ![p](picture.svg) [next](02.ipynb#end)\"},";
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"cells\": [", "\"cells\": [" + markdown, StringComparison.Ordinal));

        var result = await new NotebookRunner(null, new RunningNotebook.SilentObserver()).RunAsync(path, TestContext.Current.CancellationToken);
        var output = new RunFolder(folder.File("out"));
        output.Write(result);
        output.WritePages([result]);

        var page = File.ReadAllText(folder.File("out/n.html"));
        Assert.Contains("<title>A title</title>", page);
        Assert.Contains("<b>bold</b>", page);
        Assert.Contains("a &lt; b", page);
        Assert.Contains("src=\"data:image/svg+xml;base64,", page);
        Assert.Contains("href=\"02.html#end\"", page);
        Assert.Empty(Request().Matches(page));
        var index = File.ReadAllText(folder.File("out/index.html"));
        Assert.Contains("<a href=\"n.html\">A title</a><p>Summary x_1 ", index);
        Assert.Equal(["index.html", "n.html", "n.ipynb"], Directory.EnumerateFiles(folder.File("out")).Select(Path.GetFileName).Order());
    }

    // A cell of a notebook that shows a figure as charting libraries do: as JSON for front ends, and as HTML that asks a server.
    private const string Figure = """
        Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Uri>((uri, writer) => writer.Write(
            $"{{\"data\":[{{\"type\":\"bar\",\"y\":[{uri.Port},2],\"name\":\"</script>\"}}],\"layout\":{{\"title\":{{\"text\":\"A figure\"}}}}}}"), "application/vnd.plotly.v1+json");
        Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Uri>((uri, writer) => writer.Write("<script src=//cdn.example/plotly.js></script>"), "text/html");
        Microsoft.DotNet.Interactive.Formatting.Formatter.SetPreferredMimeTypesFor(typeof(Uri), "application/vnd.plotly.v1+json", "text/html");
        """;

    [Fact]
    public async Task A_page_with_figures_has_plotly_once_and_from_beside_it()
    {
        var library = folder.File("library");
        folder.Write("library/plotly.min.js", "window.Plotly = {};");
        await PublishAsync(library, Figure, "new Uri(\"x://y:3\")", "HTML(\"<!-- plotly.js --><script>3.6 MB</script>\")", "new Uri(\"x://y:4\")");

        var page = File.ReadAllText(folder.File("out/notebook.html"));
        Assert.Equal(2, page.Split("<div class=\"figure\"").Length - 1);
        Assert.Equal(1, page.Split("<script src=\"plotly.min.js\"></script>").Length - 1);
        Assert.Empty(Request().Matches(page.Replace("<script src=\"plotly.min.js\"></script>", "")));
        Assert.DoesNotContain("<script src=//cdn", page);
        Assert.DoesNotContain("3.6 MB</script>", page);
        Assert.Equal("window.Plotly = {};", File.ReadAllText(folder.File("out/plotly.min.js")));
        // Two figures, and two scripts at the end: a name in a figure closes none of them.
        Assert.Equal(4, page.Split("</script>").Length - 1);
    }

    [Fact]
    public async Task A_page_without_figures_has_no_script()
    {
        folder.Write("library/plotly.min.js", "window.Plotly = {};");
        await PublishAsync(folder.File("library"), "1");
        Assert.DoesNotContain("<script", File.ReadAllText(folder.File("out/notebook.html")));
        Assert.False(File.Exists(folder.File("out/plotly.min.js")));
    }

    [Fact]
    public async Task Without_plotly_the_run_says_why_there_are_no_pictures()
    {
        var output = await PublishAsync(folder.File("nowhere"), Figure, "new Uri(\"x://y:3\")");
        Assert.Contains("plotly.min.js is not beside the library; ./songbook setup fetches it", output.WhyNoPictures);
        Assert.DoesNotContain("image/png", File.ReadAllText(folder.File("out/notebook.ipynb")));
        Assert.Null((await PublishAsync(folder.File("nowhere"), "1")).WhyNoPictures);
    }

    private async Task<RunFolder> PublishAsync(string library, params string[] cells)
    {
        var output = new RunFolder(folder.File("out"), libraryFolder: library);
        var result = await RunningNotebook.RunAsync(folder, cells);
        Assert.Null(result.Failure?.Error.Message);
        output.Write(result);
        output.WritePages([result]);
        return output;
    }

    [Fact]
    public async Task Two_runs_leave_the_same_files()
    {
        string[] cells = ["var a = display(1); a.Update(2); new { X = 1 }", "Console.Write(\"x\"); throw new Exception(\"y\");"];
        var first = await RunningNotebook.RunAsync(folder, cells);
        var second = await RunningNotebook.RunAsync(folder, cells);
        Assert.Equal(first.Notebook.ToString(), second.Notebook.ToString());
    }

    [Fact]
    public void Code_is_highlighted_and_unchanged()
    {
        const string code = "#!time\n#r \"nuget: X\"\nvar s = $\"a{1 + 2:N0} <b>\"; // note\nFoo<int>(x => x.Bar(\"\"\"raw\"\"\"));\n@class /* open";
        var html = CodeHighlighter.ToHtml(code);
        Assert.Equal(code, System.Net.WebUtility.HtmlDecode(Tag().Replace(html, "")));
        Assert.Contains("<span class=\"m\">#!time</span>", html);
        Assert.Contains("<span class=\"k\">var</span>", html);
        Assert.Contains("<span class=\"c\">// note</span>", html);
        Assert.Contains("<span class=\"f\">Bar</span>", html);
    }

    [GeneratedRegex("(src|href)=\"(?!data:|#|index.html|[\\w-]+\\.html)[^\"]*\"|@import|url\\(|https?:(?!//www.w3.org)")]
    private static partial Regex Request();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
