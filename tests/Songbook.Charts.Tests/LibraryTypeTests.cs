using System.Text.Json.Nodes;
using Plotly.NET;
using Songbook.Audio;
using Songbook.Data;
using Songbook.Models;
using Songbook.Training;
using static TorchSharp.torch;

namespace Songbook.Charts.Tests;

/// <summary>Charts straight from the library's own types.</summary>
public sealed class LibraryTypeTests
{
    [Fact]
    public void A_history_gives_both_curves()
    {
        EpochRecord[] history = [.. Enumerable.Range(1, 3).Select(epoch => new EpochRecord(epoch, 1e-3, new(1.0 / epoch, 1), 0, new LossValues(2.0 / epoch, 1)))];
        var data = Data(Plots.LossCurves(history));
        Assert.Equal([1.0, 0.5], data[0]!["y"]!.AsArray().Take(2).Select(y => (double)y!));
        Assert.Equal([2.0, 1.0], data[1]!["y"]!.AsArray().Take(2).Select(y => (double)y!));

        Assert.Single(Data(Plots.LossCurves([.. history, new EpochRecord(4, 1e-3, new(1, 1), 0)])));
    }

    [Fact]
    public void A_network_gives_its_parameters()
    {
        using var network = nn.Sequential(("first", nn.Linear(3, 5)), ("second", nn.Linear(5, 2)));
        var chart = Data(Plots.ParameterTreemap(network))[0]!;
        var sizes = chart["ids"]!.AsArray().Zip(chart["values"]!.AsArray()).ToDictionary(pair => pair.First!.ToString(), pair => (double)pair.Second!);
        Assert.Equal(15 + 5 + 10 + 2, sizes["Sequential"]);
        Assert.Equal(15, sizes["first.weight"]);
        Assert.Equal(12, sizes["second"]);
    }

    [Fact]
    public void A_spectrogram_layers_picture_stands_upright_over_its_bands()
    {
        // One loud place: the second band from the top, in the third frame.
        var options = MelSpectrogramOptions.High;
        using var picture = zeros(options.Bands, 5);
        picture[1, 2] = 1;
        var chart = Data(Plots.SpectrogramChart(picture, options))[0]!;

        var rows = chart["z"]!.AsArray();
        Assert.Equal(1, (double)rows[options.Bands - 2]![2]!);
        Assert.Equal(1, rows.Sum(row => row!.AsArray().Sum(value => (double)value!)));

        // 96 bands over 98 edges from 500 Hz to 15 kHz; the frame lies two hops of 280 samples at 48 kHz from the start.
        double Center(int band) => MelScale.ToHertz(MelScale.FromHertz(500) + (MelScale.FromHertz(15_000) - MelScale.FromHertz(500)) * band / 97) / 1000;
        Assert.Equal(Center(1), (double)chart["y"]![0]!, 6);
        Assert.Equal(Center(96), (double)chart["y"]![95]!, 6);
        Assert.Equal(2 * 280.0 / 48_000, (double)chart["x"]![2]!, 4);
    }

    [Fact]
    public void An_embedding_set_is_seen_along_its_widest_directions()
    {
        // On a grid of 8 x 4 x 2 in directions that are not the axes': variances (n² - 1) / 12 times the squared spacing.
        var a = tensor(new[] { 0.6, 0.8, 0, 0 });
        var b = tensor(new[] { -0.8, 0.6, 0, 0 });
        var c = tensor(new[] { 0.0, 0, 0, 1 });
        var clips = from i in Enumerable.Range(0, 8) from j in Enumerable.Range(0, 4) from k in Enumerable.Range(0, 2) select (i, j, k);
        using var vectors = stack(clips.Select(clip => clip.i * a + clip.j * b + clip.k * c).ToArray()).to(ScalarType.Float32);
        using var set = new EmbeddingSet(vectors, zeros(64, dtype: ScalarType.Int64), ones(64, dtype: ScalarType.Int64), ["wren"]);

        var components = PrincipalComponents.Of(vectors);
        double[] variances = [63 / 12.0, 15 / 12.0, 3 / 12.0];
        for (var j = 0; j < 3; j++)
        {
            Assert.Equal(variances[j] / variances.Sum(), components.Shares[j], 5);
            Assert.Equal(variances[j], Enumerable.Range(0, 64).Average(i => Math.Pow(components.Points[i, j], 2)), 4);
        }

        var chart = Plots.Embedding3D(set, "Grid");
        Assert.Equal("wren", Data(chart)[0]!["name"]!.ToString());
        Assert.Equal("site 1", Data(Plots.Embedding3D(set, bySite: true))[0]!["name"]!.ToString());
        Assert.Equal("1st component (78 %)", Layout(chart)["scene"]!["xaxis"]!["title"]!["text"]!.ToString());
    }

    [Fact]
    public void A_broken_embedding_is_left_out_of_the_search()
    {
        using var vectors = tensor(new float[,] { { 0, 0 }, { 2, 0 }, { float.NaN, 1 } });
        var components = PrincipalComponents.Of(vectors);
        Assert.Equal([1.0, 0.0, 0.0], components.Shares);
        Assert.Equal([-1.0, 1.0, double.NaN], Enumerable.Range(0, 3).Select(i => components.Points[i, 0]));
        Assert.Equal([0.0, 0.0, 0.0], PrincipalComponents.Of(zeros(0, 4)).Shares);
    }

