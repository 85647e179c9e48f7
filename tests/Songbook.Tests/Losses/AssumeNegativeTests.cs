using Songbook.Losses;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Losses;

public class AssumeNegativeTests
{
    private static Tensor Logits() => tensor(new float[,] { { 0.3f, -1.2f, 2f, 0.1f }, { -0.4f, 0.9f, -2f, 1.1f }, { 1.5f, 0.2f, -0.7f, -0.9f } });

    private static Tensor Targets() => tensor(new float[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 0, 1, 0 } });

    private static double Absent(double logit, double smoothing) => Math.Log(1 + Math.Exp(logit)) - smoothing * logit;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Spatial_pseudo_negatives_add_their_expectation(long samples)
    {
        // For each positive (i, j): the mean over the other rows r of BCE(x[r, j], absent), divided by all elements.
        var (logits, targets) = (Logits(), Targets());
        const double smoothing = 0.05;
        var expected = 0.0;
        var positives = targets.gt(0.5).nonzero();
        for (var k = 0; k < positives.shape[0]; k++)
        {
            var (i, j) = (positives[k, 0].item<long>(), positives[k, 1].item<long>());
            for (var r = 0; r < 3; r++)
                if (r != i) expected += Absent(logits[r, j].item<float>(), smoothing) / 2 / 12;
        }

        manual_seed(3);
        const int draws = 4000;
        var (with, without) = (new AssumeNegativeLoss(4, samples, smoothing, SpatialNegatives: true), new AssumeNegativeLoss(4, samples, smoothing));
        var (sum, squares) = (0.0, 0.0);
        for (var draw = 0; draw < draws; draw++)
        {
            using var scope = NewDisposeScope();
            // The sampled negatives' own spread is left out by giving both the same draw.
            var drawn = randint(0, 4, [3, 2]);
            var difference = samples == 0
                ? with.Compute(logits, targets).item<float>() - without.Compute(logits, targets).item<float>()
                : with.WithNegatives(logits, targets, drawn).item<float>() - without.WithNegatives(logits, targets, drawn).item<float>();
            sum += difference;
            squares += difference * difference;
        }

        var mean = sum / draws;
        var error = Math.Sqrt((squares / draws - mean * mean) / draws);
        Assert.InRange(mean, expected - 5 * error, expected + 5 * error);
    }

    [Fact]
    public void Spatial_pseudo_negatives_never_fall_on_the_positives_own_place()
    {
        // Two rows: the other one is the only choice, so nothing is random and the sum is exact.
        var logits = tensor(new float[,] { { 3f, -1f }, { -2f, 0.5f } });
        var targets = tensor(new float[,] { { 1, 0 }, { 0, 1 } });
        var without = new AssumeNegativeLoss(1, 0, 0).Compute(logits, targets).item<float>();
        var with = new AssumeNegativeLoss(1, 0, 0, SpatialNegatives: true).Compute(logits, targets).item<float>();
        Assert.Equal(without + (Absent(-2, 0) + Absent(-1, 0)) / 4, with, 1e-6);
    }

    [Fact]
    public void A_batch_of_one_has_no_other_place()
    {
        var (logits, targets) = (Logits()[..1], Targets()[..1]);
        Assert.Equal(
            new AssumeNegativeLoss(4, 0).Compute(logits, targets).item<float>(),
            new AssumeNegativeLoss(4, 0, SpatialNegatives: true).Compute(logits, targets).item<float>());
    }

    [Fact]
    public void A_sample_that_draws_only_positives_has_no_negative_part()
    {
        var loss = new AssumeNegativeLoss(2, 1, 0);
        var value = loss.WithNegatives(tensor(new float[,] { { 1f, -1f } }), tensor(new float[,] { { 1, 0 } }), tensor(new long[] { 0 }, [1, 1])).item<float>();
        Assert.Equal(2 * (Math.Log(1 + Math.Exp(1)) - 1) / 2, value, 1e-6);
    }

    [Fact]
    public void Spatial_negatives_have_gradients()
    {
        var logits = Logits().requires_grad_();
        new AssumeNegativeLoss(4, 0, 0, SpatialNegatives: true).Compute(logits, Targets()).backward();
        Assert.True(logits.grad!.isfinite().all().item<bool>());
        Assert.True(logits.grad!.abs().sum().item<float>() > 0);
    }

    [Theory]
    [InlineData(1, 0, "as many rows of species as the logits have")]
    [InlineData(0, 100_000, "out of bounds")]
    [InlineData(0, -1, "out of bounds")]
    public void Drawn_species_that_do_not_fit_are_refused(int missingRows, long species, string reason)
    {
        var (logits, targets) = (Logits(), Targets());
        var drawn = full([logits.shape[0] - missingRows, 2], species, dtype: ScalarType.Int64);
        var error = Assert.ThrowsAny<Exception>(() => new AssumeNegativeLoss().WithNegatives(logits, targets, drawn));
        Assert.Contains(reason, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_batch_without_a_positive_is_all_negatives()
    {
        var logits = Logits();
        var expected = new AssumeNegativeLoss(4, 0).Compute(logits, zeros_like(logits)).item<float>();
        var everything = arange(logits.shape[1]).expand(logits.shape);
        Assert.Equal(expected, new AssumeNegativeLoss().WithNegatives(logits, zeros_like(logits), everything).item<float>(), 1e-6f);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var (logits, targets) = (Logits(), Targets());
        var loss = new AssumeNegativeLoss(4, 2, SpatialNegatives: true);
        loss.Compute(logits, targets).Dispose();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 20; i++) loss.Compute(logits, targets).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
