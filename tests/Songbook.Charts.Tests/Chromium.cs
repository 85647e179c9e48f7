using Microsoft.Playwright;

namespace Songbook.Charts.Tests;

/// <summary>The machine's Chromium without window and network, driven by Playwright.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("songbook-pages-");
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Opens a page as a file.</summary>
    /// <param name="html">The page.</param>
    /// <param name="beside">Files in the folder above it: name and content.</param>
    public async Task<OpenPage> OpenAsync(string html, params (string Name, string Content)[] beside)
    {
        var above = folder.CreateSubdirectory(Path.GetRandomFileName());
        foreach (var (name, content) in beside)
            await File.WriteAllTextAsync(Path.Combine(above.FullName, name), content);
        var file = Path.Combine(above.CreateSubdirectory("pages").FullName, "page.html");
        await File.WriteAllTextAsync(file, html);

        var context = await browser.NewContextAsync(new() { Offline = true, ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 740, Height = 900 } });
        // A busy machine takes its time.
        context.SetDefaultTimeout(120_000);
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(path => Names.Select(name => Path.Combine(path, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"None of {string.Join(", ", Names)} is on the PATH: install Chromium.");
}
