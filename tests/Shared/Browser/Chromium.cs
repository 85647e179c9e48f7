using Microsoft.Playwright;
using Songbook.Kernel.Publishing.Figures;

namespace TestTools;

/// <summary>The machine's Chromium without window, driven by Playwright.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = HeadlessBrowser.Find(), Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>An empty page that shares nothing with others.</summary>
    /// <param name="width">Of what is seen, in pixels.</param>
    /// <param name="height">Of what is seen, in pixels.</param>
    /// <param name="isOffline">Whether it has no network.</param>
    public async Task<IPage> NewPageAsync(int width, int height, bool isOffline)
    {
        var page = await browser.NewPageAsync(new() { Offline = isOffline, ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = width, Height = height } });
        // A busy machine takes its time.
        page.SetDefaultTimeout(120_000);
        return page;
    }
}
