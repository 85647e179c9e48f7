using System.Text.Json;
using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Publishing;
using Songbook.Kernel.Publishing.Figures;

namespace Songbook.Charts.Tests;

/// <summary>Charts in a real browser without a network. Needs Chromium.</summary>
[Trait("speed", "slow")]
public sealed class BrowserTests
{
    // What is on the page when all charts are drawn: of each chart its marks, its texts and its colour.
    private const string Look = """
        <script>
          const errors = [];
          addEventListener('error', event => errors.push(String(event.message)));
          console.error = (...words) => errors.push(words.join(' '));
          setTimeout(() => {
            const charts = [...document.querySelectorAll('.songbook-chart, .figure')].map(chart => ({
              marks: chart.querySelectorAll('.scatterlayer path, .heatmaplayer image, .gl-container canvas, .treemaplayer path').length,
              texts: [...chart.querySelectorAll('text')].map(text => text.textContent),
              ink: chart.layout?.font?.color,
              titles: ['xaxis', 'yaxis'].map(axis => chart.layout?.[axis]?.title?.text ?? chart.layout?.scene?.[axis]?.title?.text),
              frames: chart._transitionData?._frames?.length ?? 0,
            }));
            const result = document.createElement('script');
            result.type = 'application/json';
            result.id = 'result';
            result.textContent = JSON.stringify({ charts, errors });
            document.body.replaceChildren(result);
          }, 40000);
        </script>
        """;

    private static readonly Lazy<JsonDocument> Light = new(() => HeadlessBrowser.ResultOf(Gallery("#ffffff", "#111111", PlotlyScript.Html)));

    public static TheoryData<string> Names => [.. Samples.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_exported_page_shows_marks_and_titles(string name)
    {
        var chart = Chart(Light.Value, name);
        Assert.True(chart.GetProperty("marks").GetInt32() > 0, "No marks are drawn.");

        var texts = chart.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).ToList();
        var layout = JsonNode.Parse(Samples.Figures[name])!["layout"]!;
        Assert.Contains(layout["title"]!["text"]!.ToString(), texts);
        if (name != "ParameterTreemap")
            Assert.All(chart.GetProperty("titles").EnumerateArray(), title => Assert.False(string.IsNullOrEmpty(title.GetString())));
    }

    [Fact]
    public void The_console_stays_empty() => Assert.Empty(Light.Value.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));

    [Fact]
    public void A_published_page_draws_every_figure()
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
        const string Plotly = "<script src=\"../plotly.min.js\"></script>";
        Assert.Equal(1, html.Split(Plotly).Length - 1);
        Assert.DoesNotContain("not this", html);

        // The page lies in a temporary folder: plotly.js is put where its file would be read.
        using var page = HeadlessBrowser.ResultOf(html.Replace(Plotly, $"<script>{PlotlyScript.Text}</script>").Replace("<head>", "<head>" + Look));
        Assert.Empty(page.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));
        var charts = page.RootElement.GetProperty("charts").EnumerateArray().ToList();
        Assert.Equal(Samples.Figures.Count, charts.Count);
        Assert.All(charts, chart => Assert.True(chart.GetProperty("marks").GetInt32() > 0));
        Assert.All(charts, chart => Assert.Equal("rgb(31, 35, 40)", chart.GetProperty("ink").GetString()));

        using var without = HeadlessBrowser.ResultOf(html.Replace("<head>", "<head>" + Look.Replace("texts: [...chart.querySelectorAll('text')].map(text => text.textContent)", "texts: [chart.innerText]")));
        Assert.Contains("plotly.min.js", Chart(without, "LossCurves").GetProperty("texts")[0].GetString());
    }

    [Fact]
    public void A_year_of_maps_has_its_frames() => Assert.Equal(48, Chart(Light.Value, "RangeMapYear").GetProperty("frames").GetInt32());

    [Fact]
    public void Text_takes_the_colour_of_the_page()
    {
        Assert.Equal("rgb(17, 17, 17)", Chart(Light.Value, "LossCurves").GetProperty("ink").GetString());
        using var dark = HeadlessBrowser.ResultOf(Gallery("#1e1e1e", "#dddddd", PlotlyScript.Html));
        Assert.Equal("rgb(221, 221, 221)", Chart(dark, "LossCurves").GetProperty("ink").GetString());
    }

    [Fact]
    public void Without_plotly_the_page_says_what_to_do()
    {
        using var page = HeadlessBrowser.ResultOf(Gallery("#ffffff", "#111111", "").Replace("texts: [...chart.querySelectorAll('text')].map(text => text.textContent)", "texts: [chart.textContent]"));
        Assert.Contains("./songbook setup", Chart(page, "LossCurves").GetProperty("texts")[0].GetString());
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
            var (approved, received) = (Picture.Read(Approved.Read(name, "png", entry.Second)), Picture.Read(entry.Second));
            var (mean, largest) = (Picture.Difference(approved, received), Picture.LargestDifference(approved, received));
            Assert.True(mean < 0.02 && largest < 0.25, $"{name} differs by {mean:P1} of the range from white to black, at one place by {largest:P0}.");
            Approved.Forget(name, "png");
        });
    }

    private static JsonElement Chart(JsonDocument page, string name) =>
        page.RootElement.GetProperty("charts")[Samples.Figures.Keys.ToList().IndexOf(name)];

    private static string Gallery(string background, string ink, string plotly) =>
        $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">{Look}{plotly}</head><body style=\"background:{background};color:{ink};width:700px\">"
        + string.Concat(Samples.Figures.Values.Select(figure => ChartHtml.Fragment(figure, 420))) + "</body></html>";
}
