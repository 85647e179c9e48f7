using System.Text.Json.Nodes;
using Songbook.Models;
using Songbook.Verification;
using Songbook.Weights;
using static TorchSharp.torch;

namespace Songbook.Audio.Tests;

public class AudioNetworkTests
{
    [Fact]
    public void The_made_up_weights_are_the_references_bit_for_bit()
    {
        var manifest = Manifest().ToList();
        Assert.Equal(226, manifest.Count);
        Assert.Equal("7a1f9cc0dc824d44604489b35b0b3c7e85d88c603d52265fab4937af413dd56a",
            PseudoRandomWeights.Sha256(manifest.Select(weight => PseudoRandomWeights.Make(weight.Name, weight.Shape))));
    }

    [Fact]
    public void Every_part_computes_what_TensorFlow_js_computes()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        using var network = TensorFlowJsAudioNetwork.ToNetwork(MadeUp());
        network.eval();
        var parts = network.Trace(Load("input")).ToDictionary(part => part.Part, part => part.Output);

        // The mel layers are judged by rms: single cells may differ by 1e-3 in implementations that are both right.
        var picture = cat([Load("mel1"), Load("mel2")], dim: 3).permute(0, 3, 1, 2);
        Assert.True((parts["spectrograms"] - picture).square().mean().sqrt().item<float>() < 5e-5);
        // From the waveform on: 1e-3 on the embedding, 2e-3 on the logits.
        Close(1e-3, network.ForwardFeatures(Load("input")), Load("embedding"));
        Close(2e-3, network.call(Load("input")), Load("logits"));
        Close(1e-3, network.call(Load("input")).sigmoid(), Load("probs"));
    }

    [Fact]
    public void From_the_reference_picture_on_two_implementations_agree_to_the_last_digits()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        using var network = TensorFlowJsAudioNetwork.ToNetwork(MadeUp());
        network.eval();
        var x = Load("bn_spec").permute(0, 3, 1, 2);
        foreach (var (part, expected) in (IEnumerable<(string, string)>)[("stem", "stem"), ("stage 1", "block1"), ("stage 2", "block2"), ("stage 3", "block3"), ("stage 4", "block4")])
        {
            x = network.Apply(part, x);
            // 24 bits of mantissa after up to 40 layers: three digits less than the largest number has.
            Close(2e-6 * Load(expected).abs().max().item<float>(), x.permute(0, 2, 3, 1), Load(expected), part);
        }

        var embedding = network.Apply("embedding", network.Apply("post", x));
        Close(2e-6 * Load("embedding").abs().max().item<float>(), embedding, Load("embedding"), "embedding");
        Close(1e-5, network.Classify(embedding), Load("logits"), "logits");
    }

    [Fact]
    public void Verification_knows_this_kind_of_case()
    {
        var result = Verifier.RunCase(Fixture.PathOf("birdnet24/chirp"));
        Assert.Empty(result.Failures);
        Assert.Equal(("birdnet24/chirp", true, 14), (result.Case, result.Passed, result.Comparisons));
    }

    [Fact]
    public void Verification_fails_where_one_fact_is_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("songbook-test-").FullName;
        foreach (var file in Directory.GetFiles(Fixture.PathOf("birdnet24/chirp"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        // Weights of other names: nothing but the first spectrogram can be right.
        File.WriteAllText(Path.Combine(folder, "case.json"), """{"kind": "birdnet24", "weight_prefix": "x"}""");
        var result = Verifier.RunCase(folder);
        Assert.False(result.Passed);
        Assert.Contains(result.Failures, failure => failure.StartsWith("logits", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_part_has_the_published_number_of_parameters()
    {
        using var network = new AudioNetwork();
        var sizes = network.Sizes().ToDictionary(part => part.Part, part => (part.Total, part.Trainable));
        Assert.Equal(
            new Dictionary<string, (long, long)>
            {
                ["spectrograms"] = (2, 2),
                ["spectrogram norm"] = (8, 4),
                ["stem"] = (1_632 + 1_176, 1_584 + 1_176),
                ["stage 1"] = (18_360, 17_496),
                ["stage 2"] = (216_576, 211_968),
                ["stage 3"] = (1_208_736, 1_191_456),
                ["stage 4"] = (2_924_544, 2_899_968),
                ["post"] = (768 + 1_773_568, 384 + 1_771_520),
                ["classifier"] = (6_685_050, 6_685_050),
            },
            sizes);
        Assert.Equal((12_830_420, 12_780_608), (sizes.Values.Sum(size => size.Item1), sizes.Values.Sum(size => size.Item2)));

        // Every block: total and trainable.
        (long, long)[] blocks =
        [
            (5_544, 5_256), (6_408, 6_120), (6_408, 6_120),
            (46_368, 45_216), (56_736, 55_584), (56_736, 55_584), (56_736, 55_584),
            (216_864, 213_408), (247_968, 244_512), (247_968, 244_512), (247_968, 244_512), (247_968, 244_512),
            (634_368, 628_224), (763_392, 757_248), (763_392, 757_248), (763_392, 757_248),
        ];
        var stages = network.named_children().Single(child => child.name == "stages").module;
        Assert.Equal(blocks, stages.children().SelectMany(stage => stage.children()).Select(block => (ParameterCount.Of(block).Total, ParameterCount.Of(block).Trainable)));
    }

    [Fact]
    public void Shapes_are_the_tables()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        using var network = new AudioNetwork(AudioNetworkOptions.BirdNet24 with { Classes = 5 });
        network.eval();
        var shapes = network.Trace(zeros(2, 144_000)).ToDictionary(part => part.Part, part => string.Join('x', part.Output.shape));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["spectrograms"] = "2x2x96x511",
                ["spectrogram norm"] = "2x2x96x511",
                ["stem"] = "2x24x48x128",
                ["stage 1"] = "2x36x24x64",
                ["stage 2"] = "2x72x12x32",
                ["stage 3"] = "2x108x6x16",
                ["stage 4"] = "2x192x3x8",
                ["post"] = "2x1024x1x6",
                ["embedding"] = "2x1024",
            },
            shapes);
    }

    [Fact]
    public void The_small_network_trains()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var network = new AudioNetwork(AudioNetworkOptions.Small());
        Assert.Equal(281_489, ParameterCount.Of(network).Total);
        var clips = stack(CourseSongs.All.Take(4).Select((bird, i) => tensor(SongSynthesizer.Record([bird], i).Samples)).ToArray());
        var labels = nn.functional.one_hot(tensor((long[])[0, 1, 2, 3]), 23).to(float32);
        using var optimizer = optim.Adam(network.parameters(), lr: 3e-3);
        var losses = new List<float>();
        for (var step = 0; step < 12; step++)
        {
            optimizer.zero_grad();
            var loss = nn.functional.binary_cross_entropy_with_logits(network.call(clips), labels);
            loss.backward();
            if (step == 0) Assert.All(network.named_parameters(), parameter => Assert.True(parameter.parameter.grad!.isfinite().all().item<bool>(), parameter.name));
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[^1] < 0.3 * losses[0], string.Join(' ', losses));
    }

    [Fact]
    public void Initial_weights_keep_the_signal_alive()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        manual_seed(2);
        using var network = new AudioNetwork(AudioNetworkOptions.Small());
        network.train();
        foreach (var (part, output) in network.Trace(rand(4, 144_000)).Skip(1))
            Assert.True(output.std().item<float>() is > 0.02f and < 50, $"{part}: {output.std().item<float>()}");
    }

    [Fact]
    public void Networks_that_cannot_be_are_refused()
    {
        var good = AudioNetworkOptions.Small();
        foreach (var options in (AudioNetworkOptions[])[
            good with { Classes = 0 }, good with { Stages = [] }, good with { Spectrograms = [] }, good with { Samples = 1000 }, good with { Dropout = 1 },
            good with { Spectrograms = [MelSpectrogramOptions.Low, MelSpectrogramOptions.Low with { HopLength = 300 }] },
            good with { Stages = [new AudioStage(2, 1, 1, SqueezeExcitation: true)] }])
        {
            Assert.ThrowsAny<ArgumentException>(() => new AudioNetwork(options));
        }

        using var network = new AudioNetwork(good);
        Assert.StartsWith("Waveforms of the shape [1, 5]; (batch, 144000) is needed.", Assert.Throws<ArgumentException>(() => network.call(zeros(1, 5))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void Dropout_before_the_classifier_is_for_training_only(double dropout)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        manual_seed(6);
        using var network = new AudioNetwork(AudioNetworkOptions.Small(3) with { StochasticDepth = 0, Dropout = dropout });
        var clips = rand(2, 144_000);
        Assert.Equal(dropout == 0, AreTheSame());
        network.eval();
        Assert.True(AreTheSame());

        bool AreTheSame() => network.call(clips).allclose(network.call(clips), rtol: 1e-5, atol: 1e-5);
    }

    [Fact]
    public void Stochastic_depth_leaves_out_whole_samples_and_keeps_the_mean()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var layer = new StochasticDepth(0.25);
        var x = ones(20_000, 2, 1, 1);
        var y = layer.call(x);
        Assert.Equal([0f, 4 / 3f], y.unique().Item1.data<float>().ToArray());
        Assert.True(y.select(1, 0).allclose(y.select(1, 1), rtol: 0, atol: 0));
        Assert.Equal(1, y.mean().item<float>(), 0.02);
        layer.eval();
        Assert.True(layer.call(x).allclose(x, rtol: 0, atol: 0));
    }

    [Fact]
    public void Weights_go_to_TensorFlow_js_and_back()
    {
        var folder = Directory.CreateTempSubdirectory("songbook-test-").FullName;
        MadeUp().Write(folder);
        Assert.Equal(14, Directory.GetFiles(folder).Length);
        var read = TensorFlowJsModel.Read(folder);
        using var network = TensorFlowJsAudioNetwork.ToNetwork(read);
        Assert.Equal("all                 226   12,830,420", TensorFlowJsReport.Compare(network, read).ToString().TrimEnd().Split('\n')[^1]);
        var written = TensorFlowJsAudioNetwork.FromNetwork(network);
        Assert.Equal(Manifest().Select(weight => weight.Name), written.Weights.Select(weight => weight.Name));
        Assert.Equal("7a1f9cc0dc824d44604489b35b0b3c7e85d88c603d52265fab4937af413dd56a", PseudoRandomWeights.Sha256(written.Weights.Select(weight => weight.Values)));
        foreach (var (weight, (name, shape)) in written.Weights.Zip(Manifest())) Assert.Equal(shape, weight.Shape);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_model_that_does_not_fit_is_refused_by_name_and_changes_nothing()
    {
        using var network = new AudioNetwork();
        var before = network.state_dict()["classifier.weight"].sum().item<float>();
        var model = MadeUp();
        Expect("'CONV_0/kernel' is missing.", model with { Weights = [.. model.Weights.Where(weight => weight.Name != "CONV_0/kernel")] });
        Expect("'CONV_9/kernel' is not a weight of this network, or comes twice.", model with { Weights = [.. model.Weights, new("CONV_9/kernel", [1], [0])] });
        Expect("'CONV_0/kernel' has the shape [8, 4, 2, 24]; this network needs [4, 8, 2, 24].",
            model with { Weights = [.. model.Weights.Select(weight => weight.Name == "CONV_0/kernel" ? weight with { Shape = [8, 4, 2, 24] } : weight)] });
        Assert.Equal(before, network.state_dict()["classifier.weight"].sum().item<float>());

        void Expect(string problem, TensorFlowJsModel wrong) =>
            Assert.Equal(problem, Assert.Throws<InvalidDataException>(() => TensorFlowJsAudioNetwork.LoadInto(network, wrong)).Message);
    }

    [Theory]
    [InlineData("""[[1]]""")]
    [InlineData("""[[1, 2], [3]]""")]
    [InlineData("""[1]""")]
    [InlineData("""[null]""")]
    [InlineData("""[["a"]]""")]
    [InlineData("""{"a": 1}""")]
    [InlineData("\"text\"")]
    [InlineData("a ragged row")]
    [InlineData("an infinite number")]
    public void A_filterbank_that_is_no_table_of_the_right_size_is_refused_before_anything_is_copied(string filterbank)
    {
        using var network = new AudioNetwork(AudioNetworkOptions.Small(3));
        var topology = KerasTopology.Of(network);
        var good = TensorFlowJsAudioNetwork.FromNetwork(network, topology);
        var layer = topology["model_config"]!["config"]!["layers"]![1]!["config"]!;
        Assert.Equal("MEL_SPEC1", layer["name"]!.GetValue<string>());
        if (filterbank == "a ragged row") layer["mel_filterbank"]![3]!.AsArray().RemoveAt(0);
        else if (filterbank == "an infinite number") layer["mel_filterbank"]![3]![2] = JsonNode.Parse("1e99");
        else layer["mel_filterbank"] = JsonNode.Parse(filterbank);

        var model = good with { Weights = [.. good.Weights.Select(weight => weight with { Values = [.. weight.Values.Select(value => value + 1)] })] };
        var error = Assert.Throws<InvalidDataException>(() => TensorFlowJsAudioNetwork.LoadInto(network, model));
        Assert.StartsWith("The filterbank of 'MEL_SPEC1' is not ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(good.Weights.SelectMany(weight => weight.Values), TensorFlowJsAudioNetwork.FromNetwork(network).Weights.SelectMany(weight => weight.Values));
    }

    /// <summary>Name and Keras shape of all 226 weights, in file order.</summary>
    private static IEnumerable<(string Name, long[] Shape)> Manifest() =>
        from line in File.ReadLines(Fixture.PathOf("birdnet24/weights.tsv")).Skip(1)
        let columns = line.Split('\t')
        select (columns[0], columns[1].Length == 0 ? [] : columns[1].Split(',').Select(long.Parse).ToArray());

    private static TensorFlowJsModel MadeUp() =>
        new([], [.. Manifest().Select(weight => new TensorFlowJsWeight(weight.Name, weight.Shape, PseudoRandomWeights.Make(weight.Name, weight.Shape)))]);

    private static Tensor Load(string name)
    {
        var fixture = Fixture.Load($"birdnet24/chirp/{name}.npy");
        return tensor(fixture.Singles).reshape(fixture.Shape);
    }

    private static void Close(double tolerance, Tensor found, Tensor expected, string what = "result")
    {
        Assert.Equal(expected.shape, found.shape);
        var largest = (found - expected).abs().max().item<float>();
        Assert.True(largest <= tolerance, $"{what}: largest difference {largest:E2}, allowed {tolerance:E2}");
    }
}
