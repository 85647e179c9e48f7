using System.Text.Json.Nodes;
using Songbook.Models;

namespace Songbook.Weights;

/// <summary>A Keras model as it grows, layer by layer; every method returns the new layer's name.</summary>
internal sealed class KerasLayers
{
    private readonly JsonArray layers = [];

    /// <param name="type">Keras's class.</param>
    /// <param name="name">Weights are found by it.</param>
    /// <param name="settings">The class's own; what all layers have is added.</param>
    /// <param name="inputs">Names of the layers whose outputs it takes.</param>
    public string Add(string type, string name, JsonObject settings, params string[] inputs)
    {
        settings["name"] = name;
        settings["trainable"] = true;
        settings["dtype"] = "float32";
        var calls = inputs.Select(input => (JsonNode)new JsonArray(input, 0, 0, new JsonObject())).ToArray();
        layers.Add(new JsonObject
        {
            ["class_name"] = type,
            ["config"] = settings,
            ["name"] = name,
            ["inbound_nodes"] = inputs.Length == 0 ? new JsonArray() : new JsonArray(new JsonArray(calls)),
        });
        return name;
    }

    public string Activation(string name, string function, string input) => Add("Activation", name, new JsonObject { ["activation"] = function }, input);

    /// <param name="momentum">PyTorch's: how much of a batch is taken over.</param>
    public string Norm(string name, double momentum, string input) => Add(
        "BatchNormalization", name,
        new JsonObject { ["axis"] = new JsonArray(3), ["momentum"] = 1 - momentum, ["epsilon"] = AudioNetwork.Epsilon, ["center"] = true, ["scale"] = true },
        input);

    public string Conv(
        string name, long filters, (long Height, long Width) kernel, string padding, string input, int stride = 1, bool bias = false, string activation = "linear")
    {
        var settings = Convolution(kernel, stride, padding, activation, bias);
        settings["filters"] = filters;
        return Add("Conv2D", name, settings, input);
    }

    public string Depthwise(string name, string padding, int stride, string input)
    {
        var settings = Convolution((3, 3), stride, padding, "linear", bias: false);
        settings["depth_multiplier"] = 1;
        return Add("DepthwiseConv2D", name, settings, input);
    }

    /// <summary>The model with one input and one output.</summary>
    public JsonObject ToModel(string name, string input, string output) => new()
    {
        ["keras_version"] = "2.13.1",
        ["backend"] = "tensorflow",
        ["model_config"] = new JsonObject
        {
            ["class_name"] = "Functional",
            ["config"] = new JsonObject
            {
                ["name"] = name,
                ["trainable"] = true,
                ["layers"] = layers,
                ["input_layers"] = new JsonArray(new JsonArray(input, 0, 0)),
                ["output_layers"] = new JsonArray(new JsonArray(output, 0, 0)),
            },
        },
    };

    private static JsonObject Convolution((long Height, long Width) kernel, int stride, string padding, string activation, bool bias) => new()
    {
        ["kernel_size"] = new JsonArray(kernel.Height, kernel.Width),
        ["strides"] = new JsonArray(stride, stride),
        ["padding"] = padding,
        ["data_format"] = "channels_last",
        ["dilation_rate"] = new JsonArray(1, 1),
        ["groups"] = 1,
        ["activation"] = activation,
        ["use_bias"] = bias,
    };
}
