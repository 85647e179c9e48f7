using System.Text.Json;
using Songbook.Audio;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>BirdNET's spectrogram layer: filterbank and window, or the layer's stages on a waveform.</summary>
internal sealed class MelSpectrogramCheck : ICaseCheck
{
    public void Run(VerificationCase given, CaseReport report)
    {
        if (given.Has("mel_matrix")) Filterbank(given, report);
        else Layer(given, report);
    }

    private static void Filterbank(VerificationCase given, CaseReport report)
    {
        var config = given.Config;
        var weights = tensor(LinearToMel.Weights(
            (int)config.Long("num_spectrogram_bins"), (int)config.Long("sample_rate"), config.Number("fmin"), config.Number("fmax"), (int)config.Long("num_mel_bins")));
        report.Absolute("mel_matrix", weights, given.Tensor("mel_matrix"), Tolerances.Output);
        var rounding = Tolerances.RoundingFactor * given.Scalars.Number("max_abs_f32_vs_f64");
        if (given.Has("mel_matrix_f64")) report.Absolute("mel_matrix, double", weights, given.Tensor("mel_matrix_f64"), rounding);
        var bands = weights.sum(dim: 0, type: ScalarType.Float64);
        report.Relative("sum", bands.sum().item<double>(), given.Scalars.Number("sum"), Tolerances.Output);
        ColumnSums("column_sums_first5", 0);
        ColumnSums("column_sums_last5", bands.shape[0] - given.Scalars.GetProperty("column_sums_last5").GetArrayLength());
        report.SameSequence(
            "the empty bands", bands.data<double>().ToArray().Index().Where(band => band.Item == 0).Select(band => (double)band.Index),
            given.Scalars.GetProperty("empty_bands").Numbers());
        var window = tensor(Window.PeriodicHann((int)config.Long("frame_length")));
        report.Absolute("hann_periodic", window, given.Tensor("hann_periodic"), Tolerances.Double);

        void ColumnSums(string name, long from)
        {
            var expected = tensor(given.Scalars.GetProperty(name).Numbers());
            report.Relative(name, bands.narrow(0, from, expected.shape[0]), expected, Tolerances.Output);
        }
    }

    private static void Layer(VerificationCase given, CaseReport report)
    {
        var normalised = MelSpectrogram.Normalise(given.Tensor("input").unsqueeze(0));
        var first = given.Tensor("normalised_first_2048");
        report.Absolute("normalised", normalised[0].narrow(0, 0, first.shape[0]), first, Tolerances.Metric);
        report.Absolute("normalised_min", normalised.min().item<float>(), given.Scalars.Number("normalised_min"), Tolerances.Metric);
        report.Absolute("normalised_max", normalised.max().item<float>(), given.Scalars.Number("normalised_max"), Tolerances.Metric);
        foreach (var spec in given.Config.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object))
            Spectrogram(spec.Name, OptionsOf(given.Config, spec.Value, given.Tensor($"{spec.Name}/output").shape[0]), normalised, given, report);
    }

    private static void Spectrogram(string name, MelSpectrogramOptions options, Tensor normalised, VerificationCase given, CaseReport report)
    {
        using var unrecorded = no_grad();
        using var layer = new MelSpectrogram(options);
        layer.get_parameter("magnitude_scaling")!.fill_(given.Config.Number("magnitude_scaling"));
        var expected = given.Scalars.GetProperty(name);
        var mel = layer.ByConvolution(normalised);
        if (given.Has($"{name}/mel_linear"))
        {
            var frames = tensor(given.Config.GetProperty("frame_indices").EnumerateArray().Select(frame => frame.GetInt64()).ToArray());
            var scale = Math.Max(1, expected.Number("max_abs_stft_real"));
            Scaled("stft_real", RealPart(normalised[0], options).index_select(0, frames));
            Scaled("mel_linear", mel[0].index_select(1, frames).transpose(0, 1).flip(1)); // stored frame by frame, lowest band first

            void Scaled(string stage, Tensor actual) => report.Absolute($"{name}: {stage}", actual / scale, given.Tensor($"{name}/{stage}") / scale, Tolerances.Trajectory);
        }

        report.Equal($"{name}: frames", mel.shape[2], given.Config.Long("frames"));
        var output = layer.Compress(mel)[0];
        var tolerance = RoundingAtZero(options, given.Config.Number("magnitude_scaling"));
        report.Absolute($"{name}: output", output, given.Tensor($"{name}/output"), tolerance);
        if (given.Has($"{name}/output_f64")) report.Absolute($"{name}: output, double", output, given.Tensor($"{name}/output_f64"), tolerance);
        report.Absolute($"{name}: output_min", output.min().item<float>(), expected.Number("output_min"), tolerance);
        report.Absolute($"{name}: output_max", output.max().item<float>(), expected.Number("output_max"), tolerance);
        report.Absolute($"{name}: output_mean", output.mean().item<float>(), expected.Number("output_mean"), tolerance);
        report.Absolute($"{name}: output_l2", output.norm().item<float>(), expected.Number("output_l2"), tolerance * Math.Sqrt(output.NumberOfElements));
    }

    /// <summary>(frames, bins): the stage between window and filterbank, which the layer never makes for itself.</summary>
    private static Tensor RealPart(Tensor signal, MelSpectrogramOptions options) =>
        fft.rfft(signal.unfold(dimension: 0, size: options.FrameLength, step: options.HopLength) * tensor(Window.PeriodicHann(options.FrameLength))).real;

    /// <summary>How far two right float32 results may be apart: by what rounding leaves where the true value is zero.</summary>
    /// <remarks>
    /// A frame's sum of samples of size 1 under a Hann window, N/2 in all, is right to 2⁻²³ of that; the power 2/(1 + exp(a)), 0.45
    /// with a as it is before training, then makes 0.017 of 1.2e-4 (N = 2048).
    /// </remarks>
    private static double RoundingAtZero(MelSpectrogramOptions options, double magnitudeScaling) =>
        Math.Pow(Math.ScaleB(options.FrameLength / 2.0, -23), 2 / (1 + Math.Exp(magnitudeScaling)));

    private static MelSpectrogramOptions OptionsOf(JsonElement config, JsonElement spec, long bands) => new()
    {
        SampleRate = (int)config.Long("sample_rate"),
        FrameLength = (int)spec.Long("frame_length"),
        HopLength = (int)spec.Long("frame_step"),
        MinimumFrequency = spec.Number("fmin"),
        MaximumFrequency = spec.Number("fmax"),
        Bands = (int)bands,
    };
}
