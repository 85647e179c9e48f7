using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Tests;

/// <summary>Diagrams: text that the page itself draws. In this process: one session for all.</summary>
[Collection(SharedSession.Name)]
public sealed class MermaidTests : IDisposable
{
    private const string Diagram = "#!mermaid --display-width 20em\ngraph LR\n  song[\"<song>\"] --> picture";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_first_diagram_brings_what_draws_them_all()
    {
        folder.Write(MermaidLanguage.ScriptName, "/* mermaid */");
        using var session = new SharedSession(folder.Path);
        var first = await HtmlAsync(session, Diagram);
        var second = await HtmlAsync(session, Diagram.Replace("song", "sound", StringComparison.Ordinal));
        var again = await HtmlAsync(session, Diagram);
        Assert.Contains("<script>/* mermaid */</script>", first);
        Assert.Contains("style=\"width: 20em;\"", first);
        Assert.Contains("&lt;song&gt;", first);
        Assert.DoesNotContain("\"<song>", first); // within the script too
        Assert.DoesNotContain("/* mermaid */", second);
        Assert.Contains("/* mermaid */", again);
    }

    [Fact]
    public async Task Without_the_library_it_stays_text_and_says_why()
    {
        using var session = new SharedSession(folder.Path);
        Assert.Contains("./songbook setup fetches it", await HtmlAsync(session, Diagram));
        var error = (await session.RunAsync("#!mermaid --width 3\nx"))[^1];
        Assert.Equal("#!mermaid has no option --width. It has --display-width --display-height --display-background-color.", Assert.IsType<ErrorOutput>(error).Message);
    }

    /// <summary>With npm's file, in Chromium, without a network.</summary>
    [Fact]
    [Trait("speed", "slow")]
    public async Task It_is_drawn_in_a_browser()
    {
        var script = Path.Combine(Checkout.Root, "lib/Songbook.Charts/node_modules/@mermaid-js/tiny/dist", MermaidLanguage.ScriptName);
        Assert.True(File.Exists(script), $"{script} is not there: call ./songbook setup.");
        File.Copy(script, folder.File(MermaidLanguage.ScriptName));
        using var session = new SharedSession(folder.Path);
        var file = folder.Write("page.html", $"<!DOCTYPE html><body>{await HtmlAsync(session, Diagram)}{await HtmlAsync(session, "#!mermaid\nsequenceDiagram\n  A->>B: hello")}</body>");
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        var page = await chromium.NewPageAsync(width: 800, height: 600, isOffline: true);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.Locator("svg").GetByText("picture").WaitForAsync();
        await page.Locator("svg").GetByText("hello").WaitForAsync();
        Assert.Equal(0, await page.Locator("pre").CountAsync());
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "mermaid.png") });
    }

    private static async Task<string> HtmlAsync(SharedSession session, string cell) =>
        Assert.IsType<DisplayOutput>(Assert.Single(await session.RunAsync(cell))).Data["text/html"]!.ToString();
}
