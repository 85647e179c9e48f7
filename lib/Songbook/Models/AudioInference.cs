using Songbook.Audio;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>An audio network that only listens: the answers of the <see cref="AudioNetwork"/> that it was made of, in less time.</summary>
/// <remarks>
/// Batch norms are folded into the convolutions before them, pictures lie in memory with the channels last, and what nobody needs any more is
/// overwritten. Answers differ from the network's in the last digits. Gradients are not recorded. Made by <see cref="AudioNetwork.ForInference"/>.
/// </remarks>
public sealed class AudioInference : IDisposable
{
    // A copy: its spectrograms, squeeze-and-excitation layers and classifier are used as they are.
    private readonly AudioNetwork network;

    // This and the other norm have no convolution before them.
    private readonly FoldedNorm spectrogramNorm;
    private readonly FoldedConvolution stem;
    private readonly FoldedConvolution pool;
    private readonly IReadOnlyList<FoldedInvertedResidual> blocks;
    private readonly FoldedNorm postNorm;
    private readonly FoldedConvolution post;

    internal AudioInference(
        AudioNetwork network,
        FoldedNorm spectrogramNorm,
        FoldedConvolution stem,
        FoldedConvolution pool,
        IReadOnlyList<FoldedInvertedResidual> blocks,
        FoldedNorm postNorm,
        FoldedConvolution post)
    {
        this.network = network;
        this.spectrogramNorm = spectrogramNorm;
        this.stem = stem;
        this.pool = pool;
        this.blocks = blocks;
        this.postNorm = postNorm;
        this.post = post;
    }

    public AudioNetworkOptions Options => network.Options;

    /// <summary>Logits, one a class.</summary>
    /// <param name="x">Waveforms, (batch, samples).</param>
    /// <returns>(batch, classes).</returns>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public Tensor Forward(Tensor x)
    {
        using var embedding = ForwardFeatures(x);
        return Classify(embedding);
    }

    /// <summary>The embedding: what the network heard, before it is asked for species.</summary>
    /// <param name="x">Waveforms, (batch, samples).</param>
    /// <returns>(batch, embedding size).</returns>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public Tensor ForwardFeatures(Tensor x)
    {
        using var unrecorded = no_grad();
        using var picture = network.Pictures(x);
        return ForwardPictures(picture);
    }

    /// <summary>The embedding of pictures that <see cref="AudioNetwork.Pictures"/> made.</summary>
    /// <param name="pictures">(batch, spectrograms, bands, frames); not changed.</param>
    /// <returns>(batch, embedding size).</returns>
    public Tensor ForwardPictures(Tensor pictures)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        var features = Stem(pictures);
        foreach (var block in blocks)
        {
            // Early pictures are large: each is freed as soon as the next is there.
            using var before = features;
            features = block.Apply(before);
        }

        var y = postNorm.Apply(features).relu_();
        return post.Apply(y).relu_().mean(dimensions: [2, 3]).MoveToOuterDisposeScope();
    }

    /// <summary>Logits of embeddings, (batch, embedding size) → (batch, classes).</summary>
    public Tensor Classify(Tensor embedding)
    {
        using var unrecorded = no_grad();
        return network.Classify(embedding);
    }

    /// <summary>Listens to a recording of any length, some clips at a time.</summary>
    /// <param name="recording">One channel at the spectrograms' sample rate; read to its end, not disposed.</param>
    /// <param name="clips">How it is cut; null: without overlap. The length is the network's.</param>
    /// <param name="batch">Clips at a time, at least 1: more are faster and take more memory.</param>
    /// <returns>Each clip's start in seconds and its logits.</returns>
    /// <exception cref="ArgumentException">Another sample rate.</exception>
    public IEnumerable<(double Start, float[] Logits)> Listen(AudioReader recording, ClipOptions? clips = null, int batch = 16)
    {
        ArgumentNullException.ThrowIfNull(recording);
        Require.AtLeast(1, batch);
        var rate = Options.Spectrograms[0].SampleRate;
        if (recording.SampleRate != rate)
            throw new ArgumentException($"A recording at {recording.SampleRate} Hz; the network listens at {rate} Hz: call At({rate}) first.", nameof(recording));
        clips = (clips ?? new ClipOptions()) with { Seconds = (double)Options.Samples / rate };
        return Clip.Cut(recording, clips).Chunk(batch).SelectMany(Hear);
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[spectrogramNorm, stem, pool, .. blocks, postNorm, post, network]) part.Dispose();
    }

    private IEnumerable<(double Start, float[] Logits)> Hear(Clip[] clips)
    {
        using var scope = NewDisposeScope();
        var waveforms = stack([.. clips.Select(clip => tensor(clip.Waveform.Samples))]).to(postNorm.Scale.device);
        var logits = Forward(waveforms).cpu().data<float>().ToArray();
        return clips.Zip(logits.Chunk((int)Options.Classes), (clip, its) => (clip.Start, its));
    }

    private Tensor Stem(Tensor x)
    {
        using var scope = NewDisposeScope();
        // The norm stays in front of the convolution: the padding's zeros are zeros behind it.
        var normed = spectrogramNorm.Apply(x);
        var y = stem.Apply(FoldedConvolution.ChannelsLast(functional.pad(normed, network.StemPadding))).relu_();
        var largest = functional.max_pool2d(y, (1, 2));
        var mean = functional.avg_pool2d(y, [1, 2]);
        return pool.Apply(cat([largest, mean], dim: 1)).MoveToOuterDisposeScope();
    }
}
