using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Audio;

/// <summary>BirdNET v2.4's spectrogram layer: a waveform becomes a picture, and one number of it is learned.</summary>
/// <remarks>
/// (batch, samples) → (batch, 1, bands, frames); row 0 is the highest band. Each clip for itself:
/// <list type="number">
/// <item>scale to [−1, 1]: subtract the minimum, divide by the maximum + 1e-6, subtract 0.5, double;</item>
/// <item>frames, not padded, under a periodic Hann window; the real part of their Fourier transform; mel bands;</item>
/// <item>square, then the power 1 / (1 + exp(a)), a = <c>magnitude_scaling</c>: it lifts what is faint.</item>
/// </list>
/// Step 2 is linear and the same for every frame, so it is a strided convolution with one fixed kernel a band:
/// window[n] · Σ_k weight[k, band] · cos(2πkn/N). That is how it is computed; <see cref="ByFourierTransform"/> takes the steps one by one.
/// A silent clip becomes the constant −1, whose transform is not zero; a clip with a NaN becomes NaN, the others of its batch do not.
/// Follows the class MelSpecLayerSimple in birdnet-team/BirdNET-Analyzer@d5ca967 checkpoints/V2.4/BirdNET_GLOBAL_6K_V2.4_Model_TFJS/static/main.js.
/// </remarks>
public sealed class MelSpectrogram : Module<Tensor, Tensor>
{
    /// <summary>The exponent's parameter before training: 1 / (1 + exp(1.23)) = 0.226.</summary>
    public const double InitialMagnitudeScaling = 1.23;

    // Below float32's smallest normal number a square is taken for this: the power's slope at zero is infinite, and infinite · 0 is not a number.
    private const double SmallestSquare = 1.2e-38;

    private readonly Parameter magnitude_scaling;

    // (bins, bands) and (bands, 1, frame length), highest band first. They follow from the options and are not saved.
    private readonly Tensor filterbank;
    private readonly Tensor kernels;

