using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>MobileNet's block: widen by 1x1, filter each channel by itself by 3x3, weigh the channels, narrow by 1x1.</summary>
/// <remarks>
/// (batch, in, height, width) → (batch, out, ⌈height/stride⌉, ⌈width/stride⌉). With a skip, the input is added and stochastic depth may leave the rest out.
/// As in BirdNET v2.4: SiLU after the first two convolutions, nothing after the last, not even a batch norm; zeros on all four sides
/// before the 3x3, also where the stride is 2. Sandler et al., "MobileNetV2", CVPR 2018; Tan and Le, "EfficientNet", ICML 2019.
/// </remarks>
public sealed class InvertedResidual : Module<Tensor, Tensor>
{
    private readonly Conv2d expand;
    private readonly BatchNorm2d expand_norm;
    private readonly Conv2d depthwise;
    private readonly BatchNorm2d depthwise_norm;
    private readonly SqueezeExcitation? excitation;
    private readonly Conv2d project;
    private readonly StochasticDepth? depth;

    /// <param name="input">Channels of the input.</param>
    /// <param name="expanded">Channels inside.</param>
    /// <param name="output">Channels of the output; with a skip the same as the input's.</param>
    /// <param name="stride">1, or 2 to halve height and width.</param>
    /// <param name="squeezed">Width inside squeeze-and-excitation; 0 for a block without.</param>
    /// <param name="skip">Whether the input is added to the output.</param>
    /// <param name="stochasticDepth">Probability of leaving out a skipping block in training, in [0, 1).</param>
    /// <param name="momentum">How much of a batch's statistics the batch norms take over.</param>
    public InvertedResidual(long input, long expanded, long output, long stride, long squeezed, bool skip, double stochasticDepth = 0.1, double momentum = 0.001)
        : base(nameof(InvertedResidual))
    {
        Require.AtLeast(1, input);
        Require.AtLeast(1, expanded);
        Require.AtLeast(1, output);
        Require.InRange(1, 2, stride);
        Require.AtLeast(0, squeezed);
        if (skip && (stride != 1 || input != output))
            throw new ArgumentException($"A skip adds the input to the output: both must have the same size, not {input} channels in, {output} out at stride {stride}.");

        expand = Conv2d(input, expanded, kernel_size: 1, bias: false);
        expand_norm = BatchNorm2d(expanded, eps: AudioNetwork.Epsilon, momentum: momentum);
        depthwise = Conv2d(expanded, expanded, kernel_size: 3, stride: stride, padding: 1, groups: expanded, bias: false);
        depthwise_norm = BatchNorm2d(expanded, eps: AudioNetwork.Epsilon, momentum: momentum);
        excitation = squeezed > 0 ? new SqueezeExcitation(expanded, squeezed) : null;
        project = Conv2d(expanded, output, kernel_size: 1, bias: false);
        depth = skip ? new StochasticDepth(stochasticDepth) : null;
        KerasInitialization.VarianceScalingFanOut(expand.weight);
        KerasInitialization.GlorotUniformDepthwise(depthwise.weight);
        KerasInitialization.VarianceScalingFanOut(project.weight);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.silu(expand_norm.call(expand.call(x)));     // (batch, expanded, height, width)
        y = functional.silu(depthwise_norm.call(depthwise.call(y)));   // (batch, expanded, height/stride, width/stride)
        if (excitation is not null) y = excitation.call(y);
        y = project.call(y);                                           // (batch, out, height/stride, width/stride)
        if (depth is not null) y = x + depth.call(y);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>The same for listening only; it goes on using this block's squeeze-and-excitation.</summary>
    internal FoldedInvertedResidual ForInference() => new(
        new FoldedConvolution(expand, expand_norm),
        new FoldedConvolution(depthwise, depthwise_norm),
        excitation,
        new FoldedConvolution(project),
        skip: depth is not null);
}
