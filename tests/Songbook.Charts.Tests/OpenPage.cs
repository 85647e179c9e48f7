using Microsoft.Playwright;

namespace Songbook.Charts.Tests;

/// <summary>A page with charts, opened as a file without a network, and what it had to complain about.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const string Marks = ".scatterlayer path, .heatmaplayer image, .gl-container canvas, .treemaplayer path";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("songbook-page-");

    private OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <param name="chromium">Where it is opened.</param>
    /// <param name="html">The page.</param>
    /// <param name="beside">Files in the folder above it: name and content.</param>
    public static async Task<OpenPage> OpenAsync(Chromium chromium, string html, params (string Name, string Content)[] beside)
    {
        var page = new OpenPage(await chromium.NewPageAsync(width: 740, height: 900, isOffline: true));
        foreach (var (name, content) in beside)
            await File.WriteAllTextAsync(Path.Combine(page.folder.FullName, name), content);
        var file = Path.Combine(page.folder.CreateSubdirectory("pages").FullName, "page.html");
        await File.WriteAllTextAsync(file, html);
        await page.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    /// <summary>The charts, once each has drawn marks.</summary>
    /// <param name="count">How many there are.</param>
    public async Task<IReadOnlyList<ILocator>> ChartsAsync(int count = 1)
    {
        var charts = Page.Locator(".songbook-chart, .figure");
        for (var i = 0; i < count; i++)
            await charts.Nth(i).Locator(Marks).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(count, await charts.CountAsync());
        return await charts.AllAsync();
    }

    /// <summary>The colour that a chart's text takes.</summary>
    public static Task<string> InkOf(ILocator chart) => chart.EvaluateAsync<string>("chart => chart.layout.font.color");

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        folder.Delete(recursive: true);
    }
}
