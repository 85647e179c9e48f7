using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Plotly.NET;
using Songbook.Audio;
using Songbook.Data;
using Songbook.Models;
using Songbook.Training;
using static TorchSharp.torch;

namespace Songbook.Charts.Tests;

/// <summary>Every chart function with every kind of difficult data: a sensible chart, or an error of one line.</summary>
public sealed class EveryChartTests
{
    private const int Million = 1_000_000;

    private static readonly string Long = string.Concat(Enumerable.Repeat("abcdefghij", 30));
    private static readonly string[] Situations = ["empty", "one point", "NaN", "infinite", "a million", "long labels", "mismatched"];

    // In the order of the situations; null where there is no such thing.
    private static readonly Dictionary<string, Func<object>?[]> Table = new()
    {
        ["LossCurves"] =
        [
            () => Plots.LossCurves([], []), () => Plots.LossCurves([0.5], [0.6]), () => Plots.LossCurves([double.NaN, double.NaN], [1, double.NaN]),
            () => Plots.LossCurves([double.PositiveInfinity, 1], [double.NegativeInfinity, 1], logarithmic: true),
            () => Plots.LossCurves(Ramp(Million), Ramp(Million)), () => Plots.LossCurves([1], quantity: Long, title: Long), () => Plots.LossCurves([1], [1, 2]),
        ],
        ["LossCurves of a history"] =
        [
            () => Plots.LossCurves((EpochRecord[])[]), () => Plots.LossCurves([Epoch(1, 0.5)]), () => Plots.LossCurves([Epoch(1, double.NaN)]),
            () => Plots.LossCurves([Epoch(1, double.PositiveInfinity)]), () => Plots.LossCurves([.. Enumerable.Range(1, Million).Select(i => Epoch(i, 1.0 / i))]), null, null,
        ],
        ["Lines"] =
        [
            () => Plots.Lines("t", "x", "y"), () => Plots.Lines("t", "x", "y", ("a", [1], [1])), () => Plots.Lines("t", "x", "y", ("a", [1, 2], [double.NaN, 1])),
            () => Plots.Lines("t", "x", "y", ("a", [double.NegativeInfinity, 2, double.NaN], [double.PositiveInfinity, double.NegativeInfinity, 1])),
            () => Plots.Lines("t", "x", "y", ("a", [.. Ramp(Million - 1), double.PositiveInfinity], Ramp(Million))), () => Plots.Lines(Long, Long, Long, (Long, [1, 2], [1, 2])),
            () => Plots.Lines("t", "x", "y", ("a", [1, 2], [1])),
        ],
        ["SpectrogramChart"] =
        [
            () => Plots.SpectrogramChart(new double[0, 0], [], 0.01), () => Plots.SpectrogramChart(new double[1, 1], [100], 0.01),
            () => Plots.SpectrogramChart(Full(2, 2, double.NaN), [1, 2], 0.01), () => Plots.SpectrogramChart(Full(2, 2, double.NegativeInfinity), [1, double.PositiveInfinity], 0.01),
            () => Plots.SpectrogramChart(Noise(1000, 1000), Ramp(1000), 0.01), () => Plots.SpectrogramChart(new double[1, 1], [1], 0.01, Long, Long),
            () => Plots.SpectrogramChart(new double[2, 2], [1], 0.01),
        ],
        ["SpectrogramChart of a layer's picture"] =
        [
            () => Plots.SpectrogramChart(zeros(96, 0), MelSpectrogramOptions.High), () => Plots.SpectrogramChart(zeros(96, 1), MelSpectrogramOptions.High),
            () => Plots.SpectrogramChart(full(96, 2, float.NaN), MelSpectrogramOptions.High), () => Plots.SpectrogramChart(full(96, 2, float.PositiveInfinity), MelSpectrogramOptions.High),
            () => Plots.SpectrogramChart(rand(96, Million / 96), MelSpectrogramOptions.High), () => Plots.SpectrogramChart(zeros(96, 1), MelSpectrogramOptions.High, Long),
            () => Plots.SpectrogramChart(zeros(95, 1), MelSpectrogramOptions.High),
        ],
        ["RangeMap"] =
        [
            () => Plots.RangeMap("a", 1, Grid(0, 0, 0)), () => Plots.RangeMap("a", 1, Grid(1, 1, 0.5)), () => Plots.RangeMap("a", 1, Grid(2, 2, double.NaN)),
            () => Plots.RangeMap("a", 1, Grid(2, 2, double.PositiveInfinity)), () => Plots.RangeMap("a", 1, Grid(1000, 1000, 0) with { Values = Noise(1000, 1000) }),
            () => Plots.RangeMap(Long, 1, Grid(2, 2, 0.5)), () => Plots.RangeMap("a", 1, Grid(2, 2, 0.5) with { Latitudes = [1] }),
        ],
        ["RangeMap of a year"] =
        [
            () => Plots.RangeMap("a", Year(0, 0)), () => Plots.RangeMap("a", Year(1, 0.5)), () => Plots.RangeMap("a", Year(2, double.NaN)),
            () => Plots.RangeMap("a", Year(2, double.PositiveInfinity)), () => Plots.RangeMap("a", [.. Year(145, 0).Select(grid => grid with { Values = Noise(145, 145) })]), () => Plots.RangeMap(Long, Year(2, 0.5)),
            () => Plots.RangeMap("a", Year(2, 0.5)[..47]),
        ],
        ["RangeMap of a geomodel"] =
        [
            null, () => Plots.RangeMap(Model(), Vocabulary("wren"), "wren", 1, new GeoBox(0, 0, 1, 1), 1), null, null, null,
            () => Plots.RangeMap(Model(), Vocabulary(Long), Long, 1, step: 60), () => Plots.RangeMap(Model(), new SpeciesVocabulary(["wren"]), "wren", 1),
        ],
        ["RangeMap of a geomodel's year"] =
        [
            null, () => Plots.RangeMap(Model(), Vocabulary("wren"), "wren", new GeoBox(0, 0, 1, 1), 1), null, null, null,
            () => Plots.RangeMap(Model(), Vocabulary(Long), Long, step: 60), () => Plots.RangeMap(Model(), Vocabulary("wren"), "owl"),
        ],
        ["RichnessMap"] =
        [
            () => Plots.RichnessMap(Grid(0, 0, 0)), () => Plots.RichnessMap(Grid(1, 1, 5)), () => Plots.RichnessMap(Grid(2, 2, double.NaN)),
            () => Plots.RichnessMap(Grid(2, 2, double.NegativeInfinity)), () => Plots.RichnessMap(Grid(1000, 1000, 0) with { Values = Noise(1000, 1000) }), () => Plots.RichnessMap(Grid(2, 2, 5), Long),
            () => Plots.RichnessMap(Grid(2, 2, 5) with { Longitudes = [1, 2, 3] }),
        ],
        ["RichnessMap of places that are nowhere"] = [null, null, null, null, null, null, () => Plots.RichnessMap(Grid(2, 2, 5) with { Longitudes = [1, double.PositiveInfinity] })],
        ["RichnessMap of a geomodel"] = [null, () => Plots.RichnessMap(Model(), 1, new GeoBox(0, 0, 1, 1), 1), null, null, null, null, () => Plots.RichnessMap(Model(), 1, new GeoBox(0, 1, 1, 0))],
        ["ConfusionMatrix"] =
        [
            () => Plots.ConfusionMatrix(new int[0, 0], []), () => Plots.ConfusionMatrix(new[,] { { 1 } }, ["a"]), null, null,
            () => Plots.ConfusionMatrix(new[,] { { Million, 0 }, { 0, int.MaxValue } }, ["a", "b"]), () => Plots.ConfusionMatrix(new int[2, 2], [Long + "1", Long + "2"]),
            () => Plots.ConfusionMatrix(new int[2, 2], ["a"]),
        ],
        ["ConfusionMatrix of too many classes"] = [null, null, null, null, null, null, () => Plots.ConfusionMatrix(new int[501, 501], new string[501])],
        ["ConfusionMatrix of answers"] =
        [
            () => Plots.ConfusionMatrix(zeros(0, ScalarType.Int64), zeros(0, ScalarType.Int64), ["a"]), () => Plots.ConfusionMatrix(zeros(1, ScalarType.Int64), zeros(1, ScalarType.Int64), ["a"]), null, null,
            () => Plots.ConfusionMatrix(zeros(Million, ScalarType.Int64), ones(Million, ScalarType.Int64), ["a", "b"]),
            () => Plots.ConfusionMatrix(zeros(1, ScalarType.Int64), zeros(1, ScalarType.Int64), [Long]), () => Plots.ConfusionMatrix(zeros(2, ScalarType.Int64), zeros(1, ScalarType.Int64), ["a"]),
        ],
        ["ReliabilityDiagram"] =
        [
            () => Plots.ReliabilityDiagram([], []), () => Plots.ReliabilityDiagram([0.5], [true]), () => Plots.ReliabilityDiagram([double.NaN], [true]),
            null, () => Plots.ReliabilityDiagram([.. Ramp(Million).Select(value => value / Million)], new bool[Million]), null, () => Plots.ReliabilityDiagram([0.5], []),
        ],
        ["ReliabilityDiagram of answers"] =
        [
            () => Plots.ReliabilityDiagram(zeros(0, 3), zeros(0, 3)), () => Plots.ReliabilityDiagram(full(1, 0.5f), ones(1)), () => Plots.ReliabilityDiagram(full(2, float.NaN), ones(2)),
            null, () => Plots.ReliabilityDiagram(rand(1000, 1000), ones(1000, 1000)), null, () => Plots.ReliabilityDiagram(zeros(2), zeros(3)),
        ],
        ["ReliabilityDiagram of what is no probability"] = [null, null, null, null, null, null, () => Plots.ReliabilityDiagram([double.PositiveInfinity], [true])],
        ["Embedding3D"] =
        [
            () => Plots.Embedding3D(new double[0, 3], []), () => Plots.Embedding3D(new double[1, 3], ["a"]), () => Plots.Embedding3D(Full(2, 3, double.NaN), ["a", "b"]),
            () => Plots.Embedding3D(Full(2, 3, double.PositiveInfinity), ["a", "b"]), () => Plots.Embedding3D(new double[Million, 3], [.. Enumerable.Repeat("a", Million)]),
            () => Plots.Embedding3D(new double[1, 3], [Long], Long), () => Plots.Embedding3D(new double[2, 3], ["a"]),
        ],
        ["Embedding3D of a set"] =
        [
            () => Plots.Embedding3D(Set(zeros(0, 8))), () => Plots.Embedding3D(Set(ones(1, 8))), () => Plots.Embedding3D(Set(full(3, 8, float.NaN))),
            () => Plots.Embedding3D(Set(full(3, 8, float.PositiveInfinity))), () => Plots.Embedding3D(Set(rand(Million, 4))), () => Plots.Embedding3D(Set(ones(2, 8)), Long),
            () => Plots.Embedding3D(Set(ones(2, 3, 4))),
        ],
        ["LossLandscape"] =
        [
            () => Plots.LossLandscape(new double[0, 0], [], []), () => Plots.LossLandscape(new double[1, 1], [0], [0]), () => Plots.LossLandscape(Full(2, 2, double.NaN), [0, 1], [0, 1]),
            () => Plots.LossLandscape(Full(2, 2, double.PositiveInfinity), [0, double.PositiveInfinity], [0, 1]), () => Plots.LossLandscape(Noise(1000, 1000), Ramp(1000), Ramp(1000)), null,
            () => Plots.LossLandscape(new double[2, 2], [0, 1], [0]),
        ],
        ["FiLMPortrait"] =
        [
            () => Plots.FiLMPortrait(new double[0, 48], new double[0, 48]), () => Plots.FiLMPortrait(new double[1, 48], new double[1, 48]),
            () => Plots.FiLMPortrait(Full(2, 48, double.NaN), Full(2, 48, double.NaN)), () => Plots.FiLMPortrait(Full(2, 48, double.PositiveInfinity), Full(2, 48, 0)),
            () => Plots.FiLMPortrait(Noise(Million / 48, 48), Noise(Million / 48, 48)), null, () => Plots.FiLMPortrait(new double[1, 48], new double[2, 48]),
        ],
        ["FiLMPortrait of a geomodel"] = [null, () => Plots.FiLMPortrait(Model()), null, null, null, null, () => Plots.FiLMPortrait(Model(), 0)],
        ["ParameterTreemap"] =
        [
            () => Plots.ParameterTreemap([]), () => Plots.ParameterTreemap(Named("a", 1)), null, null,
            () => Plots.ParameterTreemap(Enumerable.Range(0, 2000).SelectMany(i => Named($"block{i / 100}.layer{i}.weight", Million))), () => Plots.ParameterTreemap(Named(Long, 1), Long),
            () => Plots.ParameterTreemap(Named("a", -1)),
        ],
        ["ParameterTreemap of a network"] = [() => Plots.ParameterTreemap(nn.ReLU()), () => Plots.ParameterTreemap(nn.Linear(1, 1)), null, null, () => Plots.ParameterTreemap(nn.Linear(1000, 1000)), null, null],
        ["SmallMultiples"] =
        [
            () => Plots.SmallMultiples([]), () => Plots.SmallMultiples([("a", Plots.LossCurves([1]))]), () => Plots.SmallMultiples([("a", Plots.LossCurves([double.NaN]))]),
            () => Plots.SmallMultiples([("a", Plots.LossCurves([double.PositiveInfinity]))]), () => Plots.SmallMultiples([("a", Plots.LossCurves(Ramp(Million)))]),
            () => Plots.SmallMultiples([(Long, Plots.LossCurves([1])), (Long, Plots.LossCurves([1]))], 2, Long), () => Plots.SmallMultiples([("a", Plots.LossCurves([1]))], 0),
        ],
        ["LayerDiagram"] =
        [
            null, () => LayerDiagram.Draw([("a", 0)], []), null, null, () => LayerDiagram.Draw([("a", Million), ("b", 1)], ["Linear"]),
            () => LayerDiagram.Draw([(Long, 1), (Long, 2)], [Long]), () => LayerDiagram.Draw([("a", 1)], ["Linear"]),
        ],
        ["LayerDiagram of less than nothing"] = [null, null, null, null, null, null, () => LayerDiagram.Draw([("a", -1)], [])],
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (name, row) in Table)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    if (row[i] is not null)
                        cases.Add(name, Situations[i]);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Every_public_chart_function_is_in_the_table()
    {
        var functions = typeof(Plots).GetMethods().Where(method => method.IsStatic).Select(method => method.Name).GroupBy(name => name).ToList();
        Assert.All(functions, overloads => Assert.True(
            Table.Keys.Count(name => name.Split(' ')[0] == overloads.Key) >= overloads.Count(), $"{overloads.Key} has {overloads.Count()} overloads: give each a row."));
        Assert.All(Table.Values, row => Assert.Equal(Situations.Length, row.Length));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Difficult_data_give_a_chart_or_one_line(string name, string situation)
    {
        using var scope = NewDisposeScope();
        var make = Table[name][Array.IndexOf(Situations, situation)]!;
        if (situation == "mismatched")
        {
            var error = Assert.ThrowsAny<ArgumentException>(() => make());
            Assert.InRange(error.Message.Length, 20, 250);
            Assert.DoesNotContain('\n', error.Message.ReplaceLineEndings("\n").Split("\nActual value")[0]);
            return;
        }

        var made = make();
        var text = TextOf(made);
        Assert.InRange(text.Length, 100, 6_000_000);
        Assert.DoesNotContain("Infinity", text);
        if (made is IHtmlContent)
        {
            Assert.DoesNotContain("NaN", text);
            Assert.DoesNotContain(Long, text);
            return;
        }

        var figure = JsonNode.Parse(text)!;
        var title = figure["layout"]!["title"]!["text"]!.ToString();
        if (name != "SmallMultiples")
            Assert.NotEmpty(title);
        var frames = (figure["frames"]?.AsArray() ?? []).Select(frame => frame!["layout"]!["title"]!["text"]!.ToString());
        Assert.All(frames.Prepend(title).SelectMany(words => words.Split("<br>")), line => Assert.InRange(line.Length, 0, 64));
        Assert.All(figure["data"]!.AsArray(), trace => Assert.InRange(trace!["name"]?.ToString().Length ?? 0, 0, 40));
        if (situation == "empty")
            Assert.Contains(figure["layout"]!["annotations"]!.AsArray(), note => note!["text"]!.ToString().StartsWith("no", StringComparison.Ordinal));
    }

    /// <summary>The browser has something to draw, or an empty chart, and nothing to complain about.</summary>
    [Fact]
    [Trait("speed", "slow")]
    public void A_browser_draws_them_all()
    {
        using var scope = NewDisposeScope();
        var figures = Table.Values.SelectMany(row => row[..^1]).OfType<Func<object>>().Select(make => make()).Where(made => made is not IHtmlContent).Select(TextOf).ToList();

        // A few at a time, each with the browser's whole patience: a busy machine needs minutes for all.
        var pictures = figures.Chunk(8).SelectMany(some => Songbook.Kernel.Publishing.Figures.FigurePictures.Draw(some, PlotlyScript.Text, width: 600, scale: 0.5));
        Assert.Equal(figures.Count, pictures.Count());
    }

    private static string TextOf(object made) => made switch
    {
        AnimatedChart year => year.ToJson(),
        IHtmlContent diagram => diagram.ToString()!,
        _ => GenericChart.toJson((GenericChart)made),
    };

    private static double[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static double[,] Full(int rows, int columns, double value)
    {
        var table = new double[rows, columns];
        for (var i = 0; i < table.Length; i++)
            table[i / columns, i % columns] = value;
        return table;
    }

    // Between 0 and 1, with all the digits that a number can have.
    private static double[,] Noise(int rows, int columns)
    {
        var random = new Random(1);
        var table = new double[rows, columns];
        for (var i = 0; i < table.Length; i++)
            table[i / columns, i % columns] = random.NextDouble();
        return table;
    }

    private static EpochRecord Epoch(int number, double loss) => new(number, 1e-3, new LossValues(loss, 0), 0, new LossValues(loss, 0));

    private static MapGrid Grid(int rows, int columns, double value) =>
        new([.. Ramp(rows).Select(i => i * 180 / Math.Max(1, rows) - 90)], [.. Ramp(columns).Select(j => j * 360 / Math.Max(1, columns) - 180)], Full(rows, columns, value));

    private static MapGrid[] Year(int size, double value) => [.. Enumerable.Repeat(Grid(size, size, value), 48)];

    private static BirdNetGeoModel Model() => BirdNetGeoModel.Create(2, 2, scale: 0.05);

    private static SpeciesVocabulary Vocabulary(string name) => new([name, "zebra finch"]);

    private static EmbeddingSet Set(Tensor embeddings) =>
        new(embeddings, zeros(embeddings.shape[0], ScalarType.Int64), zeros(embeddings.shape[0], ScalarType.Int64), [Long]);

    private static KeyValuePair<string, long>[] Named(string name, long count) => [KeyValuePair.Create(name, count)];
}
