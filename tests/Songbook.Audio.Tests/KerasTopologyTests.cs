using System.Text.Json.Nodes;
using Songbook.Models;
using Songbook.Weights;

namespace Songbook.Audio.Tests;

public class KerasTopologyTests
{
    [Fact]
    public void Layers_are_the_published_ones_in_their_order_with_their_inputs()
    {
        using var network = new AudioNetwork();
        var layers = Layers(KerasTopology.Of(network));
        Assert.Equal(
            File.ReadLines(Fixture.PathOf("birdnet24/layers.tsv")).Skip(1),
            layers.Select(layer => $"{layer["class_name"]}\t{layer["name"]}\t{string.Join(',', Inputs(layer))}"));

        static IEnumerable<string> Inputs(JsonNode layer) =>
            layer["inbound_nodes"]!.AsArray() is [var node] ? node!.AsArray().Select(call => call![0]!.GetValue<string>()) : [];
    }

    [Fact]
    public void Norms_and_dropouts_have_the_published_settings()
    {
        using var network = new AudioNetwork();
        foreach (var layer in Layers(KerasTopology.Of(network)))
        {
            var (name, config) = (layer["name"]!.GetValue<string>(), layer["config"]!);
            var inBlock = name.StartsWith("BLOCK_", StringComparison.Ordinal);
            switch (layer["class_name"]!.GetValue<string>())
            {
                case "BatchNormalization":
                    Assert.Equal((name, inBlock ? 0.999 : 0.99), (name, config["momentum"]!.GetValue<double>()));
                    Assert.Equal(1e-3, config["epsilon"]!.GetValue<double>());
                    break;
                case "Dropout":
                    Assert.Equal((name, inBlock ? 0.1 : 0.25), (name, config["rate"]!.GetValue<double>()));
                    break;
            }
        }
    }

    [Fact]
    public void Every_layer_with_weights_is_there_and_the_filterbanks_survive()
    {
        using var network = new AudioNetwork(AudioNetworkOptions.Small(3));
        var model = TensorFlowJsAudioNetwork.FromNetwork(network, KerasTopology.Of(network));
        var names = Layers(model.Topology).Select(layer => layer["name"]!.GetValue<string>()).ToHashSet();
        Assert.All(model.Weights, weight => Assert.Contains(weight.Name.Split('/')[0], names));

        var folder = Directory.CreateTempSubdirectory("songbook-test-").FullName;
        model.Write(folder);
        using var back = TensorFlowJsAudioNetwork.ToNetwork(TensorFlowJsModel.Read(folder), network.Options);
        Directory.Delete(folder, recursive: true);
        var (mine, its) = (network.Spectrograms.First().Filterbank(), back.Spectrograms.First().Filterbank());
        Assert.True(mine.equal(its).all().item<bool>());
        Assert.True(mine.max().item<float>() > 0.5f);
    }

    private static List<JsonNode> Layers(JsonObject topology) => [.. topology["model_config"]!["config"]!["layers"]!.AsArray().Select(layer => layer!)];
}
