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
        Stir(network);
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

    [Fact]
    public void Made_in_a_scope_it_outlives_it()
    {
        AudioNetwork network;
        AudioInference inference;
        using (NewDisposeScope()) (network, inference) = Make();
        Assert.Equal([1, 5], network.call(zeros(1, 144_000)).shape);
        Assert.Equal([1, 5], inference.Forward(zeros(1, 144_000)).shape);
        inference.Dispose();
        network.Dispose();

        static (AudioNetwork Network, AudioInference Inference) Make()
        {
            var network = new AudioNetwork(AudioNetworkOptions.Small(5));
            return (network, network.ForInference());
        }
    }

    [Fact]
    public void Listening_to_a_recording_is_hearing_its_clips_one_by_one()
    {
        using var scope = NewDisposeScope();
        using var network = new AudioNetwork(AudioNetworkOptions.Small(4));
        Stir(network);
        using var inference = network.ForInference();
        var recording = SongSynthesizer.Record([CourseSongs.All[0]], seed: 5, new Scene { Seconds = 10 });

        var heard = inference.Listen(recording.Read(), new ClipOptions { Overlap = 1 }, batch: 2).ToList();
        Assert.Equal([0, 2, 4, 6, 8], heard.Select(clip => clip.Start));
        foreach (var (start, logits) in heard)
            Close(inference.Forward(tensor(recording.Slice(start, 3).Samples).unsqueeze(0)), tensor(logits).unsqueeze(0));

        Assert.Empty(inference.Listen(new Waveform([]).Read()));
        Assert.Single(inference.Listen(new Waveform(new float[100]).Read()));
        Assert.Contains("call At(48000) first", Assert.Throws<ArgumentException>(() => inference.Listen(new Waveform([], 44_100).Read())).Message, StringComparison.Ordinal);
    }

    /// <summary>As after a training: no batch norm is the identity any more.</summary>
    private static void Stir(AudioNetwork network)
    {
        using var unrecorded = no_grad();
        foreach (var (name, value) in network.state_dict())
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal)) value.uniform_(-0.3, 0.3);
            if (name.EndsWith("running_var", StringComparison.Ordinal) || name.Contains("norm.weight", StringComparison.Ordinal)) value.uniform_(0.5, 1.5);
            if (name.EndsWith("magnitude_scaling", StringComparison.Ordinal)) value.fill_(0.7);
        }

        network.eval();
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = expected.abs().max().item<float>();
        Assert.True(largest > 0.01);
        Assert.InRange((expected - actual).abs().max().item<float>() / largest, 0, Rounding);
    }
}
