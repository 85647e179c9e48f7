using static TorchSharp.torch;

namespace Songbook.Audio.Tests;

public class MelSpectrogramTests
{
    private static readonly string[] Cases = ["chirp", "noise", "silence"];

    public static TheoryData<string, string> Spectrograms => [.. Cases.SelectMany(c => (TheoryDataRow<string, string>[])[new(c, "spec1"), new(c, "spec2")])];

    [Theory]
    [MemberData(nameof(Spectrograms))]
    public void Both_layers_are_BirdNETs(string name, string spec)
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(spec);
        var output = layer.call(Input(name));
        var expected = Expected($"audio/{name}/{spec}/output.npy");
        Assert.Equal([1, 1, 96, 511], output.shape);
        var difference = (output.reshape(96, 511) - expected).to(float64);
        // The power of 0.45 turns rounding of 1e-5 into 6e-3, near zero crossings and all over silence; the rest must agree far better.
        var (largest, rms) = (difference.abs().max().item<double>(), difference.square().mean().sqrt().item<double>());
        Assert.True(largest < (name == "silence" ? 2e-2 : 1e-2), $"largest difference {largest:E2}");
        Assert.True(rms < (name == "silence" ? 5e-3 : 4e-4), $"rms {rms:E2}");
    }

    [Theory]
    [MemberData(nameof(Spectrograms))]
    public void Signed_mel_bands_agree_before_the_power_hides_or_shows_anything(string name, string spec)
    {
        using var scope = NewDisposeScope();
        using var layer = Layer(spec);
        var x = MelSpectrogram.Normalise(Input(name));
        // The reference gives six frames, lowest band first.
        var frames = tensor((long[])[0, 1, 100, 255, 400, 510]);
        var expected = Expected($"audio/{name}/{spec}/mel_linear.npy", float64);
        foreach (var mel in (Tensor[])[layer.ByConvolution(x), layer.ByFourierTransform(x)])
        {
            var found = mel[0].index_select(1, frames).transpose(0, 1).flip(1).to(float64);
            // Silence leaves rounding noise of a constant whose transform reaches 512: judged by that.
            var scale = name == "silence" ? 512 : expected.abs().max().item<double>();
            // Its filterbank is in doubles, TensorFlow's and this one in floats: that alone makes 3.3e-5.
            Assert.True((found - expected).abs().max().item<double>() < 4e-5 * scale, $"{(found - expected).abs().max().item<double>() / scale:E2}");
        }
    }

    [Fact]
    public void Scaling_is_the_references()
    {
        using var scope = NewDisposeScope();
        foreach (var name in Cases)
        {
            var expected = Expected($"audio/{name}/normalised_first_2048.npy", float64);
            var found = MelSpectrogram.Normalise(Input(name))[0].slice(0, 0, 2048, 1).to(float64);
            Assert.True((found - expected).abs().max().item<double>() < 5e-7, $"{(found - expected).abs().max().item<double>():E2}");
        }
    }

    [Fact]
    public void The_convolution_is_the_Fourier_transforms_real_part_in_double_precision_too()
    {
        using var scope = NewDisposeScope();
        foreach (var options in (MelSpectrogramOptions[])[MelSpectrogramOptions.Low, MelSpectrogramOptions.High,
            new() { FrameLength = 64, HopLength = 7, MinimumFrequency = 100, MaximumFrequency = 20_000, Bands = 5 }])
        {
            using var layer = new MelSpectrogram(options);
            var x = rand(3, 9000) * 2 - 1;
            var (one, other) = (layer.ByConvolution(x), layer.ByFourierTransform(x));
            Assert.Equal([3, options.Bands, options.Frames(9000)], one.shape);
            Assert.Equal(one.shape, other.shape);
            var relative = ((one - other).abs().max() / other.abs().max()).item<float>();
            Assert.True(relative < 5e-6, $"{relative:E2}");
        }
    }

    [Fact]
    public void Clips_of_a_batch_do_not_touch_each_other()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer("spec2");
        var (loud, silent) = (rand(1, 6000), zeros(1, 6000));
        var broken = full([1, 6000], float.NaN);
        var together = layer.call(cat([loud, silent, broken]));
        Assert.True(together[0].allclose(layer.call(loud)[0], rtol: 1e-4, atol: 1e-2));
        Assert.True(together[1].allclose(layer.call(silent)[0], rtol: 1e-4, atol: 1e-2));
        Assert.True(together.slice(0, 0, 2, 1).isfinite().all().item<bool>());
        Assert.True(together[2].isnan().all().item<bool>());
    }

    [Fact]
    public void Gradients_reach_the_waveform_and_the_learned_exponent()
    {
        using var scope = NewDisposeScope();
        using var layer = new MelSpectrogram(new() { FrameLength = 64, HopLength = 16, MinimumFrequency = 0, MaximumFrequency = 24_000, Bands = 6 });
        manual_seed(4);
        var x = rand(2, 300, requires_grad: true);
        layer.call(x).sum().backward();
        var scaling = layer.get_parameter("magnitude_scaling")!;
        Assert.True(x.grad!.isfinite().all().item<bool>());

        // Central differences, in the parameter and along one random direction of the waveform.
        const double Step = 1e-3;
        var direction = randn(2, 300);
        Assert.Equal(Slope(h => { using (no_grad()) scaling.add_(h); }, h => { using (no_grad()) scaling.sub_(h); }), scaling.grad!.item<float>(), 0.2);
        var along = (x.grad! * direction).sum().item<float>();
        Assert.Equal(Slope(h => { using (no_grad()) x.add_(direction * (h * 0.01)); }, h => { using (no_grad()) x.sub_(direction * (h * 0.01)); }) / 0.01, along, Math.Abs(along) * 0.05);

        double Slope(Action<double> forth, Action<double> back)
        {
            using var unrecorded = no_grad();
            forth(Step);
            var above = layer.call(x).sum().item<float>();
            back(2 * Step);
            var below = layer.call(x).sum().item<float>();
            forth(Step);
            return ((double)above - below) / (2 * Step);
        }
    }

    [Fact]
    public void There_is_no_NaN_gradient_at_zero()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer("spec2");
        var silence = zeros(1, 4000, requires_grad: true);
        layer.call(silence).sum().backward();
        Assert.True(silence.grad!.isfinite().all().item<bool>());
        var mel = zeros(3, requires_grad: true);
        layer.Compress(mel).sum().backward();
        Assert.Equal([0f, 0, 0], mel.grad!.data<float>().ToArray());
        Assert.True(layer.get_parameter("magnitude_scaling")!.grad!.isfinite().item<bool>());
    }

    [Fact]
    public void One_number_is_learned_and_the_tables_are_not_saved()
    {
        using var layer = Layer("spec1");
        Assert.Equal(["magnitude_scaling"], layer.state_dict().Keys);
        Assert.Equal(1, layer.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(1.23f, layer.get_parameter("magnitude_scaling")!.item<float>());
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_one_line()
    {
        using var layer = Layer("spec1");
        Assert.StartsWith("2047 samples are less than one frame of 2048", Assert.Throws<ArgumentException>(() => layer.call(zeros(1, 2047))).Message, StringComparison.Ordinal);
        Assert.StartsWith("0 samples are less than one frame of 2048", Assert.Throws<ArgumentException>(() => layer.call(zeros(1, 0))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Waveforms of the shape [4000]", Assert.Throws<ArgumentException>(() => layer.call(zeros(4000))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Waveforms of the shape [4000]", Assert.Throws<ArgumentException>(() => layer.ByConvolution(zeros(4000))).Message, StringComparison.Ordinal);
        Assert.StartsWith("A filterbank of 3 x 96", Assert.Throws<ArgumentException>(() => layer.SetFilterbank(zeros(3, 96))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MelSpectrogram(MelSpectrogramOptions.Low with { FrameLength = 2047 }));
    }

    private static MelSpectrogram Layer(string spec) => new(spec == "spec1" ? MelSpectrogramOptions.Low : MelSpectrogramOptions.High);

    private static Tensor Input(string name) => tensor(Fixture.Load($"audio/{name}/input.npy").Singles).unsqueeze(0);

    private static Tensor Expected(string path, ScalarType type = ScalarType.Float32)
    {
        var fixture = Fixture.Load(path);
        return tensor(fixture.Values).reshape(fixture.Shape).to(type);
    }
}
