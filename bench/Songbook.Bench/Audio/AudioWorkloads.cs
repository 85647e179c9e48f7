using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Bench.Audio;

/// <summary>What is timed, by the number of repetitions; audio_peer.py does the same under the same names.</summary>
internal static class AudioWorkloads
{
    /// <summary>Both spectrograms of 64 clips of three seconds.</summary>
    public static Action<int> Mel()
    {
        // A network for the sake of its spectrograms.
        var network = new AudioNetwork(AudioNetworkOptions.BirdNet24 with { Classes = 1 });
        var clips = rand(64, 144_000) - 0.5;
        return repetitions =>
        {
            using var unrecorded = no_grad();
            for (var i = 0; i < repetitions; i++) network.Pictures(clips).Dispose();
        };
    }

    /// <summary>BirdNET v2.4 from 16 pictures to logits.</summary>
    public static Action<int> Network()
    {
        var network = new AudioNetwork();
        var inference = network.ForInference();
        var pictures = rand(16, 2, 96, 511);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                using var embedding = inference.ForwardPictures(pictures);
                inference.Classify(embedding).Dispose();
            }
        };
    }

    /// <summary>A training step of the small network on 32 pictures.</summary>
    public static Action<int> Step()
    {
        var network = new AudioNetwork(AudioNetworkOptions.Small());
        network.train();
        var optimizer = optim.AdamW(network.parameters(), lr: 1e-3, weight_decay: 0.01);
        var (pictures, labels) = (rand(32, 2, 48, 128), randint(0, 23, 32));
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                using var scope = NewDisposeScope();
                var loss = nn.functional.cross_entropy(network.Classify(network.ForwardPictures(pictures)), labels);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
            }
        };
    }
}
