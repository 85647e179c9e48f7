using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>A page in headless Chromium, steered by the DevTools protocol.</summary>
internal sealed partial class HeadlessBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[1 << 16];
    private int count;

    private HeadlessBrowser(Process process) => this.process = process;

    internal static async Task<HeadlessBrowser> OpenAsync(string folder, string url)
    {
        string[] arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", $"--user-data-dir={folder}", "--window-size=1100,1400", url];
        var process = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var browser = new HeadlessBrowser(process);
        try
        {
            await browser.ConnectAsync().WaitAsync(Patience);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    private async Task ConnectAsync()
    {
        var line = "";
        while (!Address().IsMatch(line))
            line = await process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("Chromium did not start.");
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using var client = new HttpClient { Timeout = Patience };
        JsonNode? page = null;
        while (page is null)
        {
            var pages = await client.GetFromJsonAsync<JsonArray>($"http://127.0.0.1:{Address().Match(line).Groups[1].Value}/json/list");
            page = pages!.FirstOrDefault(target => (string?)target!["type"] == "page");
            if (page is null)
                await Task.Delay(100);
        }
        await socket.ConnectAsync(new Uri((string)page["webSocketDebuggerUrl"]!), CancellationToken.None);
    }

    /// <returns>An expression's value.</returns>
    internal async Task<JsonNode?> EvaluateAsync(string script)
    {
        var reply = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true });
        return reply["exceptionDetails"] is { } error ? throw new InvalidOperationException($"{script}: {error}") : reply["result"]!["value"];
    }

    /// <summary>Waits until an expression is true.</summary>
    internal async Task WaitAsync(string condition)
    {
        var watch = Stopwatch.StartNew();
        while ((await EvaluateAsync($"!!({condition})"))?.GetValue<bool>() != true)
        {
            if (watch.Elapsed > Patience)
                Assert.Fail($"It did not come true: {condition}. The page: {await EvaluateAsync("document.body.innerText.slice(0, 3000)")}");
            await Task.Delay(100);
        }
    }

    /// <returns>A PNG of what is seen.</returns>
    internal async Task<byte[]> ScreenshotAsync() => Convert.FromBase64String((string)(await CallAsync("Page.captureScreenshot", []))["data"]!);

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        var id = ++count;
        var request = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(request.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            var message = await ReceiveAsync().WaitAsync(Patience);
            if ((int?)message["id"] == id)
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]}");
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var text = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonNode.Parse(text.ToArray())!;
        }
    }

    [GeneratedRegex(@"DevTools listening on ws://127\.0\.0\.1:(\d+)/")]
    private static partial Regex Address();
}
