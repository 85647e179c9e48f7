using System.Text.Json.Nodes;
using Songbook.Audio;
using Songbook.Models;

namespace Songbook.Weights;

/// <summary>The layers of an <see cref="AudioNetwork"/> as Keras writes them, so that TensorFlow.js can load what was trained here.</summary>
/// <remarks>
/// Names, order and settings are those of BirdNET v2.4's published topology. Its spectrograms are of a class of their own, MelSpecLayerSimple: register
/// it in TensorFlow.js before loading, as birdnet-team/BirdNET-Analyzer@d5ca967 does in checkpoints/V2.4/…_TFJS/static/main.js.
/// </remarks>
public static class KerasTopology
{
    /// <returns>What stands under <c>modelTopology</c> in a layers model.</returns>
    public static JsonObject Of(AudioNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var options = network.Options;
        var layers = new KerasLayers();
        var x = layers.Add("InputLayer", "INPUT", new JsonObject { ["batch_input_shape"] = new JsonArray(null, options.Samples), ["sparse"] = false });
        x = layers.Add("Concatenate", "concatenate", new JsonObject { ["axis"] = -1 },
            [.. network.Spectrograms.Select((spectrogram, i) => layers.Add("MelSpecLayerSimple", $"MEL_SPEC{i + 1}", Spectrogram(spectrogram, options.Samples), x))]);
        x = layers.Norm("BNORM_SPEC_NOQUANT", options.Momentum, x);
        x = Stem(layers, options, x);
        for (var stage = 0; stage < options.Stages.Count; stage++)
        {
            for (var block = 0; block < options.Stages[stage].Blocks; block++)
                x = Block(layers, $"BLOCK_{stage + 1}-{block + 1}", options.Stages[stage], first: block == 0, options, x);
        }

        x = layers.Activation("ACT_POST", "relu", layers.Norm("BNORM_POST_NOQUANT", options.Momentum, x));
        x = layers.Conv("POST_CONV_1", options.EmbeddingSize, (3, 3), "valid", x);
        x = layers.Activation("POST_ACT_1", "relu", layers.Norm("POST_BN_1", options.Momentum, x));
        x = layers.Add("GlobalAveragePooling2D", "GLOBAL_AVG_POOL", [], x);
        x = layers.Add("Dropout", "CONCAT_DO", new JsonObject { ["rate"] = options.Dropout }, x);
        x = layers.Add("Dense", "CLASS_DENSE_LAYER", new JsonObject { ["units"] = options.Classes, ["activation"] = "linear", ["use_bias"] = true }, x);
        x = layers.Activation("CLASS_ACTIVATION", "sigmoid", x);
        return layers.ToModel("BirdNET", input: "INPUT", output: x);
    }

    private static string Stem(KerasLayers layers, AudioNetworkOptions options, string x)
    {
        x = layers.Conv("CONV_0", options.StemChannels, options.StemKernel, "same", x, stride: 2);
        x = layers.Activation("ACT_0", "relu", layers.Norm("BNORM_0", options.Momentum, x));
        var largest = layers.Add("MaxPooling2D", "POOL_0_MAX", Pooling(), x);
        var mean = layers.Add("AveragePooling2D", "POOL_0_AVG", Pooling(), x);
        x = layers.Add("Concatenate", "POOL_0_CONCAT", new JsonObject { ["axis"] = -1 }, largest, mean);
        x = layers.Activation("POOL_0_ACT_QUANT", "linear", x);
        return layers.Conv("POOL_0_CONV", options.StemChannels, (1, 1), "valid", x, bias: true);

        static JsonObject Pooling() => new() { ["pool_size"] = new JsonArray(1, 2), ["strides"] = new JsonArray(1, 2), ["padding"] = "valid" };
    }

    private static string Block(KerasLayers layers, string name, AudioStage stage, bool first, AudioNetworkOptions options, string input)
    {
        var expanded = stage.Expansion * stage.Channels;
        var x = layers.Conv($"{name}_CONV_1", expanded, (1, 1), "same", input);
        x = layers.Activation($"{name}_ACT_1", "swish", layers.Norm($"{name}_BN_1", options.BlockMomentum, x));
        if (first) x = layers.Add("ZeroPadding2D", $"{name}_PAD", new JsonObject { ["padding"] = new JsonArray(new JsonArray(1, 1), new JsonArray(1, 1)) }, x);
        x = layers.Depthwise($"{name}_CONV_2", first ? "valid" : "same", first ? 2 : 1, x);
        x = layers.Activation($"{name}_ACT_2", "swish", layers.Norm($"{name}_BN_2", options.BlockMomentum, x));
        if (stage.SqueezeExcitation)
        {
            var factors = layers.Add("GlobalAveragePooling2D", $"{name}_SE_AVG_POOL_1", [], x);
            factors = layers.Add("Reshape", $"{name}_SE_RESHAPE", new JsonObject { ["target_shape"] = new JsonArray(1, 1, expanded) }, factors);
            factors = layers.Conv($"{name}_SE_CONV_1", stage.Channels / 4, (1, 1), "same", factors, activation: "swish");
            factors = layers.Conv($"{name}_SE_CONV_2", expanded, (1, 1), "same", factors, activation: "sigmoid");
            x = layers.Add("Multiply", $"{name}_MULTIPLY", [], x, factors);
        }

        x = layers.Conv($"{name}_CONV_3", stage.Channels, (1, 1), "same", x);
        if (first) return x;
        var noise = new JsonObject { ["rate"] = options.StochasticDepth, ["noise_shape"] = new JsonArray(null, 1, 1, 1) };
        return layers.Add("Add", $"{name}_ADD", [], layers.Add("Dropout", $"{name}_DO", noise, x), input);
    }

    private static JsonObject Spectrogram(MelSpectrogram spectrogram, long samples)
    {
        var options = spectrogram.Options;
        using var filterbank = spectrogram.Filterbank();
        using var numbers = filterbank.cpu();
        return new JsonObject
        {
            ["sample_rate"] = options.SampleRate,
            ["spec_shape"] = new JsonArray(options.Bands, options.Frames(samples)),
            ["frame_step"] = options.HopLength,
            ["frame_length"] = options.FrameLength,
            ["fmin"] = options.MinimumFrequency,
            ["fmax"] = options.MaximumFrequency,
            ["mel_filterbank"] = new JsonArray([.. numbers.data<float>().ToArray().Chunk(options.Bands).Select(row => new JsonArray([.. row.Select(weight => (JsonNode)weight)]))]),
            ["data_format"] = "channels_last",
        };
    }
}
