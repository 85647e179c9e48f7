using Songbook.Audio;
using Songbook.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>BirdNET v2.4's audio network: a waveform becomes a picture, the picture an embedding, the embedding a logit a species.</summary>
/// <remarks>
/// (batch, samples) → (batch, classes). With the default options:
/// <code>
/// spectrograms   two mel spectrograms as channels      2 x 96 x 511
/// stem           conv 4x8 /2, ReLU; max and mean of    24 x 48 x 128
///                two frames; conv 1x1
/// stage 1        3 blocks                               36 x 24 x 64
/// stage 2        4 blocks, squeeze-and-excitation       72 x 12 x 32
/// stage 3        5 blocks, squeeze-and-excitation      108 x  6 x 16
/// stage 4        4 blocks, squeeze-and-excitation      192 x  3 x 8
/// post           ReLU, conv 3x3 without padding, ReLU 1024 x  1 x 6
/// embedding      mean over the picture                 1024
/// classifier     linear                                6522
/// </code>
/// 12,830,420 parameters, 12,780,608 of them trainable (the others are the batch norms' running means and variances). Rebuilt from the published topology:
/// birdnet-team/BirdNET-Analyzer@d5ca967 checkpoints/V2.4/BirdNET_GLOBAL_6K_V2.4_Model_TFJS/static/model/model.json.
/// </remarks>
public sealed class AudioNetwork : Module<Tensor, Tensor>
{
    // Every batch norm's, as in Keras (PyTorch: 1e-5).
    internal const double Epsilon = 1e-3;

    private readonly ModuleList<MelSpectrogram> spectrograms;
    private readonly BatchNorm2d spectrogram_norm;
    private readonly Conv2d stem_conv;
    private readonly BatchNorm2d stem_norm;
    private readonly Conv2d pool_conv;
    private readonly ModuleList<Sequential> stages;
    private readonly BatchNorm2d post_norm;
    private readonly Conv2d post_conv;
    private readonly BatchNorm2d post_conv_norm;
    private readonly Dropout dropout;
    private readonly Linear classifier;

    /// <param name="options">Null: BirdNET v2.4.</param>
    /// <exception cref="ArgumentException">Measures that do not make a network.</exception>
    public AudioNetwork(AudioNetworkOptions? options = null) : base(nameof(AudioNetwork))
    {
        Options = options ??= AudioNetworkOptions.BirdNet24;
        options.Validate();

        spectrograms = new ModuleList<MelSpectrogram>([.. options.Spectrograms.Select(spectrogram => new MelSpectrogram(spectrogram))]);
        spectrogram_norm = BatchNorm2d(options.Spectrograms.Count, eps: Epsilon, momentum: options.Momentum);
        stem_conv = Conv2d(options.Spectrograms.Count, options.StemChannels, kernel_size: options.StemKernel, stride: (2, 2), bias: false);
        stem_norm = BatchNorm2d(options.StemChannels, eps: Epsilon, momentum: options.Momentum);
        pool_conv = Conv2d(2 * options.StemChannels, options.StemChannels, kernel_size: 1);
        stages = new ModuleList<Sequential>([.. options.Stages.Select((stage, i) => Stage(stage, i == 0 ? options.StemChannels : options.Stages[i - 1].Channels, options))]);
        var width = options.Stages[^1].Channels;
        post_norm = BatchNorm2d(width, eps: Epsilon, momentum: options.Momentum);
        post_conv = Conv2d(width, options.EmbeddingSize, kernel_size: 3, bias: false);
        post_conv_norm = BatchNorm2d(options.EmbeddingSize, eps: Epsilon, momentum: options.Momentum);
        dropout = Dropout(options.Dropout);
        classifier = Linear(options.EmbeddingSize, options.Classes);

        var (bands, frames) = options.PictureSize;
        var (top, bottom) = SamePadding(bands, options.StemKernel.Bands);
        var (left, right) = SamePadding(frames, options.StemKernel.Frames);
        StemPadding = (left, right, top, bottom);

        KerasInitialization.HeNormal(stem_conv.weight);
        KerasInitialization.GlorotUniform(pool_conv.weight);
        KerasInitialization.HeNormal(post_conv.weight);
        KerasInitialization.HeNormal(classifier.weight);
        using (no_grad())
        {
            pool_conv.bias!.zero_();
            classifier.bias!.zero_();
        }

        RegisterComponents();
    }

