using System.Diagnostics;
using Microsoft.Playwright;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>A notebook in Jupyter Notebook in Chromium, as its reader sees it (apt: jupyter-notebook, chromium).</summary>
[Trait("speed", "slow")]
public sealed class BrowserTests(InstalledKernels jupyter, Chromium chromium) : IClassFixture<InstalledKernels>, IClassFixture<Chromium>
{
    private const string LivePlot = """
        var plot = display(HTML("<svg id='plot' width='200' height='40'></svg>"));
        for (var step = 1; step <= 20; step++)
        {
            plot.Update(HTML($"<svg id='plot' data-step='{step}' width='200' height='40'><rect width='{10 * step}' height='40' fill='#2a6'/></svg>"));
            await Task.Delay(200);
        }
        """;

    [Fact]
    public async Task A_reader_runs_watches_interrupts_and_restarts()
    {
        jupyter.Folder.Write("live.ipynb", NotebookText.Of("6 * 7", LivePlot, "while (true) { }", "\"after\"").Replace("\".net-csharp\"", "\"songbook\"", StringComparison.Ordinal));
        var port = KernelSockets.FreePort();
        using var server = StartJupyter(port);
        try
        {
            await WaitForAsync(port);
            var page = await chromium.NewPageAsync(width: 1100, height: 1400, isOffline: false);
            await page.GotoAsync($"http://127.0.0.1:{port}/notebooks/live.ipynb");
            await page.WaitForFunctionAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()");
            Assert.Equal("songbook", await page.EvaluateAsync<string>("Jupyter.notebook.kernel.name"));

            await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
            await page.WaitForFunctionAsync($"{Output(0)}.includes('42')");
            await page.WaitForFunctionAsync("document.querySelector('#plot')?.dataset.step >= 2");
            var early = await ScreenshotAsync(page, "early");
            await page.WaitForFunctionAsync("document.querySelector('#plot')?.dataset.step == 20");
            Assert.Equal(1, await page.Locator("#plot").CountAsync());
            var late = await ScreenshotAsync(page, "late");
            Assert.False(early.AsSpan().SequenceEqual(late), "The plot has not moved.");

            // The plot's cell is done, and the endless one has begun.
            await page.WaitForFunctionAsync("Jupyter.notebook.get_cell(1).input_prompt_number == 2");
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.ClickAsync("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
            await page.WaitForFunctionAsync($"{Output(2)}.includes('was interrupted')");
            await page.EvaluateAsync("Jupyter.notebook.execute_cells([3])");
            await page.WaitForFunctionAsync($"{Output(3)}.includes('after')");
            await ScreenshotAsync(page, "interrupted");

            await page.EvaluateAsync("Jupyter.notebook.get_cell(3).set_text('plot')");
            await page.EvaluateAsync("new Promise(done => Jupyter.notebook.kernel.restart(() => done()))");
            await page.WaitForFunctionAsync("Jupyter.notebook.kernel.is_connected()");
            await page.EvaluateAsync("Jupyter.notebook.execute_cells([3])");
            await page.WaitForFunctionAsync($"{Output(3)}.includes('CS0103')"); // it has forgotten the plot
            await ScreenshotAsync(page, "restarted");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string Output(int cell) => $"Jupyter.notebook.get_cell({cell}).output_area.element.text()";

    /// <summary>Kept beside the tests, to be looked at.</summary>
    private static Task<byte[]> ScreenshotAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"jupyter-{name}.png") });

    private Process StartJupyter(int port)
    {
        string[] arguments = ["--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={jupyter.Folder.Path}"];
        var start = new ProcessStartInfo("jupyter-notebook", arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["JUPYTER_DATA_DIR"] = start.Environment["JUPYTER_PATH"] = jupyter.Folder.Path;
        start.Environment["JUPYTER_RUNTIME_DIR"] = jupyter.Folder.File("runtime");
        start.Environment["JUPYTER_CONFIG_DIR"] = jupyter.Folder.File("config");
        var server = Process.Start(start)!;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        return server;
    }

    private static async Task WaitForAsync(int port)
    {
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException) when (attempt < 200)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }
}
