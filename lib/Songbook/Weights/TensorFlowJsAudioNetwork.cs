using System.Text.Json;
using System.Text.Json.Nodes;
using Songbook.Audio;
using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Weights;

/// <summary>BirdNET v2.4's published weights into an <see cref="AudioNetwork"/>, and back into the same form.</summary>
/// <remarks>
/// The published model (BirdNET-Analyzer, checkpoints/V2.4, TFJS) is not part of Songbook: its weights are under CC BY-NC-SA 4.0, to be downloaded by
/// whoever accepts that.
/// </remarks>
public static class TensorFlowJsAudioNetwork
{
    /// <summary>A network with the model's number of classes, weights and, where the model brings them, filterbanks.</summary>
    /// <param name="model">As <see cref="TensorFlowJsModel.Read"/> gives it.</param>
    /// <param name="options">Null: BirdNET v2.4's measures with as many classes as the model has.</param>
    /// <exception cref="InvalidDataException">Weights are missing, unknown or of other shapes; the message names the first of them.</exception>
    public static AudioNetwork ToNetwork(TensorFlowJsModel model, AudioNetworkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var network = new AudioNetwork(options ?? OptionsFor(model));
        try
        {
            LoadInto(network, model);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>BirdNET v2.4's measures with as many classes as the model has.</summary>
    public static AudioNetworkOptions OptionsFor(TensorFlowJsModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Weights.FirstOrDefault(weight => weight.Name == "CLASS_DENSE_LAYER/bias") is { Shape: [> 0 and var classes] }
            ? AudioNetworkOptions.BirdNet24 with { Classes = classes }
            : AudioNetworkOptions.BirdNet24;
    }

    /// <summary>Copies all weights and, where the model brings them, filterbanks; or nothing.</summary>
    /// <exception cref="InvalidDataException">Weights are missing, unknown or of other shapes, or a filterbank is no table of the right size; the message names the first of them.</exception>
    public static void LoadInto(AudioNetwork network, TensorFlowJsModel model)
    {
        var problems = TensorFlowJsReport.Compare(network, model).Problems;
        if (problems.Count > 0) throw new InvalidDataException(problems[0] + (problems.Count > 1 ? $" ({problems.Count} problems in all)" : ""));

        using var scope = NewDisposeScope();
        // What Keras does not have, the batch norms' counts of batches, stays as it is.
        var weights = network.state_dict().ToDictionary(StringComparer.Ordinal);
        foreach (var weight in model.Weights)
        {
            var name = TensorFlowJsNames.ToStateDict(weight.Name)!;
            weights[name] = TensorFlowJsNames.FromKeras(weight.Name, tensor(weight.Values, [.. weight.Shape])).reshape(weights[name].shape);
        }

        foreach (var (i, spectrogram) in network.Options.Spectrograms.Index())
        {
            if (Filterbank(model.Topology, $"MEL_SPEC{i + 1}", spectrogram) is { } filterbank) weights[AudioNetwork.FilterbankName(i)] = filterbank;
        }

        network.LoadWeights(weights);
    }

    /// <summary>The network's weights under Keras's names and in its layouts, in the order of the published file.</summary>
    /// <param name="topology">The layers to write beside them: <see cref="KerasTopology.Of"/> makes them, or the published model's; null: none.</param>
    public static TensorFlowJsModel FromNetwork(AudioNetwork network, JsonObject? topology = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var scope = NewDisposeScope();
        var weights =
            from entry in network.state_dict()
            where !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)
            let name = TensorFlowJsNames.ToKeras(entry.Key)
            let values = TensorFlowJsNames.ToKeras(name, entry.Value.detach().cpu())
            select new TensorFlowJsWeight(name, values.shape, values.contiguous().data<float>().ToArray());
        // By layer; within a layer in the state dict's order, which is Keras's.
        return new TensorFlowJsModel(topology ?? [], [.. weights.OrderBy(weight => weight.Name.Split('/')[0], StringComparer.Ordinal)]);
    }

    /// <summary>A spectrogram layer's filterbank (bins, bands) from its Keras configuration; null where it has none.</summary>
    private static Tensor? Filterbank(JsonObject topology, string layer, MelSpectrogramOptions options)
    {
        float[][]? rows;
        try
        {
            var layers = (topology["model_config"]?["config"]?["layers"] ?? topology["config"]?["layers"])?.AsArray();
            var config = layers?.FirstOrDefault(each => each?["config"]?["name"]?.GetValue<string>() == layer)?["config"];
            rows = (config?["mel_filterbank"] ?? config?["melFilterbank"])?.Deserialize<float[][]>();
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            throw new InvalidDataException($"The filterbank of '{layer}' is not understood: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        if (rows is null or []) return null;
        var fits = rows.Length == options.Bins && rows.All(row => row?.Length == options.Bands && row.All(float.IsFinite));
        return fits
            ? tensor(rows.SelectMany(row => row).ToArray(), [options.Bins, options.Bands])
            : throw new InvalidDataException($"The filterbank of '{layer}' is not a table of {options.Bins} x {options.Bands} finite numbers, as its frames and bands need it.");
    }
}
