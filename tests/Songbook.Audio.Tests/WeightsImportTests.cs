using Songbook.Models;
using Songbook.Verification;
using Songbook.Weights;

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
        StateDict.LoadInto(network, content.Tensors);
        var written = TensorFlowJsAudioNetwork.FromNetwork(network);
        Assert.Equal(PseudoRandomWeights.Sha256(model.Weights.Select(weight => weight.Values)), PseudoRandomWeights.Sha256(written.Weights.Select(weight => weight.Values)));
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
