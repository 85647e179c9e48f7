using System.Text.Json.Nodes;
using Plotly.NET;

namespace Songbook.Charts.Tests;

/// <summary>Data that are empty, tiny, huge, broken or that do not fit together.</summary>
public sealed class EdgeCases
{
    private static readonly string VeryLong = string.Concat(Enumerable.Repeat("abcdefghij", 30));

    [Theory]
    [InlineData("no values yet", "loss")]
    [InlineData("no frames", "spectrogram")]
    [InlineData("nothing counted", "confusion")]
    [InlineData("no points", "embedding")]
    [InlineData("no values", "landscape")]
    [InlineData("no predictions", "reliability")]
    [InlineData("no channels", "film")]
    [InlineData("no parameters", "treemap")]
    [InlineData("no lines", "lines")]
    [InlineData("no panels", "multiples")]
    [InlineData("no places", "map")]
    public void An_empty_chart_says_so(string says, string which)
    {
        var chart = which switch
        {
            "loss" => Plots.LossCurves([], []),
            "spectrogram" => Plots.SpectrogramChart(new double[0, 0], [], 0.01),
            "confusion" => Plots.ConfusionMatrix(new int[0, 0], []),
            "embedding" => Plots.Embedding3D(new double[0, 3], []),
            "landscape" => Plots.LossLandscape(new double[0, 0], [], []),
            "reliability" => Plots.ReliabilityDiagram([], []),
            "film" => Plots.FiLMPortrait(new double[0, 48], new double[0, 48]),
            "treemap" => Plots.ParameterTreemap([]),
            "lines" => Plots.Lines("Nothing", "x", "y"),
            "multiples" => Plots.SmallMultiples([]),
            _ => Plots.RichnessMap(new MapGrid([], [], new double[0, 0])),
        };

        Assert.Contains(Annotations(chart), text => text == says);
    }

    [Fact]
    public void One_point_is_a_chart()
    {
        Assert.Contains("best 0.5 at epoch 1", Title(Plots.LossCurves([0.5])));
        Assert.Contains("best 1E-06 at epoch 2", Title(Plots.LossCurves([0.5, 1e-6])));
        Assert.Contains("1 points", Title(Plots.Embedding3D(new double[1, 3], ["a"])));
        Assert.Contains("1 of 1 right", Title(Plots.ConfusionMatrix(new[,] { { 1 } }, ["a"])));
        Assert.Contains("1 predictions", Title(Plots.ReliabilityDiagram([1.0], [true])));
        Assert.NotNull(Figure(Plots.RangeMap("a", 1, new MapGrid([50], [10], new[,] { { 0.5 } }))));
        Assert.NotNull(Figure(Plots.SpectrogramChart(new[,] { { -3.0 } }, [100], 0.01)));
        Assert.NotNull(Figure(Plots.LossLandscape(new[,] { { 1.0 } }, [0], [0])));
    }

    [Fact]
    public void NaN_and_infinities_become_gaps()
    {
        var x = Figure(Plots.Lines("t", "x", "y", ("a", [double.NegativeInfinity, 2, double.NaN], [1, 2, 3])))["data"]![0]!["x"]!.AsArray();
        Assert.Equal(["NaN", "2", "NaN"], x.Select(value => value!.ToString().Replace(".0", "")));

        var y = Figure(Plots.LossCurves([1, double.NaN, double.PositiveInfinity, 0.5, double.NegativeInfinity]))["data"]![0]!["y"]!.AsArray();
        Assert.Equal(["1", "NaN", "NaN", "0.5", "NaN"], y.Select(value => value!.ToString().Replace(".0", "").Replace("0.5", "0.5")));

        var z = Figure(Plots.SpectrogramChart(new[,] { { double.NegativeInfinity, -20 } }, [100], 0.01))["data"]![0]!["z"]![0]!.AsArray();
        Assert.Equal("NaN", z[0]!.ToString());
        Assert.Contains("1 of 2 points", Title(Plots.Embedding3D(new[,] { { 1, 2, 3 }, { 1, double.NaN, 3 } }, ["a", "b"])));
        Assert.Contains("of 1 predictions", Title(Plots.ReliabilityDiagram([double.NaN, 0.5], [true, false])));
    }

    [Fact]
    public void Few_epochs_are_counted_in_whole_numbers()
    {
        Assert.Equal(1, (int)Figure(Plots.LossCurves([0.9, 0.5]))["layout"]!["xaxis"]!["dtick"]!);
        Assert.Null(Figure(Plots.LossCurves(new double[50]))["layout"]!["xaxis"]!["dtick"]);
    }

    [Fact]
    public void The_best_epoch_is_the_lowest_finite_one() =>
        Assert.Contains("best 0.2 at epoch 3", Title(Plots.LossCurves([0.9, 0.5, 0.1], [double.NaN, 0.4, 0.2])));

