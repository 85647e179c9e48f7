using Songbook.Losses;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>The assume-negative loss with sampled negatives: one given draw, the reference's own draws by seed, and the mean over many of ours.</summary>
internal static class SampledNegativesCheck
{
    // So many draws make one batch, each with the same logits and targets.
    private const long DrawsAtOnce = 100;

    // By chance alone, one comparison in 1.7 million is farther off than this many standard errors.
    private const double StandardErrors = 5;

    public static void Run(VerificationCase given, CaseReport report)
    {
        var config = given.Config;
        var loss = new AssumeNegativeLoss(config.Number("pos_lambda"), config.Long("neg_samples"), config.Number("label_smoothing"));
        var (logits, targets) = (given.Tensor("logits"), given.Tensor("targets"));

        var x = logits.clone().requires_grad_();
        var single = loss.WithNegatives(x, targets, given.Tensor("single_draw/indices"));
        single.backward();
        report.Relative("single draw", single.item<float>(), given.Scalars.Number("single_draw_loss"), Tolerances.Output);
        report.Relative("single draw's gradient", x.grad!, given.Tensor("single_draw/grad"), Tolerances.Gradient);

        manual_seed(config.Long("torch_seed_single_draw"));
        report.Relative("the draw of that seed", loss.Compute(logits, targets).item<float>(), given.Scalars.Number("single_draw_loss"), Tolerances.Output);

        var all = new AssumeNegativeLoss(loss.PosLambda, 0, loss.LabelSmoothing).Compute(logits, targets).item<float>();
        report.Relative("all negatives", all, given.Scalars.Number("loss_with_all_negatives"), Tolerances.Output);

        Expectation(given, report, loss, logits, targets);
    }

    private static void Expectation(VerificationCase given, CaseReport report, AssumeNegativeLoss loss, Tensor logits, Tensor targets)
    {
        manual_seed(given.Config.Long("torch_seed_expectation"));
        var draws = given.Config.Long("draws");
        var x = logits.clone().requires_grad_();
        var sum = 0.0;
        for (var left = draws; left > 0; left -= DrawsAtOnce)
        {
            using var scope = NewDisposeScope();
            var copies = Math.Min(left, DrawsAtOnce);
            var value = loss.Compute(x.repeat(copies, 1), targets.repeat(copies, 1)) * copies;
            value.backward();
            sum += value.item<float>();
        }

        var error = given.Scalars.Number("standard_deviation_of_one_draw") / Math.Sqrt(draws);
        report.Absolute("mean of many draws", sum / draws, given.Scalars.Number("exact_expectation"), StandardErrors * error);

        var gradient = x.grad!.to(ScalarType.Float64) / draws;
        var allowed = given.Tensor("expectation/grad_standard_error") * StandardErrors + Tolerances.Metric;
        var off = (gradient - given.Tensor("expectation/grad_exact_f64")).abs() / allowed;
        report.Absolute("mean gradient, in allowed errors", off.max().item<double>(), 0, 1);

        // The reference's own means were taken from its draws, and have to fit what it says is exact.
        report.Absolute(
            "the reference's mean", given.Scalars.Number("mean_loss"), given.Scalars.Number("exact_expectation"), StandardErrors * given.Scalars.Number("standard_error"));
        var theirs = given.Tensor("expectation/grad_mean") - given.Tensor("expectation/grad_exact_f64");
        report.Absolute("the reference's mean gradient, in allowed errors", (theirs.abs() / allowed).max().item<double>(), 0, 1);
    }
}
