using System.Diagnostics;
using System.Text.Json;

namespace Songbook.Kernel.Publishing.Figures;

/// <summary>A Chromium without window and without network that runs one page.</summary>
internal static class HeadlessBrowser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"];

    /// <summary>Runs a page until it has put a JSON script with the id <c>result</c> into its body, and returns that.</summary>
    /// <exception cref="InvalidOperationException">No Chromium here, or no result in time.</exception>
    public static JsonDocument ResultOf(string html)
    {
        const string Start = "<script type=\"application/json\" id=\"result\">";
        var folder = Directory.CreateTempSubdirectory("songbook-figures-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            File.WriteAllText(page, html);
            var dom = Dump(page, folder.FullName);
            var start = dom.IndexOf(Start, StringComparison.Ordinal);
            if (start < 0)
                throw new InvalidOperationException("Chromium gave no result: the page took too long or failed.");

            start += Start.Length;
            return JsonDocument.Parse(dom[start..dom.IndexOf("</script>", start, StringComparison.Ordinal)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Dump(string page, string folder)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={folder}/profile", "--virtual-time-budget=60000", "--dump-dom",
            new Uri(page).AbsoluteUri,
        ];
        using var browser = Process.Start(new ProcessStartInfo(Find(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("Chromium did not start.");
        var messages = browser.StandardError.ReadToEndAsync();
        var dom = browser.StandardOutput.ReadToEndAsync();
        if (!browser.WaitForExit(Patience))
        {
            browser.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"Chromium did not finish within {Patience.TotalSeconds:0} seconds.");
        }

        messages.Wait();
        return dom.Result;
    }

    /// <summary>The program's path.</summary>
    /// <exception cref="InvalidOperationException">No Chromium here.</exception>
    internal static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"No browser for pictures: none of {string.Join(", ", Names)} is on the PATH. Install Chromium.");
}
