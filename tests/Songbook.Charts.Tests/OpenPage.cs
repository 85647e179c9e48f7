using Microsoft.Playwright;

namespace Songbook.Charts.Tests;

/// <summary>A page with charts, and what it had to complain about.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private const string Marks = ".scatterlayer path, .heatmaplayer image, .gl-container canvas, .treemaplayer path";

    private readonly IBrowserContext context;

    public OpenPage(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

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

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
