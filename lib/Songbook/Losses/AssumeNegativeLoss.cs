using static TorchSharp.torch;

namespace Songbook.Losses;

/// <summary>
/// Assume-negative loss for presence-only data: what was reported counts λ-fold; of what was not, a random sample stands for all.
/// </summary>
/// <remarks>
/// Per sample: L = (λ·Σ BCE(positives) + (N/n)·Σ BCE(n sampled negatives)) / species, N negatives in all; averaged over the batch.
/// Indices are drawn with replacement over all species, and drawn positives are left out, so a sample that draws no negative
/// has no negative part. A target above 0.5 is a positive. Targets are smoothed: clamped to [s, 1 − s].
/// <para>
/// With <see cref="SpatialNegatives"/> it is LAN-full of Cole et al. 2023, <i>Spatial implicit neural representations for
/// global-scale species mapping</i>: for each positive, the same species at another location of the batch, drawn at random, is
/// assumed absent. The reference describes that part and leaves it out; off, this loss is the reference's.
/// </para>
/// </remarks>
/// <param name="PosLambda">λ: weight of a positive. <value>4</value></param>
/// <param name="NegSamples">Species drawn per sample; 0, or at least the number of species, takes every negative. <value>1024</value></param>
/// <param name="LabelSmoothing">s, in [0, 0.5). <value>0.05</value></param>
/// <param name="SpatialNegatives">Whether spatial pseudo-negatives are added. <value>false</value></param>
public sealed record AssumeNegativeLoss(double PosLambda = 4, long NegSamples = 1024, double LabelSmoothing = 0.05, bool SpatialNegatives = false) : SpeciesLoss
{
    private const double Present = 0.5;

    public double PosLambda { get; } = Require.NotNegative(PosLambda);

    public long NegSamples { get; } = Require.AtLeast(0, NegSamples);

    public double LabelSmoothing { get; } = LabelSmoothing is >= 0 and < 0.5
        ? LabelSmoothing
        : throw new ArgumentOutOfRangeException(nameof(LabelSmoothing), $"LabelSmoothing is {LabelSmoothing}: it has to be a number from 0 to below 0.5.");

    /// <summary>Targets clamped to [s, 1 − s].</summary>
    public static Tensor Smooth(Tensor targets, double smoothing) => targets.clamp(min: smoothing, max: 1 - smoothing);

    /// <summary>One number; the reduction is always this loss's own.</summary>
    public override Tensor Compute(Tensor logits, Tensor targets, nn.Reduction reduction = nn.Reduction.Mean)
    {
        RequireSameShape(logits, targets);
        var (batch, species) = (logits.shape[0], logits.shape[1]);
        if (NegSamples == 0 || NegSamples >= species) return WithAllNegatives(logits, targets);

        using var drawn = randint(0, species, [batch, NegSamples], device: logits.device);
        return WithNegatives(logits, targets, drawn);
    }

    /// <summary>The loss with given species as sampled negatives.</summary>
    /// <param name="drawn">(batch, samples), species indices as Int64.</param>
    public Tensor WithNegatives(Tensor logits, Tensor targets, Tensor drawn)
    {
        RequireSameShape(logits, targets);
        using var scope = NewDisposeScope();
        var (batch, species) = (logits.shape[0], logits.shape[1]);
        var flat = targets.reshape(-1);
        var positives = Positives(flat);
        var negatives = species - bincount(positives.floor_divide(species), minlength: batch).to(logits.dtype);     // (batch)
        var sampled = drawn + arange(batch, device: drawn.device).unsqueeze(1) * species;                            // (batch, samples)
        var isNegative = flat.take(sampled).lt(Present).to(logits.dtype);
        var weight = isNegative * (negatives / isNegative.sum(dim: 1).clamp_min_(1)).unsqueeze(1);

        // One look-up of all that counts: its gradient is one table of zeros with a few numbers in it, and not one a part.
        List<Term> terms =
        [
            new(sampled.reshape(-1), full_like(weight, LabelSmoothing).reshape(-1), weight.reshape(-1)),
            new(positives, Smooth(flat.take(positives), LabelSmoothing), full_like(positives, PosLambda, dtype: logits.dtype)),
        ];
        if (SpatialNegatives && batch > 1) terms.Add(Elsewhere(positives, logits));
        return (CrossEntropy(logits, terms) / (double)logits.NumberOfElements).MoveToOuterDisposeScope();
    }

    private Tensor WithAllNegatives(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var sum = new AllSpecies(PosLambda, LabelSmoothing).Compute(logits, targets, nn.Reduction.Sum);
        if (SpatialNegatives && logits.shape[0] > 1) sum += CrossEntropy(logits, [Elsewhere(Positives(targets.reshape(-1)), logits)]);
        return (sum / (double)logits.NumberOfElements).MoveToOuterDisposeScope();
    }

    /// <summary>For each positive, another row of the batch, where its species is assumed absent. A batch of one has no other place.</summary>
    private Term Elsewhere(Tensor positives, Tensor logits)
    {
        var (batch, species) = (logits.shape[0], logits.shape[1]);
        var step = randint(1, batch, [positives.shape[0]], device: logits.device);
        var weight = ones_like(positives, dtype: logits.dtype);
        return new((positives + step * species).remainder(batch * species), weight * LabelSmoothing, weight);
    }

    /// <summary>Where each target above 0.5 is, in the flattened table: (positives).</summary>
    private static Tensor Positives(Tensor targets)
    {
        // Nearly all targets are 0, so the threshold is applied to what is left.
        var candidates = targets.nonzero().squeeze(1);
        return candidates.masked_select(targets.take(candidates).gt(Present));
    }

    /// <summary>The weighted sum of the terms' cross-entropies.</summary>
    private static Tensor CrossEntropy(Tensor logits, IReadOnlyList<Term> terms)
    {
        var x = logits.reshape(-1).take(cat([.. terms.Select(term => term.Index)]));
        Tensor sum, derivative;
        using (no_grad())
        {
            var (targets, weights) = (cat([.. terms.Select(term => term.Target)]), cat([.. terms.Select(term => term.Weight)]));
            sum = Elementary.CrossEntropy(x, targets).mul_(weights).sum();
            derivative = x.sigmoid().sub_(targets).mul_(weights);
        }

        return ClosedForm.AttachSum(sum, x, derivative);
    }

    /// <summary>Elements of the flattened table of logits, with the target and the weight of each: (elements).</summary>
    private readonly record struct Term(Tensor Index, Tensor Target, Tensor Weight);

    /// <summary>The same loss where every species is looked at.</summary>
    private sealed record AllSpecies(double PosLambda, double LabelSmoothing) : ElementwiseLoss
    {
        protected override (Tensor Loss, Tensor Derivative) Evaluate(Tensor logits, Tensor targets)
        {
            var smooth = Smooth(targets, LabelSmoothing);
            var weight = targets.gt(Present).to(logits.dtype).mul_(PosLambda - 1).add_(1);
            return (Elementary.CrossEntropy(logits, smooth).mul_(weight), logits.sigmoid().sub_(smooth).mul_(weight));
        }
    }
}