    /// <param name="options">Frame, hop, frequencies and bands.</param>
    /// <exception cref="ArgumentOutOfRangeException">A measure outside its range.</exception>
    public MelSpectrogram(MelSpectrogramOptions options) : base(nameof(MelSpectrogram))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        using var scope = NewDisposeScope();
        magnitude_scaling = Parameter(tensor(InitialMagnitudeScaling, dtype: float32));
        magnitude_scaling.DetachFromDisposeScope();
        var weights = LinearToMel.Weights(options.Bins, options.SampleRate, options.MinimumFrequency, options.MaximumFrequency, options.Bands);
        filterbank = tensor(weights).flip(1).DetachFromDisposeScope();
        kernels = Kernels(filterbank, options.FrameLength).DetachFromDisposeScope();
        register_parameter(nameof(magnitude_scaling), magnitude_scaling);
        register_buffer(nameof(filterbank), filterbank, persistent: false);
        register_buffer(nameof(kernels), kernels, persistent: false);
    }

    public MelSpectrogramOptions Options { get; }

    /// <param name="x">Waveforms, (batch, samples).</param>
    /// <returns>(batch, 1, bands, frames).</returns>
    /// <exception cref="ArgumentException">Not two dimensions, or fewer samples than a frame has.</exception>
    public override Tensor forward(Tensor x)
    {
        Demand(x);
        using var scaled = Normalise(x);
        return OfScaled(scaled);
    }

    /// <summary>Steps 2 and 3 alone: two layers that look at the same clips need step 1 once.</summary>
    /// <param name="x">What <see cref="Normalise"/> made, (batch, samples).</param>
    /// <returns>(batch, 1, bands, frames).</returns>
    internal Tensor OfScaled(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Compress(ByConvolution(x)).unsqueeze(1).MoveToOuterDisposeScope();
    }

    /// <summary>Step 1: every clip to [−1, 1].</summary>
    /// <param name="x">(batch, samples).</param>
    public static Tensor Normalise(Tensor x)
    {
        using var scope = NewDisposeScope();
        var positive = x - x.amin(dims: [1], keepdim: true);
        return (positive / (positive.amax(dims: [1], keepdim: true) + 1e-6)).sub(0.5).mul(2).MoveToOuterDisposeScope();
    }

    /// <summary>Step 2 at once: signed mel bands by a strided convolution.</summary>
    /// <param name="x">(batch, samples), scaled.</param>
    /// <returns>(batch, bands, frames).</returns>
    public Tensor ByConvolution(Tensor x)
    {
        Demand(x);
        using var signal = x.unsqueeze(1); // (batch, 1, samples)
        return functional.conv1d(signal, kernels, stride: Options.HopLength);
    }

    /// <summary>Step 2 one by one: frames, window, Fourier transform, real part, mel bands.</summary>
    /// <param name="x">(batch, samples), scaled.</param>
    /// <returns>(batch, bands, frames).</returns>
    public Tensor ByFourierTransform(Tensor x)
    {
        Demand(x);
        using var scope = NewDisposeScope();
        var window = tensor(Window.PeriodicHann(Options.FrameLength), dtype: x.dtype, device: x.device);
        var frames = x.unfold(dimension: 1, size: Options.FrameLength, step: Options.HopLength); // (batch, frames, frame length)
        var spectrum = fft.rfft(frames * window).real;                                          // (batch, frames, bins)
        return spectrum.matmul(filterbank.to(x.dtype)).transpose(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Step 3: the square to the learned power.</summary>
    /// <param name="mel">Signed mel bands of any shape.</param>
    public Tensor Compress(Tensor mel)
    {
        using var scope = NewDisposeScope();
        var exponent = (magnitude_scaling.exp() + 1).reciprocal();
        return mel.square().clamp_min(SmallestSquare).pow(exponent).MoveToOuterDisposeScope();
    }

    /// <summary>Takes over the filterbank that a published model brings: it may differ in the last digits, and they show.</summary>
    /// <param name="weights">(bins, bands), lowest band first.</param>
    /// <exception cref="ArgumentException">Another size.</exception>
    public void SetFilterbank(Tensor weights)
    {
        RequireFits(weights);
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        filterbank.copy_(weights.flip(1));
        kernels.copy_(Kernels(filterbank.cpu(), Options.FrameLength));
    }

    /// <summary>A copy of the filterbank, (bins, bands), lowest band first.</summary>
    public Tensor Filterbank() => filterbank.flip(1);

    /// <exception cref="ArgumentException">A filterbank of another size.</exception>
    internal void RequireFits(Tensor weights)
    {
        if (!weights.shape.SequenceEqual([Options.Bins, Options.Bands]))
            throw new ArgumentException($"A filterbank of {string.Join(" x ", weights.shape)}; these frames and bands need {Options.Bins} x {Options.Bands}.");
    }

    /// <summary>Everything is registered in the constructor, where the tables can be marked as not to be saved.</summary>
    protected override void RegisterComponents()
    {
    }

    private void Demand(Tensor x)
    {
        if (x.dim() != 2) throw new ArgumentException($"Waveforms of the shape [{string.Join(", ", x.shape)}]; (batch, samples) is needed.", nameof(x));
        if (x.shape[1] < Options.FrameLength)
            throw new ArgumentException($"{x.shape[1]} samples are less than one frame of {Options.FrameLength}: fill the clip up with zeros.", nameof(x));
    }

    /// <summary>window[n] · Σ_k filterbank[k, band] · cos(2πkn/N), summed in doubles.</summary>
    private static Tensor Kernels(Tensor filterbank, int length)
    {
        using var scope = NewDisposeScope();
        var n = arange(length, dtype: float64);
        var k = arange(filterbank.shape[0], dtype: float64);
        // k·n modulo N first: the cosine of a small angle is exact to the last digit.
        var cosines = n.outer(k).remainder(length).mul(2 * Math.PI / length).cos();         // (frame length, bins)
        var window = tensor(Window.PeriodicHann(length)).unsqueeze(1);                      // (frame length, 1)
        var kernels = cosines.matmul(filterbank.to(float64)).mul(window);                   // (frame length, bands)
        return kernels.transpose(0, 1).unsqueeze(1).to(float32).contiguous().MoveToOuterDisposeScope();
    }
}
