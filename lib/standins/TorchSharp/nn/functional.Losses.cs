namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>−log of a normal distribution with predicted mean and variance, without its constant unless <paramref name="full"/>.</summary>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-06f, Reduction reduction = Reduction.Mean)
            {
                ArgumentNullException.ThrowIfNull(input);
                ArgumentNullException.ThrowIfNull(target);
                ArgumentNullException.ThrowIfNull(variance);
                using var scope = NewDisposeScope();
                if (variance.Dimensions == input.Dimensions - 1) variance = variance.unsqueeze(-1);
                variance = variance.clone();
                using (no_grad()) variance.clamp_((Scalar)eps);
                var loss = 0.5 * (variance.log() + (input - target).square() / variance);
                if (full) loss += 0.5 * Math.Log(2 * Math.PI);
                return Reduce(loss, reduction).MoveToOuterDisposeScope();
            }

            /// <summary>Mean over the classes of the binary cross entropy of logits.</summary>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                ArgumentNullException.ThrowIfNull(input);
                ArgumentNullException.ThrowIfNull(target);
                using var scope = NewDisposeScope();
                var loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input));
                if (weight is not null) loss *= weight;
                return Reduce(loss.mean([-1]), reduction).MoveToOuterDisposeScope();
            }

            /// <summary>max(0, d(anchor, positive) − d(anchor, negative) + margin) for any distance d.</summary>
            /// <param name="anchor">The samples.</param>
            /// <param name="positive">What they should be near to.</param>
            /// <param name="negative">What they should be far from.</param>
            /// <param name="distance">By default the Euclidean distance.</param>
            /// <param name="margin">How much farther.</param>
            /// <param name="swap">Take the negative's distance to the positive where that is smaller.</param>
            /// <param name="reduction">Over the samples.</param>
            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                ArgumentNullException.ThrowIfNull(anchor);
                ArgumentNullException.ThrowIfNull(positive);
                ArgumentNullException.ThrowIfNull(negative);
                using var scope = NewDisposeScope();
                distance ??= (x, y) => pairwise_distance(x, y);
                var near = distance(anchor, positive);
                var far = distance(anchor, negative);
                if (swap) far = far.minimum(distance(positive, negative));
                return Reduce((near - far + margin).clamp_min(0), reduction).MoveToOuterDisposeScope();
            }
        }
    }
}
