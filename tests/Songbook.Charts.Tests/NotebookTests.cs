using System.Net;
using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Headless;

namespace Songbook.Charts.Tests;

/// <summary>Charts in a notebook that is executed headless, as setup's library folder offers them.</summary>
[Trait("speed", "slow")]
public sealed class NotebookTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("songbook-charts-");

    [Fact]
    public async Task Charts_leave_the_kernel_as_a_mime_bundle()
    {
        var outputs = await RunAsync(
            """
            #r "nuget: Songbook.Charts"
            #r "nuget: Plotly.NET.CSharp"
            using Songbook.Charts;
            using static Songbook.Charts.Plots;
            """,
            "LossCurves([0.5, 0.25])",
            """
            using (var live = LivePlot.Show("Training a network"))
            {
                for (var step = 1; step <= 300; step++)
                {
                    live.Append(step, 1.0 / step, 1.2 / step);
                    System.Threading.Thread.Sleep(2);
                }
            }
            """,
            """
            using (var bar = ProgressBar.Show(3, "epoch 1", "batches"))
                bar.Advance(3);
            """);

        var chart = outputs[1].Single()!["data"]!;
        Assert.Equal("scatter", chart[ChartFormatting.PlotlyMimeType]!["data"]![0]!["type"]!.ToString());
        Assert.Contains(ChartHtml.Class, Text(chart["text/html"]));
        Assert.Equal("Loss by epoch, best 0.25 at epoch 2", Text(chart["text/plain"]));

        // One output, updated in place; what is saved is the last state.
        var live = outputs[2].Single()!["data"]![ChartFormatting.PlotlyMimeType]!;
        Assert.Equal(300, live["data"]![0]!["x"]!.AsArray().Count);
        Assert.Equal("Training a network", live["layout"]!["title"]!["text"]!.ToString());

        Assert.Contains("100 % · 3 of 3 batches", WebUtility.HtmlDecode(Text(outputs[3].Single()!["data"]!["text/html"])));
    }

    [Fact]
    public async Task A_tensor_is_shown_as_soon_as_the_library_is_referenced()
    {
        var outputs = await RunAsync(
            $"""
            #r "{Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")}"
            #r "{Path.Combine(AppContext.BaseDirectory, "Songbook.Charts.dll")}"
            using TorchSharp;
            """,
            "torch.ones(2, 2)",
            "display(torch.zeros(3))");

        var tensor = outputs[1].Single()!["data"]!;
        Assert.Contains("<div class=\"songbook-tensor\"><strong>(2, 2)</strong> Float32 · cpu", Text(tensor["text/html"]));
        Assert.StartsWith("[2x2], type = Float32, device = cpu\n 1 1\n", Text(tensor["text/plain"]));
        Assert.Contains("<strong>(3)</strong>", Text(outputs[2].Single()!["data"]!["text/html"]));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<List<JsonArray>> RunAsync(params string[] cells)
    {
        var path = Path.Combine(folder.FullName, "charts.ipynb");
        await File.WriteAllTextAsync(path, NotebookOf(cells), TestContext.Current.CancellationToken);
        var result = await new NotebookRunner(AppContext.BaseDirectory, new Silent()).RunAsync(path, TestContext.Current.CancellationToken);
        Assert.Null(result.Failure?.Error.Message);
        return [.. result.Notebook.Cells.Select(cell => new JsonArray([.. cell.Outputs.Select(output => output!.DeepClone())]))];
    }

    // Notebooks hold a text as one string or as its lines.
    private static string Text(JsonNode? node) => node is JsonArray lines ? string.Concat(lines.Select(line => line!.ToString())) : node!.ToString();

    private static string NotebookOf(string[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select((source, i) => new JsonObject
        {
            ["cell_type"] = "code",
            ["id"] = $"cell-{i}",
            ["metadata"] = new JsonObject(),
            ["execution_count"] = null,
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    private sealed class Silent : IRunObserver
    {
        public void NotebookStarted(string path, int codeCells)
        {
        }

        public void CellStarted(int number, NotebookCell cell)
        {
        }

        public void CellFinished(int number, NotebookCell cell, TimeSpan duration, bool isSuccess)
        {
        }
    }
}
