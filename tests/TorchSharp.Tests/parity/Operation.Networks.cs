using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Parity;

// What networks are made of: torch.nn.functional.
internal sealed partial record Operation
{
    private static readonly Operation[] Networks =
    [
        // Activations.
        new("F.relu6(x[0])", x => F.relu6(x[0]), Types: "fh"),
        new("F.elu(x[0], 1.5)", x => F.elu(x[0], 1.5), Types: "fh"),
        new("F.celu(x[0], 0.7)", x => F.celu(x[0], 0.7)),
        new("F.selu(x[0])", x => F.selu(x[0])),
        new("F.gelu(x[0])", x => F.gelu(x[0]), Types: "fh"),
        new("F.silu(x[0])", x => F.silu(x[0])),
        new("F.mish(x[0])", x => F.mish(x[0])),
        new("F.softplus(x[0], 2)", x => F.softplus(x[0], 2)),
        new("F.softshrink(x[0], 0.3)", x => F.softshrink(x[0], 0.3)),
        new("F.hardshrink(x[0], 0.4)", x => F.hardshrink(x[0], 0.4)),
        new("F.hardtanh(x[0], -0.5, 2)", x => F.hardtanh(x[0], -0.5, 2), Types: "fh"),
        new("F.hardsigmoid(x[0])", x => F.hardsigmoid(x[0])),
        new("F.hardswish(x[0])", x => F.hardswish(x[0])),
        new("F.leaky_relu(x[0], 0.2)", x => F.leaky_relu(x[0], 0.2), Types: "fh"),
        new("F.logsigmoid(x[0])", x => F.logsigmoid(x[0])),
        new("F.threshold(x[0], 0.1, -2)", x => F.threshold(x[0], 0.1, -2)),
        new("F.softsign(x[0])", x => F.softsign(x[0])),
        new("F.tanhshrink(x[0])", x => F.tanhshrink(x[0])),
        new("F.gelu(x[0], approximate='tanh')", x => F.gelu(x[0], TorchSharp.Modules.GELU.Approximate.tanh)),
        new("F.gelu(x[0] * 1, approximate='tanh')", x => (x[0] * 1).gelu_(TorchSharp.Modules.GELU.Approximate.tanh)),
        new("F.gelu(x[0], approximate='tanh') + 1", x => x[0].gelu(TorchSharp.Modules.GELU.Approximate.tanh) + 1),
        new("F.glu(x[0], 1)", x => F.glu(x[0], 1), Inputs.Pictures(1)),
        new("F.prelu(x[0], x[1])", x => F.prelu(x[0], x[1]), Inputs.Channels),
        new("F.softmin(x[0], -1)", x => F.softmin(x[0], -1), LeastDimensions: 1),
        new("F.normalize(x[0], dim=0)", x => F.normalize(x[0], dim: 0), LeastDimensions: 1),
        new("F.one_hot(x[0].abs().to(torch.int64), 8)", x => F.one_hot(x[0].abs().to(int64), 8), Types: "fi"),
        new("F.cosine_similarity(x[0], x[1], 0)", x => F.cosine_similarity(x[0], x[1], 0), Inputs.Two),
        new("F.pairwise_distance(x[0], x[1])", x => F.pairwise_distance(x[0], x[1]), Inputs.Rows),

        // Linear maps and convolutions.
        new("F.linear(x[0], x[1], x[2])", x => F.linear(x[0], x[1], x[2]), Inputs.Layer, "fc"),
        new("F.conv1d(x[0], x[1], x[2])", x => F.conv1d(x[0], x[1], x[2]), Inputs.Convolution(1)),
        new("F.conv1d(x[0], x[1], None, 2, 1, 2)", x => F.conv1d(x[0], x[1], null, 2, 1, 2), Inputs.Convolution(1)),
        new("F.conv2d(x[0], x[1], x[2])", x => F.conv2d(x[0], x[1], x[2]), Inputs.Convolution(2), "fc"),
        new("F.conv2d(x[0], x[1], x[2], (2, 1), (1, 2), groups=2)", x => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 2], groups: 2), Inputs.Convolution(2, groups: 2)),
        new("F.conv2d(x[0], x[1], x[2], padding='same', dilation=2)", x => F.conv2d_padding(x[0], x[1], x[2], padding: Padding.Same, dilation: [2, 2]), Inputs.Convolution(2)),
        new("F.conv3d(x[0], x[1], x[2], 2, 1)", x => F.conv3d(x[0], x[1], x[2], [2, 2, 2], [1, 1, 1]), Inputs.Convolution(3)),
        new("F.conv_transpose1d(x[0], x[1], x[2], 2, 1, 1)", x => F.conv_transpose1d(x[0], x[1], x[2], 2, 1, 1), Inputs.Convolution(1, transposed: true)),
        new("F.conv_transpose2d(x[0], x[1], x[2], 2, 1, (1, 0), 2)", x => F.conv_transpose2d(x[0], x[1], x[2], [2, 2], [1, 1], [1, 0], groups: 2), Inputs.Convolution(2, groups: 2, transposed: true)),
        new("F.unfold(x[0], (2, 3), padding=1)", x => F.unfold(x[0], (2, 3), padding: (1, 1)), Inputs.Pictures(2)),

        // Attention. PyTorch 1.13 has it under this name.
        new("torch.ops.aten._scaled_dot_product_attention(x[0], x[1], x[2])[0]", x => F.scaled_dot_product_attention(x[0], x[1], x[2]), Inputs.ThreeRows),
        new("torch.ops.aten._scaled_dot_product_attention(x[0].repeat(2, 1), x[1], x[2][:, :1], is_causal=True)[0]", x => F.scaled_dot_product_attention(x[0].repeat(2, 1), x[1], x[2][.., ..1], is_casual: true), Inputs.ThreeRows),
        new("torch.ops.aten._scaled_dot_product_attention(x[0], x[1], x[2], (x[0] @ x[1].T > 0) | torch.eye(len(x[0]), dtype=torch.bool))[0]", x => F.scaled_dot_product_attention(x[0], x[1], x[2], (x[0].matmul(x[1].T) > 0) | eye(x[0].shape[0], dtype: @bool)), Inputs.ThreeRows),
        new("torch.ops.aten._scaled_dot_product_attention(*[each.expand(3, 2, -1, -1) for each in x], x[0] @ x[2].T)[0]", x => F.scaled_dot_product_attention(x[0].expand(3, 2, -1, -1), x[1].expand(3, 2, -1, -1), x[2].expand(3, 2, -1, -1), x[0].matmul(x[2].T)), Inputs.ThreeRows),

        // Pools.
        new("F.max_pool1d(x[0], 3, 2, 1)", x => F.max_pool1d(x[0], 3, 2, 1), Inputs.Pictures(1)),
        new("F.max_pool2d(x[0], 2)", x => F.max_pool2d(x[0], 2), Inputs.Pictures(2)),
        new("F.max_pool2d(x[0], (3, 2), (2, 1), (1, 0), ceil_mode=True)", x => F.max_pool2d(x[0], (3, 2), (2, 1), (1, 0), ceil_mode: true), Inputs.Pictures(2)),
        new("F.max_pool3d(x[0], 2)", x => F.max_pool3d(x[0], [2, 2, 2]), Inputs.Pictures(3)),
        new("F.max_pool2d(x[0], 2, return_indices=True)[1]", x => F.max_pool2d_with_indices(x[0], [2, 2]).Item2, Inputs.Pictures(2)),
        new("F.max_unpool2d(*F.max_pool2d(x[0], 2, return_indices=True), 2)", x => F.max_pool2d_with_indices(x[0], [2, 2]) is var (values, indices) ? F.max_unpool2d(values, indices, [2, 2]) : null!, Inputs.Pictures(2)),
        new("F.avg_pool1d(x[0], 3, 2, 1, count_include_pad=False)", x => F.avg_pool1d(x[0], 3, 2, 1, count_include_pad: false), Inputs.Pictures(1)),
        new("F.avg_pool2d(x[0], (2, 3), (1, 2), (1, 1), ceil_mode=True)", x => F.avg_pool2d(x[0], (2, 3), (1, 2), (1, 1), ceil_mode: true), Inputs.Pictures(2)),
        new("F.avg_pool2d(x[0], 3, divisor_override=4)", x => F.avg_pool2d(x[0], 3, divisor_override: 4), Inputs.Pictures(2)),
        new("F.avg_pool3d(x[0], 2)", x => F.avg_pool3d(x[0], [2, 2, 2]), Inputs.Pictures(3)),
        new("F.lp_pool1d(x[0], 3, 2)", x => F.lp_pool1d(x[0], 3, 2), Inputs.Pictures(1)),
        new("F.lp_pool1d(x[0] * (x[0] > 0), 2, 2)", x => F.lp_pool1d(x[0] * (x[0] > 0), 2, 2), Inputs.Pictures(1)), // with windows of zeros
        new("F.lp_pool2d(x[0], 2, 3, 2)", x => F.lp_pool2d(x[0], 2, 3, 2), Inputs.Pictures(2)),
        new("F.adaptive_avg_pool1d(x[0], 3)", x => F.adaptive_avg_pool1d(x[0], 3), Inputs.Pictures(1)),
        new("F.adaptive_avg_pool2d(x[0], (3, 2))", x => F.adaptive_avg_pool2d(x[0], (3, 2)), Inputs.Pictures(2)),
        new("F.adaptive_max_pool2d(x[0], (2, 3))", x => F.adaptive_max_pool2d(x[0], [2, 3]), Inputs.Pictures(2)),

        // Normalisation.
        new("F.batch_norm(x[0], None, None, x[1], x[2], training=True)", x => F.batch_norm(x[0], null, null, x[1], x[2], training: true), Inputs.Channels),
        new("F.batch_norm(x[0], x[1].detach(), x[2].detach().abs() + 1)", x => F.batch_norm(x[0], x[1].detach(), x[2].detach().abs() + 1), Inputs.Channels),
        new("F.group_norm(x[0], 2, x[1], x[2], 1e-3)", x => F.group_norm(x[0], 2, x[1], x[2], 1e-3), Inputs.Channels),
        new("F.instance_norm(x[0], weight=x[1], bias=x[2])", x => F.instance_norm(x[0], weight: x[1], bias: x[2]), Inputs.Channels),
        new("F.layer_norm(x[0], x[0].shape[-1:], x[1], x[2])", x => F.layer_norm(x[0], x[0].shape[^1..], x[1], x[2]), Inputs.LastDimension),
        new("F.layer_norm(x[0], x[0].shape[1:], eps=1e-3)", x => F.layer_norm(x[0], x[0].shape[1..], eps: 1e-3), Inputs.Pictures(2)),
        new("F.local_response_norm(x[0], 3, 0.1)", x => F.local_response_norm(x[0], 3, 0.1), Inputs.Pictures(2)),

        // Padding and resizing.
        new("F.pad(x[0], (1, 2, 0, 1), value=2.5)", x => F.pad(x[0], [1, 2, 0, 1], value: 2.5), Inputs.Pictures(2), "fi"),
        new("F.pad(x[0], (1, 2, 0, 1), mode='reflect')", x => F.pad(x[0], [1, 2, 0, 1], PaddingModes.Reflect), Inputs.Pictures(2)),
        new("F.pad(x[0], (2, 1), mode='replicate')", x => F.pad(x[0], [2, 1], PaddingModes.Replicate), Inputs.Pictures(1)),
        new("F.interpolate(x[0], scale_factor=2)", x => F.interpolate(x[0], scale_factor: [2, 2]), Inputs.Pictures(2)),
        new("F.interpolate(x[0], (9, 5), mode='bilinear')", x => F.interpolate(x[0], [9, 5], mode: InterpolationMode.Bilinear, align_corners: false), Inputs.Pictures(2)),
        new("F.interpolate(x[0], (3, 6), mode='bicubic', align_corners=True)", x => F.interpolate(x[0], [3, 6], mode: InterpolationMode.Bicubic, align_corners: true), Inputs.Pictures(2)),
        new("F.interpolate(x[0], 3, mode='area')", x => F.interpolate(x[0], [3, 3], mode: InterpolationMode.Area), Inputs.Pictures(2)),
        new("F.pixel_shuffle(x[0].repeat(1, 2, 1, 1), 2)", x => F.pixel_shuffle(x[0].repeat([1, 2, 1, 1]), 2), Inputs.Pictures(2), "fi"),

        // Losses. The targets are made of the second input.
        new("F.mse_loss(x[0], x[1], reduction='mean')", x => F.mse_loss(x[0], x[1], reduction: Reduction.Mean), Inputs.Two),
        new("F.mse_loss(x[0], x[1], reduction='sum')", x => F.mse_loss(x[0], x[1], reduction: Reduction.Sum), Inputs.Two),
        new("F.mse_loss(x[0], x[1], reduction='none')", x => F.mse_loss(x[0], x[1], reduction: Reduction.None), Inputs.Two),
        new("F.l1_loss(x[0], x[1], reduction='mean')", x => F.l1_loss(x[0], x[1], reduction: Reduction.Mean), Inputs.Two),
        new("F.l1_loss(x[0], x[1], reduction='sum')", x => F.l1_loss(x[0], x[1], reduction: Reduction.Sum), Inputs.Two),
        new("F.l1_loss(x[0], x[1], reduction='none')", x => F.l1_loss(x[0], x[1], reduction: Reduction.None), Inputs.Two),
        new("F.smooth_l1_loss(x[0], x[1], reduction='mean', beta=0.5)", x => F.smooth_l1_loss(x[0], x[1], reduction: Reduction.Mean, beta: 0.5), Inputs.Two),
        new("F.smooth_l1_loss(x[0], x[1], reduction='sum', beta=0.5)", x => F.smooth_l1_loss(x[0], x[1], reduction: Reduction.Sum, beta: 0.5), Inputs.Two),
        new("F.smooth_l1_loss(x[0], x[1], reduction='none', beta=0.5)", x => F.smooth_l1_loss(x[0], x[1], reduction: Reduction.None, beta: 0.5), Inputs.Two),
        new("F.huber_loss(x[0], x[1], reduction='mean', delta=0.7)", x => F.huber_loss(x[0], x[1], reduction: Reduction.Mean, delta: 0.7), Inputs.Two),
        new("F.huber_loss(x[0], x[1], reduction='sum', delta=0.7)", x => F.huber_loss(x[0], x[1], reduction: Reduction.Sum, delta: 0.7), Inputs.Two),
        new("F.huber_loss(x[0], x[1], reduction='none', delta=0.7)", x => F.huber_loss(x[0], x[1], reduction: Reduction.None, delta: 0.7), Inputs.Two),
        new("F.poisson_nll_loss(x[0], x[1], reduction='mean', full=False)", x => F.poisson_nll_loss(x[0], x[1], reduction: Reduction.Mean), Inputs.Two),
        new("F.poisson_nll_loss(x[0], x[1], reduction='sum', full=False)", x => F.poisson_nll_loss(x[0], x[1], reduction: Reduction.Sum), Inputs.Two),
        new("F.poisson_nll_loss(x[0], x[1], reduction='none', full=False)", x => F.poisson_nll_loss(x[0], x[1], reduction: Reduction.None), Inputs.Two),
        new("F.poisson_nll_loss(x[0].abs(), x[1], log_input=False, full=True)", x => F.poisson_nll_loss(x[0].abs(), x[1], false, true), Inputs.Two),
        new("F.binary_cross_entropy(x[0].sigmoid(), x[1].sigmoid())", x => F.binary_cross_entropy(x[0].sigmoid(), x[1].sigmoid()), Inputs.Two),
        new("F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid(), reduction='sum')", x => F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid(), reduction: Reduction.Sum), Inputs.Two),
        new("F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid(), x[2].exp(), pos_weight=x[2].abs())", x => F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid(), x[2].exp(), pos_weights: x[2].abs()), Inputs.ThreeRows),
        new("F.kl_div(x[0].log_softmax(-1), x[1].log_softmax(-1), log_target=True)", x => F.kl_div(x[0].log_softmax(-1), x[1].log_softmax(-1)), Inputs.Rows),
        new("F.kl_div(x[0].log_softmax(-1), x[1].softmax(-1), reduction='sum')", x => F.kl_div(x[0].log_softmax(-1), x[1].softmax(-1), false, Reduction.Sum), Inputs.Rows),
        new("F.cross_entropy(x[0], x[1].argmax(1))", x => F.cross_entropy(x[0], x[1].argmax(1)), Inputs.Rows),
        new("F.cross_entropy(x[0], x[1].argmax(1), x[0].detach()[0].abs(), ignore_index=0, reduction='sum')", x => F.cross_entropy(x[0], x[1].argmax(1), x[0].detach()[0].abs(), 0, Reduction.Sum), Inputs.Rows),
        new("F.cross_entropy(x[0], x[1].softmax(1), label_smoothing=0.1)", x => F.cross_entropy(x[0], x[1].softmax(1), label_smoothing: 0.1), Inputs.Rows),
        new("F.nll_loss(x[0].log_softmax(1), x[1].argmax(1), reduction='none')", x => F.nll_loss(x[0].log_softmax(1), x[1].argmax(1), reduction: Reduction.None), Inputs.Rows),
        new("F.multi_margin_loss(x[0], x[1].argmax(1), p=2, margin=0.5)", x => F.multi_margin_loss(x[0], x[1].argmax(1), 2, 0.5), Inputs.Rows),
        new("F.multilabel_margin_loss(x[0], x[1].argsort(1))", x => F.multi_label_margin_loss(x[0], x[1].argsort(1)), Inputs.Rows),
        new("F.multilabel_soft_margin_loss(x[0], (x[1] > 0).to(x[0].dtype))", x => F.multilabel_soft_margin_loss(x[0], (x[1] > 0).to(x[0].dtype)), Inputs.Rows),
        new("F.soft_margin_loss(x[0], x[1].sign())", x => F.soft_margin_loss(x[0], x[1].sign()), Inputs.Two),
        new("F.hinge_embedding_loss(x[0], x[1].sign(), 0.5)", x => F.hinge_embedding_loss(x[0], x[1].sign(), 0.5), Inputs.Two),
        new("F.gaussian_nll_loss(x[0], x[1], x[2].abs(), full=True)", x => F.gaussian_nll_loss(x[0], x[1], x[2].abs(), true), Inputs.ThreeRows),
        new("F.margin_ranking_loss(x[0], x[1], x[2].sign(), 0.3)", x => F.margin_ranking_loss(x[0], x[1], x[2].sign(), 0.3), Inputs.ThreeRows),
        new("F.cosine_embedding_loss(x[0], x[1], x[2][:, 0].sign(), 0.1)", x => F.cosine_embedding_loss(x[0], x[1], x[2][TensorIndex.Colon, 0].sign(), 0.1), Inputs.ThreeRows),
        new("F.triplet_margin_loss(x[0], x[1], x[2], swap=True)", x => F.triplet_margin_loss(x[0], x[1], x[2], swap: true), Inputs.ThreeRows),
        new("F.triplet_margin_with_distance_loss(x[0], x[1], x[2], margin=0.5, reduction='sum')", x => F.triplet_margin_with_distance_loss(x[0], x[1], x[2], margin: 0.5, reduction: Reduction.Sum), Inputs.ThreeRows),
    ];
}
