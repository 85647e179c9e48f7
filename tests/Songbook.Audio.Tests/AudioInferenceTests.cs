using Songbook.Models;
using Songbook.Verification;
using Songbook.Weights;
using static TorchSharp.torch;

namespace Songbook.Audio.Tests;

public class AudioInferenceTests
{
    // Folding multiplies once more and adds once less: a few units in the last of 24 bits, through up to 40 layers.
    private const double Rounding = 1e-5;

    [Fact]
    public void It_answers_as_BirdNETs_network_does()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        using var network = new AudioNetwork();
        TensorFlowJsAudioNetwork.LoadInto(network, PseudoRandomWeights.For(network, ""));
        network.eval();
        using var inference = network.ForInference();

        var input = Npy.Read(Path.Combine(Fixture.PathOf("birdnet24/chirp"), "input.npy"));
        var clips = cat([input, input * 0.5 + 0.1, input.roll(10_000, 1)], dim: 0);
        Close(network.ForwardFeatures(clips), inference.ForwardFeatures(clips));
        Close(network.call(clips), inference.Forward(clips));

        // And as the reference, from the waveform on.
        var embedding = Npy.Read(Path.Combine(Fixture.PathOf("birdnet24/chirp"), "embedding.npy"));
        Assert.True((inference.ForwardFeatures(input) - embedding).abs().max().item<float>() < 1e-3);
    }

    [Fact]
    public void It_takes_over_batch_norms_weights_and_exponents_as_training_left_them()
    {
        using var scope = NewDisposeScope();
        using var network = new AudioNetwork(AudioNetworkOptions.Small(5));
        using (no_grad())
        {
            foreach (var (name, value) in network.state_dict())
            {
                if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal)) value.uniform_(-0.3, 0.3);
                if (name.EndsWith("running_var", StringComparison.Ordinal) || name.Contains("norm.weight", StringComparison.Ordinal)) value.uniform_(0.5, 1.5);
                if (name.EndsWith("magnitude_scaling", StringComparison.Ordinal)) value.fill_(0.7);
            }
        }

        network.eval();
        using var inference = network.ForInference();
        var clips = rand(3, 144_000) - 0.5;
        var (expected, pictures) = (network.call(clips).detach(), network.Pictures(clips).detach());
        Close(expected, inference.Forward(clips));

        var before = pictures.clone();
        Close(network.ForwardFeatures(clips).detach(), inference.ForwardPictures(pictures));
        Close(network.ForwardFeatures(clips).detach(), network.ForwardPictures(pictures).detach());
        Assert.True(pictures.allclose(before, rtol: 0, atol: 0));
        Assert.False(inference.Forward(clips).requires_grad);

        // It is a copy.
        using (no_grad()) network.parameters().Last().add_(1);
        Close(expected, inference.Forward(clips));
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = expected.abs().max().item<float>();
        Assert.True(largest > 0.01);
        Assert.InRange((expected - actual).abs().max().item<float>() / largest, 0, Rounding);
    }
}
