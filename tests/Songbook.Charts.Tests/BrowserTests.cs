using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Publishing;
using Songbook.Kernel.Publishing.Figures;

namespace Songbook.Charts.Tests;

/// <summary>Charts in a real browser without a network. Needs Chromium.</summary>
[Trait("speed", "slow")]
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Names => [.. Samples.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_exported_page_shows_marks_and_titles(string name)
    {
        await using var page = await OpenPage.OpenAsync(chromium, PageOf(name));
        var chart = (await page.ChartsAsync())[0];

        var figure = JsonNode.Parse(Samples.Figures[name])!;
        Assert.Equal([figure["layout"]!["title"]!["text"]!.ToString()], await chart.Locator("text.gtitle").AllTextContentsAsync());
        foreach (var axis in AxesOf(figure))
        {
            var title = figure["layout"]![axis.Insert(1, "axis")]?["title"]?["text"]?.ToString();
            Assert.False(string.IsNullOrWhiteSpace(title), $"Axis {axis} has no title.");
            Assert.Equal([title], await chart.Locator($"text.{axis}title").AllTextContentsAsync());
        }

        Assert.Equal(name == "RangeMapYear" ? 48 : 0, await chart.EvaluateAsync<int>("chart => chart._transitionData._frames.length"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_long_title_keeps_clear_of_the_buttons_and_of_the_panels()
    {
        var panel = Plots.LossCurves([3, 2, 1]);
        var figure = Samples.Json(Plots.SmallMultiples([("left", panel), ("right", panel)], 2, "What the network says about the wren and the robin, compared with what the wren and the robin say"));
        await using var page = await OpenPage.OpenAsync(chromium, ChartHtml.Page(ChartHtml.Fragment(figure, Look.Height), "panels"));
        var chart = (await page.ChartsAsync())[0];

        var (title, buttons, left) = (await BoxOf(chart, "text.gtitle"), await BoxOf(chart, ".modebar"), await BoxOf(chart, ".annotation >> nth=0"));
        Assert.True(title.X + title.Width < buttons.X, $"The title ends at {title.X + title.Width}, the buttons begin at {buttons.X}.");
        Assert.True(title.Y >= 0 && title.Y + title.Height <= left.Y, $"The title ends at {title.Y + title.Height}, the panel's begins at {left.Y}.");
    }

    [Theory]
    [InlineData("{}", 500, 420)]
    [InlineData("""{ "width": 300, "height": 320 }""", 300, 320)]
    public void A_picture_has_the_size_that_the_figure_says(string layout, int width, int height)
    {
        var picture = Picture.Read(FigurePictures.Draw([$$"""{ "data": [{ "y": [1, 2] }], "layout": {{layout}} }"""], PlotlyScript.Text, width: 500)[0]);
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Rows_of_panels_stand_close_but_clear_of_each_other(int columns)
    {
        var panels = Enumerable.Range(0, 3 * columns).Select(i => ($"panel {i}", Plots.Lines("", "samples", "value", ("line", [0, 100_000], [i, 1]))));
        await using var page = await OpenPage.OpenAsync(chromium, ChartHtml.Page(ChartHtml.Fragment(Samples.Json(Plots.SmallMultiples(panels, columns, "Three rows")), 900), "panels"));
        var chart = (await page.ChartsAsync())[0];
        for (var row = 1; row < 3; row++)
        {
            var axisTitle = await BoxOf(chart, row == 1 ? "text.xtitle" : $"text.x{columns + 1}title");
            var panelTitle = await BoxOf(chart, $".annotation >> nth={row * columns}");
            Assert.InRange(panelTitle.Y - (axisTitle.Y + axisTitle.Height), 0, 45);
        }
    }

    [Fact]
    public async Task Numbers_at_axes_are_powers_of_ten_or_written_out()
    {
        var logarithmic = Plots.LossCurves([1, 1e-2, 1e-4, 1e-6], logarithmic: true);
        var linear = Plots.Lines("", "samples", "frequency (Hz)", ("line", [0, 100_000], [0, 15_000]));
        await using var page = await OpenPage.OpenAsync(chromium, ChartHtml.Page(string.Concat(new[] { logarithmic, linear }.Select(chart => ChartHtml.Fragment(Samples.Json(chart), Look.Height))), "axes"));
        var charts = await page.ChartsAsync(2);
        var (powers, numbers) = (await charts[0].Locator(".ytick text").AllTextContentsAsync(), await charts[1].Locator(".xtick text, .ytick text").AllTextContentsAsync());
        Assert.Contains("10\u200b−4\u200b", powers); // the 4 raised
        Assert.Contains("8000", numbers);
        Assert.Contains("100,000", numbers);
        Assert.DoesNotContain(powers.Concat(numbers), number => number.Any(char.IsLetter));
    }

    /// <summary>A scene's titles are pixels, not text: each must leave less on the picture when it is taken away.</summary>
    [Theory]
    [InlineData("Embedding3D")]
    [InlineData("LossLandscape")]
    public void A_scene_shows_its_axes_titles(string name)
    {
        string[] axes = ["xaxis", "yaxis", "zaxis"];
        var pictures = FigurePictures.Draw([Samples.Figures[name], .. axes.Select(WithoutTitle)], PlotlyScript.Text, width: 700).Select(png => GreyPixels(Picture.Read(png))).ToList();
        Assert.All(pictures[1..], grey => Assert.InRange(grey, 1, pictures[0] - 100));

        string WithoutTitle(string axis)
        {
            var figure = JsonNode.Parse(Samples.Figures[name])!;
            figure["layout"]!["scene"]![axis]!["title"]!["text"] = " ";
            return figure.ToJsonString();
        }
    }

    [Fact]
    public async Task A_published_page_draws_every_figure()
    {
        var outputs = Samples.Figures.Values.Select(figure => new JsonObject
        {
            ["data"] = new JsonObject { [ChartFormatting.PlotlyMimeType] = JsonNode.Parse(figure), ["text/html"] = "<b>not this</b>" },
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        });
        var cell = new JsonObject
        {
            ["cell_type"] = "code",
            ["id"] = "a",
            ["metadata"] = new JsonObject(),
            ["execution_count"] = 1,
            ["source"] = "1",
            ["outputs"] = new JsonArray([.. outputs]),
        };
        var notebook = Notebook.Parse(new JsonObject { ["cells"] = new JsonArray(cell), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString(), "n");
        var html = NotebookPage.Render(notebook, PageEntry.From("folder/n", notebook, isSuccess: true), ".", null, null);
        Assert.DoesNotContain("not this", html);

        await using var page = await OpenPage.OpenAsync(chromium, html, ("plotly.min.js", PlotlyScript.Text));
        foreach (var chart in await page.ChartsAsync(Samples.Figures.Count))
            Assert.Equal("rgb(31, 35, 40)", await OpenPage.InkOf(chart));
        Assert.Equal(1, await page.Page.Locator("script[src*=plotly]").CountAsync());
        Assert.Empty(page.Complaints);

        await using var without = await OpenPage.OpenAsync(chromium, html);
        Assert.Contains("plotly.min.js", await without.Page.Locator(".figure").First.InnerTextAsync());
    }

    [Fact]
    public async Task Text_takes_the_colour_of_the_page_and_changes_with_it()
    {
        await using var page = await OpenPage.OpenAsync(chromium, PageOf("LossCurves"));
        var chart = (await page.ChartsAsync())[0];
        Assert.Equal("rgb(0, 0, 0)", await OpenPage.InkOf(chart));

        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.Page.WaitForFunctionAsync("document.querySelector('.songbook-chart').layout.font.color === 'rgb(255, 255, 255)'");
    }

    [Fact]
    public async Task Without_plotly_the_page_says_what_to_do()
    {
        await using var page = await OpenPage.OpenAsync(chromium, $"<!DOCTYPE html><html><body>{ChartHtml.Fragment(Samples.Figures["LossCurves"], 420)}</body></html>");
        await page.Page.GetByText("./songbook setup").WaitForAsync();
    }

    [Theory]
    [InlineData("light", "#ffffff", "#1f2328")]
    [InlineData("dark", "#14171c", "#dfe3e8")]
    public void Pictures_look_like_the_approved_ones(string theme, string paper, string ink)
    {
        var pictures = FigurePictures.Draw(Samples.Figures.Values, PlotlyScript.Text, width: 700, paper, ink, scale: 0.5);
        Assert.All(Samples.Figures.Keys.Zip(pictures), entry =>
        {
            var name = $"{entry.First}.{theme}";
            var likeness = Likeness.Of(Picture.Read(Approved.Read(name, "png", entry.Second)), Picture.Read(entry.Second));
            Assert.True(likeness.IsAlike, $"{name} differs: {likeness.Marks:P0} of its marks' colour and {likeness.Text:P0} of its text and lines are not where they were.");
            Approved.Forget(name, "png");
        });
    }

    private static async Task<LocatorBoundingBoxResult> BoxOf(ILocator chart, string part) =>
        await chart.Locator(part).BoundingBoxAsync() ?? throw new InvalidOperationException($"There is no {part}.");

    private static string PageOf(string name) => ChartHtml.Page(ChartHtml.Fragment(Samples.Figures[name], Look.Height), name);

    // "x", "y2", … of the traces that lie between an x and a y axis.
    private static IEnumerable<string> AxesOf(JsonNode figure) => figure["data"]!.AsArray()
        .Where(trace => trace!["type"]?.ToString() is "scatter" or "heatmap")
        .SelectMany(trace => new[] { trace!["xaxis"]?.ToString() ?? "x", trace["yaxis"]?.ToString() ?? "y" }).Distinct();

    private static int GreyPixels(Picture picture) =>
        picture.Pixels.Chunk(3).Count(pixel => !Likeness.IsMark(pixel) && !pixel.AsSpan().SequenceEqual(picture.Paper));
}
