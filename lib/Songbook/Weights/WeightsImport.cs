using System.Globalization;
using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Weights;

/// <summary>What <c>songbook weights import</c> does: BirdNET v2.4's published weights, checked by name and written as safetensors.</summary>
/// <remarks>Read again, they go into a network by <see cref="AudioNetwork.LoadWeights"/>.</remarks>
public static class WeightsImport
{
    private const string Licence =
        "BirdNET's weights are under CC BY-NC-SA 4.0: name the authors, no commercial use, pass them on under the same terms. They are not part of Songbook.";

    /// <param name="folder">A TensorFlow.js layers model: model.json and its shards.</param>
    /// <param name="file">The safetensors file to write; it is written only if everything fits.</param>
    /// <param name="output">Where the report goes.</param>
    /// <returns>0 if everything fits, else 1.</returns>
    public static int Run(string folder, string file, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            var model = TensorFlowJsModel.Read(folder);
            using var network = new AudioNetwork(TensorFlowJsAudioNetwork.OptionsFor(model));
            var report = TensorFlowJsReport.Compare(network, model);
            output.Write(report.ToString());
            if (report.Problems.Count > 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Problems.Count} of {model.Weights.Count} weights do not fit BirdNET v2.4; nothing was written."));
                return 1;
            }

            TensorFlowJsAudioNetwork.LoadInto(network, model);
            using var scope = NewDisposeScope();
            Safetensors.Write(file, network.CopyWeights(), new Dictionary<string, string>
            {
                ["model"] = "BirdNET v2.4, audio",
                ["license"] = "CC-BY-NC-SA-4.0",
            });
            output.WriteLine($"All {model.Weights.Count} weights fit. Written to {file}.");
            output.WriteLine(Licence);
            return 0;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            output.WriteLine(error.Message);
            return 1;
        }
    }
}