    [Fact]
    public void Labels_and_answers_give_a_confusion_matrix()
    {
        using var truth = tensor(new long[] { 0, 0, 1, 1, 1 });
        using var predicted = tensor(new long[] { 0, 1, 1, 1, 0 });
        var text = Data(Plots.ConfusionMatrix(truth, predicted, ["a", "b"]))[0]!["text"]!;
        Assert.Equal([1, 1, 1, 2], text.AsArray().SelectMany(row => row!.AsArray()).Select(count => (int)count!));
        Assert.Contains("class 1 has no label: there are 1", Assert.Throws<ArgumentException>(() => Plots.ConfusionMatrix(truth, predicted, ["a"])).Message);
    }

    [Fact]
    public void Probabilities_and_outcomes_give_a_reliability_diagram()
    {
        using var probabilities = full(2, 10, 0.25f);
        using var outcomes = cat([ones(1, 10), zeros(1, 10)]);
        Assert.Equal(0.25, CalibrationError.Of(probabilities, outcomes), 6);
        Assert.Contains("both need one value for each case", Assert.Throws<ArgumentException>(() => CalibrationError.Of(probabilities, outcomes.t())).Message);
        Assert.Contains("of 20 predictions, expected calibration error 0.250", Layout(Plots.ReliabilityDiagram(probabilities, outcomes))["title"]!["text"]!.ToString());
    }

    [Fact]
    public void A_geomodel_gives_maps_of_what_it_answers()
    {
        manual_seed(1);
        using var model = BirdNetGeoModel.Create(3, 2, scale: 0.05);
        var vocabulary = new SpeciesVocabulary(["robin", "swift", "wren"]);
        model.train();
        var z = Data(Plots.RangeMap(model, vocabulary, "swift", 20, step: 30))[0]!["z"]!.AsArray();
        Assert.Equal((6, 12), (z.Count, z[0]!.AsArray().Count));
        Assert.True(model.training);

        // Of cells of 30°, the fifth from the south has its centre at 45° N, the seventh from the west at 15° E.
        model.eval();
        using var asked = model.GetSpeciesProbabilities(tensor(new[] { 45f }), tensor(new[] { 15f }), tensor(new[] { 20f }));
        Assert.Equal(asked[0, 1].item<float>(), (double)z[4]![6]!, 3);

        var richness = Data(Plots.RichnessMap(model, 20, new GeoBox(0, 30, 30, 60), 30))[0]!["z"]![0]![0]!;
        Assert.Equal(asked.sum().item<float>(), (double)richness, 1);

        var year = JsonNode.Parse(Plots.RangeMap(model, vocabulary, "swift", step: 60).ToJson())!;
        Assert.Equal(48, year["frames"]!.AsArray().Count);
        Assert.Contains("the list has robin, swift, wren, 3 in all", Assert.Throws<ArgumentException>(() => Plots.RangeMap(model, vocabulary, "owl", 1)).Message);
        Assert.Contains("3 outputs", Assert.Throws<ArgumentException>(() => Plots.RangeMap(model, new SpeciesVocabulary(["wren"]), "wren", 1)).Message);
        Assert.Throws<ArgumentException>(() => Plots.RichnessMap(model, 1, step: 0));
    }

    [Fact]
    public void A_geomodels_film_is_what_its_encoder_multiplies_and_adds()
    {
        manual_seed(1);
        using var model = BirdNetGeoModel.Create(3, 2, scale: 0.05);
        var fresh = Data(Plots.FiLMPortrait(model));
        Assert.All(fresh[0]!["z"]!.AsArray().SelectMany(row => row!.AsArray()), gamma => Assert.Equal(1, (double)gamma!));
        Assert.All(fresh[1]!["z"]!.AsArray().SelectMany(row => row!.AsArray()), beta => Assert.Equal(0, (double)beta!));

        // With generators that answer with their bias alone, every week gives the same film.
        using var noGrad = no_grad();
        var bias = model.named_parameters().Single(parameter => parameter.name == "encoder.film_generators.0.2.bias").parameter;
        bias.fill_(0.5);
        var bent = Data(Plots.FiLMPortrait(model, block: 1));
        Assert.Equal(1 + Math.Tanh(0.5), (double)bent[0]!["z"]![0]![47]!, 3);
        Assert.Equal(0.5, (double)bent[1]!["z"]![0]![0]!, 3);
        Assert.Contains("the model has blocks 1 to", Assert.Throws<ArgumentOutOfRangeException>(() => Plots.FiLMPortrait(model, 99)).Message);
    }

    [Fact]
    public void A_batch_is_no_picture()
    {
        using var batch = zeros(1, 1, 96, 5);
        Assert.Contains("picture[0, 0]", Assert.Throws<ArgumentException>(() => Plots.SpectrogramChart(batch, MelSpectrogramOptions.High)).Message);
    }

    private static JsonNode Layout(GenericChart chart) => JsonNode.Parse(GenericChart.toJson(chart))!["layout"]!;

    private static JsonArray Data(GenericChart chart) => JsonNode.Parse(GenericChart.toJson(chart))!["data"]!.AsArray();
}
