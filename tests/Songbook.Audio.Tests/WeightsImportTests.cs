using Songbook.Models;
using Songbook.Verification;
using Songbook.Weights;
using static TorchSharp.torch;

namespace Songbook.Audio.Tests;

public sealed class WeightsImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("songbook-test-").FullName;

    private string Output => Path.Combine(folder, "weights.safetensors");

    [Fact]
    public void A_model_that_fits_is_reported_part_by_part_and_written()
    {
        var model = MadeUp(classes: 7);
        model.Write(folder);
        var (code, text) = Import();

        Assert.Equal(0, code);
        Assert.Contains($"all                 226{model.Weights.Sum(weight => weight.Values.LongLength),13:N0}", text, StringComparison.Ordinal);
        Assert.Contains("All 226 weights fit.", text, StringComparison.Ordinal);
        Assert.Contains("CC BY-NC-SA 4.0", text, StringComparison.Ordinal);

        var content = Safetensors.Read(Output);
        Assert.Equal("CC-BY-NC-SA-4.0", content.Metadata["license"]);
        using var network = new AudioNetwork(AudioNetworkOptions.BirdNet24 with { Classes = 7 });
        network.LoadWeights(content.Tensors);
        var written = TensorFlowJsAudioNetwork.FromNetwork(network);
        Assert.Equal(PseudoRandomWeights.Sha256(model.Weights.Select(weight => weight.Values)), PseudoRandomWeights.Sha256(written.Weights.Select(weight => weight.Values)));
    }

    [Fact]
    public void A_filterbank_of_its_own_comes_along()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        using var plain = new AudioNetwork(AudioNetworkOptions.BirdNet24 with { Classes = 7 });
        var topology = KerasTopology.Of(plain);
        var layer = topology["model_config"]!["config"]!["layers"]!.AsArray().Single(layer => layer!["name"]!.GetValue<string>() == "MEL_SPEC2")!;
        layer["config"]!["mel_filterbank"]![100]![50] = 0.25f;
        var model = MadeUp(classes: 7) with { Topology = topology };
        model.Write(folder);
        Assert.Equal(0, Import().Code);

        using var published = TensorFlowJsAudioNetwork.ToNetwork(model);
        using var imported = new AudioNetwork(plain.Options);
        imported.LoadWeights(Safetensors.Read(Output).Tensors);
        Assert.Equal(0.25f, imported.Spectrograms.Last().Filterbank()[100, 50].item<float>());
        manual_seed(1);
        var clips = rand(1, 144_000) - 0.5;
        Assert.True(imported.Pictures(clips).equal(published.Pictures(clips)).all().item<bool>());
        using var inference = imported.ForInference();
        imported.eval();
        var logits = imported.call(clips);
        var rounding = logits.abs().max().item<float>() * 1e-3;
        Assert.InRange(Largest(inference.Forward(clips) - logits), 0, rounding);
        plain.LoadWeights(imported.state_dict());
        plain.eval();
        Assert.InRange(Largest(plain.call(clips) - logits), 10 * rounding, double.MaxValue);

        // The weights alone bring none: then a network keeps its own.
        imported.LoadWeights(plain.state_dict());
        Assert.Equal(0.25f, imported.Spectrograms.Last().Filterbank()[100, 50].item<float>());
        Assert.False(plain.Pictures(clips).equal(imported.Pictures(clips)).all().item<bool>());
    }

    [Fact]
    public void Filterbanks_that_do_not_fit_are_refused_and_change_nothing()
    {
        using var scope = NewDisposeScope();
        using var network = new AudioNetwork(AudioNetworkOptions.Small(3));
        var before = network.state_dict()["classifier.weight"].clone();
        var weights = network.CopyWeights();
        weights["classifier.weight"] = weights["classifier.weight"] + 1;
        weights["spectrograms.0.filterbank"] = zeros(5, 4);
        Assert.StartsWith("A filterbank of 5 x 4; ", Assert.Throws<ArgumentException>(() => network.LoadWeights(weights)).Message, StringComparison.Ordinal);
        weights["spectrograms.0.filterbank"] = network.Spectrograms.First().Filterbank();
        weights["spectrograms.9.filterbank"] = zeros(5, 4);
        Assert.Contains("'spectrograms.9.filterbank', which the network does not", Assert.Throws<ArgumentException>(() => network.LoadWeights(weights)).Message, StringComparison.Ordinal);
        Assert.True(network.state_dict()["classifier.weight"].equal(before).all().item<bool>());
    }

    [Fact]
    public void What_does_not_fit_is_named_and_nothing_is_written()
    {
        var model = MadeUp(classes: 7);
        (model with { Weights = [.. model.Weights.Select(weight => weight.Name == "CONV_0/kernel" ? weight with { Name = "CONV_9/kernel" } : weight)] }).Write(folder);
        var (code, text) = Import();

        Assert.Equal(1, code);
        Assert.Contains("'CONV_9/kernel' is not a weight of this network", text, StringComparison.Ordinal);
        Assert.Contains("'CONV_0/kernel' is missing.", text, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void A_folder_without_a_model_is_told_in_one_line()
    {
        var (code, text) = Import();
        Assert.Equal(1, code);
        Assert.Single(text.TrimEnd().Split('\n'));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static double Largest(Tensor difference) => difference.abs().max().item<float>();

    private (int Code, string Text) Import()
    {
        using var text = new StringWriter();
        return (WeightsImport.Run(folder, Output, text), text.ToString());
    }

    private static TensorFlowJsModel MadeUp(long classes)
    {
        using var network = new AudioNetwork(AudioNetworkOptions.BirdNet24 with { Classes = classes });
        return PseudoRandomWeights.For(network, "");
    }
}