    public AudioNetworkOptions Options { get; }

    internal IEnumerable<MelSpectrogram> Spectrograms => spectrograms;

    /// <summary>Zeros around the normed picture, in front of the first convolution.</summary>
    internal (long Left, long Right, long Top, long Bottom) StemPadding { get; }

    /// <summary>Logits, one a class; each class for itself, so that a sigmoid makes them probabilities.</summary>
    /// <param name="x">Waveforms, (batch, samples).</param>
    /// <returns>(batch, classes).</returns>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return classifier.call(dropout.call(ForwardFeatures(x))).MoveToOuterDisposeScope();
    }

    /// <summary>The embedding: what the network heard, before it is asked for species.</summary>
    /// <param name="x">Waveforms, (batch, samples).</param>
    /// <returns>(batch, embedding size).</returns>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public Tensor ForwardFeatures(Tensor x)
    {
        using var pictures = Pictures(x);
        return ForwardPictures(pictures);
    }

    /// <summary>What the network looks at: its spectrograms, as channels of one picture.</summary>
    /// <param name="x">Waveforms, (batch, samples).</param>
    /// <returns>(batch, spectrograms, bands, frames).</returns>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public Tensor Pictures(Tensor x)
    {
        if (x.dim() != 2 || x.shape[1] != Options.Samples)
            throw new ArgumentException($"Waveforms of the shape [{string.Join(", ", x.shape)}]; (batch, {Options.Samples}) is needed.", nameof(x));
        using var scope = NewDisposeScope();
        var scaled = MelSpectrogram.Normalise(x);
        return cat([.. spectrograms.Select(spectrogram => spectrogram.OfScaled(scaled))], dim: 1).MoveToOuterDisposeScope();
    }

    /// <summary>The embedding of pictures that are there already: who trains for many epochs makes them once.</summary>
    /// <remarks>The spectrograms then stay as they are; their exponents are not trained.</remarks>
    /// <param name="pictures">As <see cref="Pictures"/> makes them; not changed.</param>
    /// <returns>(batch, embedding size).</returns>
    public Tensor ForwardPictures(Tensor pictures)
    {
        using var scope = NewDisposeScope();
        var features = pictures.alias();
        foreach (var (_, part) in Parts().Skip(1))
        {
            // Early pictures are large: each is freed as soon as the next is there.
            using var before = features;
            features = part(before);
        }

        return features.MoveToOuterDisposeScope();
    }

    /// <summary>What every part makes of the clips, in order; the last is the embedding.</summary>
    /// <returns>Names and tensors; the caller disposes them.</returns>
    public IEnumerable<(string Part, Tensor Output)> Trace(Tensor x)
    {
        foreach (var (name, part) in Parts())
        {
            x = part(x);
            yield return (name, x);
        }
    }

    /// <summary>One part alone, for looking into the network; the names are <see cref="Trace"/>'s.</summary>
    /// <exception cref="ArgumentException">No such part.</exception>
    public Tensor Apply(string part, Tensor x) =>
        (Parts().FirstOrDefault(each => each.Name == part).Part ?? throw new ArgumentException($"No part '{part}': there are {string.Join(", ", Parts().Select(each => each.Name))}."))(x);

    /// <summary>Logits of embeddings, (batch, embedding size) → (batch, classes).</summary>
    public Tensor Classify(Tensor embedding) => classifier.call(embedding);

    /// <summary>Parameters of every part that has some, in order.</summary>
    public IEnumerable<(string Part, long Total, long Trainable)> Sizes()
    {
        yield return Size("spectrograms", spectrograms);
        yield return Size("spectrogram norm", spectrogram_norm);
        yield return Size("stem", stem_conv, stem_norm, pool_conv);
        for (var i = 0; i < stages.Count; i++) yield return Size($"stage {i + 1}", stages[i]);
        yield return Size("post", post_norm, post_conv, post_conv_norm);
        yield return Size("classifier", classifier);

        static (string Part, long Total, long Trainable) Size(string part, params Module[] modules)
        {
            var count = modules.Select(ParameterCount.Of).Aggregate((a, b) => a + b);
            return (part, count.Total, count.Trainable);
        }
    }

    /// <summary>A copy for listening, faster than the network itself; on the CPU, or wherever this network is.</summary>
    /// <remarks>What this network learns later, the copy does not know.</remarks>
    public AudioInference ForInference()
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        var copy = new AudioNetwork(Options);
        copy.LoadWeights(CopyWeights());
        copy.to(classifier.weight.device);
        copy.eval();
        return new AudioInference(
            copy,
            new FoldedNorm(copy.spectrogram_norm),
            new FoldedConvolution(copy.stem_conv, copy.stem_norm),
            new FoldedConvolution(copy.pool_conv),
            [.. copy.stages.SelectMany(stage => stage.children()).Cast<InvertedResidual>().Select(block => block.ForInference())],
            new FoldedNorm(copy.post_norm),
            new FoldedConvolution(copy.post_conv, copy.post_conv_norm));
    }

    /// <summary>Copies of all weights and of the filterbanks, which the state dict does not have; the caller disposes them.</summary>
    /// <returns>By their names in the state dict; a filterbank is <c>spectrograms.0.filterbank</c>, (bins, bands), lowest band first.</returns>
    public Dictionary<string, Tensor> CopyWeights()
    {
        var weights = StateDict.Copy(this);
        for (var i = 0; i < spectrograms.Count; i++) weights.Add(FilterbankName(i), spectrograms[i].Filterbank());
        return weights;
    }

    /// <summary>Copies weights into the network; a spectrogram whose filterbank is not among them keeps its own.</summary>
    /// <param name="weights">As <see cref="CopyWeights"/> gives them, and as <c>songbook weights import</c> writes them.</param>
    /// <exception cref="ArgumentException">The weights are of another network; this one is as before.</exception>
    public void LoadWeights(IReadOnlyDictionary<string, Tensor> weights)
    {
        var filterbanks = spectrograms.Index().ToDictionary(each => FilterbankName(each.Index), each => each.Item, StringComparer.Ordinal);
        foreach (var (name, spectrogram) in filterbanks)
        {
            if (weights.TryGetValue(name, out var filterbank)) spectrogram.RequireFits(filterbank);
        }

        StateDict.LoadInto(this, weights.Where(weight => !filterbanks.ContainsKey(weight.Key)).ToDictionary(StringComparer.Ordinal));
        foreach (var (name, spectrogram) in filterbanks)
        {
            if (weights.TryGetValue(name, out var filterbank)) spectrogram.SetFilterbank(filterbank);
        }
    }

    internal static string FilterbankName(int spectrogram) => $"{nameof(spectrograms)}.{spectrogram}.filterbank";

    private IEnumerable<(string Name, Func<Tensor, Tensor> Part)> Parts()
    {
        yield return ("spectrograms", Pictures);
        yield return ("spectrogram norm", spectrogram_norm.call);
        yield return ("stem", Stem);
        for (var i = 0; i < stages.Count; i++) yield return ($"stage {i + 1}", stages[i].call);
        yield return ("post", Post);
        yield return ("embedding", x => x.mean(dimensions: [2, 3]));
    }

    private Tensor Stem(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu(stem_norm.call(stem_conv.call(functional.pad(x, StemPadding))));
        var largest = functional.max_pool2d(y, (1, 2));
        var mean = functional.avg_pool2d(y, [1, 2]);
        return pool_conv.call(cat([largest, mean], dim: 1)).MoveToOuterDisposeScope();
    }

    private Tensor Post(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu(post_norm.call(x));
        return functional.relu(post_conv_norm.call(post_conv.call(y))).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(AudioStage stage, long input, AudioNetworkOptions options) =>
        Sequential(Enumerable.Range(0, stage.Blocks).Select(i => (Module<Tensor, Tensor>)new InvertedResidual(
            input: i == 0 ? input : stage.Channels,
            expanded: stage.Expansion * stage.Channels,
            output: stage.Channels,
            stride: i == 0 ? 2 : 1,
            squeezed: stage.SqueezeExcitation ? stage.Channels / 4 : 0,
            skip: i > 0,
            options.StochasticDepth,
            options.BlockMomentum)));

    /// <summary>TensorFlow's "same" at stride 2: ⌈size/2⌉ outputs, the odd zero at the end.</summary>
    private static (long Before, long After) SamePadding(long size, long kernel)
    {
        var total = Math.Max(0, (((size + 1) / 2) - 1) * 2 + kernel - size);
        return (total / 2, total - (total / 2));
    }
}
