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
        var (batch, species) = (logits.shape[0], logits.shape[1]);
        if (drawn.Dimensions != 2 || drawn.shape[0] != batch)
            throw new ArgumentException($"drawn has the shape [{string.Join(", ", drawn.shape)}]: as many rows of species as the logits have, {batch}, are needed.", nameof(drawn));

        using var scope = NewDisposeScope();
        var (reported, count) = Reported(targets);
        var weights = Within(() =>
        {
            var isNegative = targets.gather(1, drawn).lt(Present).to(logits.dtype);
            var negatives = (species - count).to(logits.dtype) / isNegative.sum(dim: 1).clamp_min_(1);
            var isReported = arange(reported.shape[1], device: logits.device).lt(count.unsqueeze(1)).to(logits.dtype);
            return cat([isNegative.mul_(negatives.unsqueeze(1)), isReported.mul_(PosLambda)], dim: 1);
        });
        var wanted = Within(() => Smooth(cat([zeros_like(drawn, dtype: logits.dtype), targets.gather(1, reported)], dim: 1), LabelSmoothing));

        // One look-up of all that counts: its gradient is one table of zeros with a few numbers in it, and not one a part.
        var sum = CrossEntropy(Within(() => logits.gather(1, cat([drawn, reported], dim: 1))), wanted, weights);
        return Mean(sum, logits, targets);
    }

    private Tensor WithAllNegatives(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        return Mean(new AllSpecies(PosLambda, LabelSmoothing).Compute(logits, targets, nn.Reduction.Sum), logits, targets);
    }

    /// <summary>The sum, with the spatial part if it is wanted, over the number of logits; it outlives the caller's scope.</summary>
    private Tensor Mean(Tensor sum, Tensor logits, Tensor targets)
    {
        if (SpatialNegatives && logits.shape[0] > 1) sum += Elsewhere(logits, targets);
        return (sum / (double)logits.NumberOfElements).MoveToOuterDisposeScope();
    }

    /// <summary>For each positive, another row of the batch, where its species is assumed absent. A batch of one has no other place.</summary>
    private Tensor Elsewhere(Tensor logits, Tensor targets)
    {
        var (batch, species) = (logits.shape[0], logits.shape[1]);
        var positives = Positives(targets);
        var step = randint(1, batch, [positives.shape[0]], device: logits.device);
        var x = logits.reshape(-1).take((positives + step * species).remainder(batch * species));
        return CrossEntropy(x, full_like(x, LabelSmoothing), ones_like(x));
    }

    /// <summary>Each sample's positives as (batch, most in a sample) of species, and how many there are: (batch). What is beyond that number is 0.</summary>
    private static (Tensor Species, Tensor Count) Reported(Tensor targets)
    {
        var (batch, species) = (targets.shape[0], targets.shape[1]);
        var positives = Positives(targets);
        var row = positives.floor_divide(species);
        var count = bincount(row, minlength: batch);
        var place = arange(positives.shape[0], device: targets.device) - (count.cumsum(0) - count).take(row);
        var most = count.max().item<long>();
        var table = zeros(batch, most, dtype: ScalarType.Int64, device: targets.device);
        table.index_put_(positives.remainder(species), row, place);
        return (table, count);
    }

    /// <summary>Where each target above 0.5 is, in the flattened table: (positives), ascending.</summary>
    private static Tensor Positives(Tensor targets)
    {
        // Nearly all targets are 0, so the threshold is applied to what is left.
        var flat = targets.reshape(-1);
        var candidates = flat.nonzero().squeeze(1);
        return candidates.masked_select(flat.take(candidates).gt(Present));
    }

    /// <summary>The weighted sum of the cross-entropies of looked-up logits.</summary>
    private static Tensor CrossEntropy(Tensor x, Tensor targets, Tensor weights)
    {
        Tensor sum, derivative;
        using (no_grad())
        {
            sum = Within(() => Elementary.CrossEntropy(x, targets).mul_(weights).sum());
            derivative = x.sigmoid().sub_(targets).mul_(weights);
        }

        return ClosedForm.AttachSum(sum, x, derivative);
    }

    /// <summary>What is made on the way goes at once: the tables are large.</summary>
    private static Tensor Within(Func<Tensor> compute)
    {
        using var scope = NewDisposeScope();
        return compute().MoveToOuterDisposeScope();
    }

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