    [Fact]
    public void A_million_points_are_thinned()
    {
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(i => Math.Sin(i / 1000.0))];
        values[123_456] = 7;
        values[654_321] = -7;
        var line = Figure(Plots.LossCurves(values))["data"]![0]!;
        Assert.InRange(line["x"]!.AsArray().Count, 500, 2100);
        Assert.Contains(line["y"]!.AsArray(), value => (double)value! == 7);
        Assert.Contains(line["y"]!.AsArray(), value => (double)value! == -7);

        var spectrogram = Figure(Plots.SpectrogramChart(new double[500, 2000], new double[500], 0.01))["data"]![0]!;
        Assert.InRange(spectrogram["z"]!.AsArray().Count * spectrogram["z"]![0]!.AsArray().Count, 1, 256 * 800);
        Assert.Equal(spectrogram["x"]!.AsArray().Count, spectrogram["z"]![0]!.AsArray().Count);
        Assert.Equal(spectrogram["y"]!.AsArray().Count, spectrogram["z"]!.AsArray().Count);

        var cloud = Plots.Embedding3D(new double[1_000_000, 3], [.. Enumerable.Repeat("a", 1_000_000)]);
        Assert.Contains("20,000 of 1,000,000 points", Title(cloud));

        double[] probabilities = [.. Enumerable.Range(0, 1_000_000).Select(i => i / 1e6)];
        Assert.Contains("1,000,000", Title(Plots.ReliabilityDiagram(probabilities, [.. probabilities.Select(p => p > 0.5)])));
    }

    [Fact]
    public void Of_many_channels_every_nth_is_drawn_as_it_is()
    {
        // 1,100 channels: every third, 367 of them. Channel 3 is below its neighbours, so a maximum of three would hide it.
        var scale = new double[1100, 48];
        (scale[2, 0], scale[3, 0], scale[4, 0]) = (2, 0.5, 2);
        var chart = Plots.FiLMPortrait(scale, new double[1100, 48]);
        var heatmap = Figure(chart)["data"]![0]!;
        Assert.Contains("367 of 1,100 channels", Title(chart));
        Assert.Equal([0, 3, 1098], new[] { 0, 1, 366 }.Select(i => (int)heatmap["y"]![i]!));
        Assert.Equal(0.5, (double)heatmap["z"]![1]![0]!);
    }

    [Fact]
    public void A_large_landscape_is_thinned_with_its_steps()
    {
        var loss = new double[1000, 401];
        loss[5, 3] = 7;
        loss[1, 1] = -1;
        var chart = Plots.LossLandscape(loss, [.. Enumerable.Range(0, 401).Select(i => i / 10.0)], [.. Enumerable.Range(0, 1000).Select(i => (double)i)]);
        var surface = Figure(chart)["data"]![0]!;
        Assert.Equal((200, 134), (surface["z"]!.AsArray().Count, surface["z"]![0]!.AsArray().Count));
        Assert.Equal((7, 0.3, 5), ((double)surface["z"]![1]![1]!, (double)surface["x"]![1]!, (double)surface["y"]![1]!));
        Assert.Contains("-1 to 7", Title(chart));
    }

    [Fact]
    public void A_matrix_of_too_many_classes_is_refused_before_anything_is_counted()
    {
        var names = new string[6522];
        using var none = TorchSharp.torch.zeros(0, TorchSharp.torch.int64);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ArgumentException>(() => Plots.ConfusionMatrix(none, none, names));
        Assert.Equal("labels has 6,522 classes: a confusion matrix is readable up to 500; count the classes that matter most. (Parameter 'labels')", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Panels_share_a_colour_bar_or_have_none()
    {
        var map = Samples.Map((_, _) => 0.5);
        Assert.Equal([null, null, false, null], Bars(("a", Plots.RangeMap("a", 1, map)), ("b", Plots.RangeMap("b", 1, map))));
        Assert.Equal([false, null, false, null], Bars(("a", Plots.RangeMap("a", 1, map)), ("b", Plots.RichnessMap(map))));
        Assert.Equal([false], Bars(("a", Plots.SpectrogramChart(new double[1, 1], [1], 0.01))));

        var coasts = Figure(Plots.SmallMultiples([("a", Plots.RangeMap("a", 1, map))]))["data"]!.AsArray().Where(trace => trace!["name"]?.ToString() == "coast");
        Assert.All(coasts, coast => Assert.False((bool)coast!["showlegend"]!));

        static IEnumerable<bool?> Bars(params (string, GenericChart)[] panels) =>
            Figure(Plots.SmallMultiples(panels))["data"]!.AsArray().Select(trace => (bool?)trace!["showscale"]);
    }

    [Fact]
    public void A_loud_frame_survives_pooling()
    {
        var levels = new double[500, 2000];
        levels[250, 1001] = 40;
        var z = Figure(Plots.SpectrogramChart(levels, new double[500], 0.01))["data"]![0]!["z"]!.AsArray();
        Assert.Contains(z.SelectMany(row => row!.AsArray()), value => (double)value! == 40);
    }

    [Fact]
    public void Long_labels_are_cut_and_stay_different()
    {
        var figure = Figure(Plots.ConfusionMatrix(new int[2, 2], [VeryLong + "1", VeryLong + "2"]));
        var labels = figure["data"]![0]!["x"]!.AsArray().Select(label => label!.ToString()).ToList();
        Assert.All(labels, label => Assert.InRange(label.Length, 1, 34));
        Assert.Equal(2, labels.Distinct().Count());
        Assert.Contains("<br>", Title(Plots.RichnessMap(Samples.Map((_, _) => 1), VeryLong)));
    }

    [Theory]
    [InlineData("train.Count is 2 and validation.Count is 3: they must be equal, one value for each point.", "loss")]
    [InlineData("rows is 2 and frequencies.Count is 1: they must be equal, one value for each point.", "spectrogram")]
    [InlineData("counts has 2 rows and 3 columns: a confusion matrix has as many of both. (Parameter 'counts')", "confusion")]
    [InlineData("points has 2 columns: three are needed, x, y and z. (Parameter 'points')", "embedding")]
    [InlineData("columns is 2 and alpha.Count is 1: they must be equal, one value for each point.", "landscape")]
    [InlineData("probabilities holds 1.5: a probability is between 0 and 1; apply the sigmoid to logits first. (Parameter 'probabilities')", "reliability")]
    [InlineData("scale has 47 weeks: BirdNET's year has 48, four a month. (Parameter 'scale')", "film")]
    [InlineData("Values is 2 x 2 for 1 latitudes and 2 longitudes: one value for each pair is needed.", "map")]
    [InlineData("weeks holds 1 grids: BirdNET's year has 48 weeks, four a month. (Parameter 'weeks')", "year")]
    public void What_does_not_fit_gives_one_line(string message, string which)
    {
        var error = Assert.Throws<ArgumentException>(() =>
        {
            _ = which switch
            {
                "loss" => Plots.LossCurves([1, 2], [1, 2, 3]),
                "spectrogram" => Plots.SpectrogramChart(new double[2, 2], [1], 0.01),
                "confusion" => Plots.ConfusionMatrix(new int[2, 3], ["a", "b"]),
                "embedding" => Plots.Embedding3D(new double[1, 2], ["a"]),
                "landscape" => Plots.LossLandscape(new double[2, 2], [1], [1, 2]),
                "reliability" => Plots.ReliabilityDiagram([1.5], [true]),
                "film" => Plots.FiLMPortrait(new double[1, 47], new double[1, 47]),
                "map" => (object)Plots.RichnessMap(new MapGrid([1], [1, 2], new double[2, 2])),
                _ => Plots.RangeMap("a", [Samples.Map((_, _) => 0)]),
            };
        });
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(49)]
    public void A_year_has_48_weeks(int week) =>
        Assert.Contains("weeks 1 to 48", Assert.Throws<ArgumentOutOfRangeException>(() => Plots.RangeMap("a", week, Samples.Map((_, _) => 0))).Message);

    [Fact]
    public void Calibration_error_is_the_weighted_gap()
    {
        // Ten predictions of 0.25, of which 5 are true; ten of 0.75, all true: (10/20)·0.25 + (10/20)·0.25.
        double[] probabilities = [.. Enumerable.Repeat(0.25, 10), .. Enumerable.Repeat(0.75, 10)];
        bool[] outcomes = [.. Enumerable.Range(0, 20).Select(i => i >= 5)];
        Assert.Contains("error 0.250", Title(Plots.ReliabilityDiagram(probabilities, outcomes)));
        Assert.Equal(0.25, CalibrationError.Of(probabilities, outcomes), 12);
        Assert.Equal(0.25, CalibrationError.Of([.. probabilities, double.NaN], [.. outcomes, false]), 12);

        // In one bin, 15 of 20 are true, and 0.5 is predicted on average.
        Assert.Equal(0.25, CalibrationError.Of(probabilities, outcomes, bins: 1), 12);
        Assert.Equal(0, CalibrationError.Of([0.25, 0.25, 0.25, 0.25], [true, false, false, false]), 12);
        Assert.Equal(double.NaN, CalibrationError.Of([], []));
    }

    [Fact]
    public void A_treemap_adds_up()
    {
        var figure = Figure(Plots.ParameterTreemap(new Dictionary<string, long> { ["a.b.weight"] = 6, ["a.b.bias"] = 2, ["c"] = 5 }, "net"))["data"]![0]!;
        var sizes = figure["ids"]!.AsArray().Zip(figure["values"]!.AsArray()).ToDictionary(pair => pair.First!.ToString(), pair => (double)pair.Second!);
        Assert.Equal(new Dictionary<string, double> { ["net"] = 13, ["a"] = 8, ["a.b"] = 8, ["a.b.weight"] = 6, ["a.b.bias"] = 2, ["c"] = 5 }, sizes);
    }

    private static JsonNode Figure(GenericChart chart) => JsonNode.Parse(GenericChart.toJson(chart))!;

    private static string Title(GenericChart chart) => Figure(chart)["layout"]!["title"]!["text"]!.ToString();

    private static IEnumerable<string> Annotations(GenericChart chart) =>
        (Figure(chart)["layout"]!["annotations"]?.AsArray() ?? []).Select(annotation => annotation!["text"]!.ToString());
}
