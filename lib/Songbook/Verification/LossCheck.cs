using Songbook.Losses;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>Loss values, element by element or as a whole, and their gradients.</summary>
/// <remarks>
/// Element-wise losses are compared with the reference's double-precision numbers for every logit, so that a loss that is finite
/// where the reference's float32 is not has to be right, too; where the reference's double-precision gradient is NaN, ours has to be finite.
/// </remarks>
internal sealed class LossCheck : ICaseCheck
{
    private const string Logits = "logits";

    private static readonly (string Set, string Logits, string Targets)[] Sets =
    [
        ("binary", Logits, "targets_binary"), ("soft", Logits, "targets_soft"), ("extreme", "extreme_logits", "extreme_targets"),
    ];

    public void Run(VerificationCase given, CaseReport report)
    {
        var config = given.Config;
        if (config.Has("species_loss")) MultiTaskCheck.Run(given, report);
        else if (config.Has("draws")) SampledNegativesCheck.Run(given, report);
        else if (config.Has("pos_lambda")) AllNegatives(given, report);
        else if (config.Has("bce_pos_weight")) PositiveWeightsOf(given, report);
        else if (config.Has("alpha")) Elementwise(given, report, new FocalLoss(config.Number("alpha"), config.Number("gamma")));
        else if (config.Has("gamma_neg"))
            Elementwise(given, report, new AsymmetricLoss(config.Number("gamma_pos"), config.Number("gamma_neg"), config.Number("clip")));
        else if (given.Has("binary/elements")) Elementwise(given, report, new BinaryCrossEntropyLoss());
        else if (given.Has("pred")) MaskedError(given, report);
        else if (given.TensorNames.Any(name => name.StartsWith(Smoothed, StringComparison.Ordinal))) Smoothing(given, report);
        else if (IsInputsOnly(given)) Inputs(given, report);
        else throw new InvalidDataException($"no loss is known with these settings: {string.Join(", ", config.Names())}");
    }

    private static void Elementwise(VerificationCase given, CaseReport report, ElementwiseLoss loss)
    {
        var inputs = given.Other($"{given.Kind}/inputs");
        foreach (var (set, logitsName, targetsName) in Sets)
        {
            var (logits, targets) = (inputs.Tensor(logitsName), inputs.Tensor(targetsName));
            report.Absolute($"{set} elements", loss.Elements(logits, targets), given.Tensor($"{set}/elements_f64"), Tolerances.Output);
            CompareWhereFinite($"{set} elements, float32", loss.Elements(logits, targets), given, set, "elements", "max_abs_elements_f32_vs_f64", report);
            CountNonFinite(set, "elements", "nonfinite_elements", given, report);
            CountNonFinite(set, "grad_of_mean", "nonfinite_gradients", given, report);

            var expected = given.Scalars.GetProperty(set);
            var mean = Number(loss.Compute(logits, targets));
            report.Absolute($"{set} mean", mean, expected.Number("mean_f64"), Tolerances.Output);
            if (double.IsFinite(expected.Number("mean")))
                report.Absolute($"{set} mean, float32", mean, expected.Number("mean"), Math.Max(Tolerances.Output, Tolerances.RoundingFactor * expected.Number("max_abs_elements_f32_vs_f64")));
            if (double.IsFinite(expected.Number("sum")))
            {
                var rounding = Tolerances.RoundingFactor * expected.Number("max_abs_elements_f32_vs_f64") * logits.NumberOfElements;
                report.Absolute($"{set} sum", Number(loss.Compute(logits, targets, nn.Reduction.Sum)), expected.Number("sum"), Math.Max(Tolerances.Output, rounding));
            }

            CompareGradient(set, loss, logits, targets, given, report);
        }
    }

    private static void CompareGradient(string set, ElementwiseLoss loss, Tensor logits, Tensor targets, VerificationCase given, CaseReport report)
    {
        var x = logits.clone().requires_grad_();
        loss.Compute(x, targets).backward();
        var each = logits.clone().requires_grad_();
        loss.Elements(each, targets).mean().backward();
        report.True(x.grad!.isfinite().all().item<bool>(), $"{set}: a gradient is not finite");
        report.Relative($"{set} gradient of the elements", each.grad!, x.grad!, Tolerances.Gradient);

        var expected = given.Tensor($"{set}/grad_of_mean_f64");
        var known = expected.isfinite();
        report.Relative($"{set} gradient", x.grad!.masked_select(known), expected.masked_select(known), Tolerances.Gradient);
        CompareWhereFinite($"{set} gradient, float32", x.grad!, given, set, "grad_of_mean", "max_abs_grad_f32_vs_f64", report);
    }

    /// <summary>How often the reference's float32 numbers are infinite or NaN is stated beside them.</summary>
    private static void CountNonFinite(string set, string name, string count, VerificationCase given, CaseReport report) => report.Equal(
        $"{set}: {count}", given.Tensor($"{set}/{name}").isfinite().logical_not().sum().item<long>(), given.Scalars.GetProperty(set).Long(count));

    /// <summary>The reference's float32 numbers, where they are finite; they carry its own rounding.</summary>
    private static void CompareWhereFinite(string what, Tensor actual, VerificationCase given, string set, string name, string itsRounding, CaseReport report)
    {
        var expected = given.Tensor($"{set}/{name}");
        var known = expected.isfinite();
        var rounding = Tolerances.RoundingFactor * given.Scalars.GetProperty(set).Number(itsRounding);
        report.Absolute(what, actual.masked_select(known), expected.masked_select(known), Math.Max(Tolerances.Output, rounding));
    }

    private static void AllNegatives(VerificationCase given, CaseReport report)
    {
        var inputs = given.Other($"{given.Kind}/inputs");
        foreach (var (set, logitsName, targetsName) in Sets)
        {
            var (logits, targets) = (inputs.Tensor(logitsName), inputs.Tensor(targetsName));
            var species = logits.shape[1];
            var expected = given.Scalars.GetProperty(set);
            foreach (var samples in given.Config.GetProperty("neg_samples").EnumerateArray())
            {
                var count = samples.ToString() switch { "n_species" => species, "n_species+5" => species + 5, var number => long.Parse(number, null) };
                var loss = new AssumeNegativeLoss(given.Config.Number("pos_lambda"), count, given.Config.Number("label_smoothing"));
                var x = logits.clone().requires_grad_();
                var value = loss.Compute(x, targets);
                value.backward();
                report.Relative($"{set} loss", Number(value), expected.Number("loss_f64"), Tolerances.Output);
                report.Relative($"{set} loss, float32", Number(value), expected.Number("loss"), Tolerances.Output);
                report.Relative($"{set} gradient", x.grad!, given.Tensor($"{set}/grad"), Tolerances.Gradient);
            }
        }
    }

    private static void PositiveWeightsOf(VerificationCase given, CaseReport report)
    {
        const string prefix = "pos_weights_smoothing";
        var targets = given.Tensor("targets");
        foreach (var (smoothing, expected) in given.Tensors(prefix))
            report.Relative(prefix + smoothing, PositiveWeights.Compute(targets, double.Parse(smoothing, null)), expected, Tolerances.Output);
        report.Relative("class_weights_default", PositiveWeights.Capped(targets), given.Tensor("class_weights_default"), Tolerances.Output);
        report.Relative("class_weights_smoothing1_cap50", PositiveWeights.Capped(targets, 1, 50), given.Tensor("class_weights_smoothing1_cap50"), Tolerances.Output);

        var loss = new BinaryCrossEntropyLoss(given.Tensor(given.Config.GetProperty("bce_pos_weight").GetString()!));
        var x = given.Tensor("bce/logits").requires_grad_();
        var value = loss.Compute(x, given.Tensor("bce/targets"));
        value.backward();
        report.Relative("bce mean", Number(value), given.Scalars.Number("bce_mean"), Tolerances.Output);
        report.Relative("bce elements", loss.Elements(x, given.Tensor("bce/targets")), given.Tensor("bce/elements"), Tolerances.Output);
        report.Relative("bce gradient", x.grad!, given.Tensor("bce/grad_of_mean"), Tolerances.Gradient);
    }

    private static void MaskedError(VerificationCase given, CaseReport report)
    {
        var prediction = given.Tensor("pred").requires_grad_();
        var target = given.Tensor("target");
        var value = MaskedMeanSquaredError.Compute(prediction, target);
        report.Relative("loss", Number(value), given.Scalars.Number("loss"), Tolerances.Output);
        report.Equal("requires_grad", value.requires_grad, given.Scalars.GetProperty("result_requires_grad").GetBoolean());
        report.Equal("known targets", target.isnan().logical_not().sum().item<long>(), given.Scalars.Long("valid"));
        if (!given.Has("grad_pred")) return;
        value.backward();
        report.Relative("gradient", prediction.grad!, given.Tensor("grad_pred"), Tolerances.Gradient);
    }

    private const string Smoothed = "smoothed_";

    private static void Smoothing(VerificationCase given, CaseReport report)
    {
        foreach (var (smoothing, expected) in given.Tensors(Smoothed))
            report.Absolute(Smoothed + smoothing, AssumeNegativeLoss.Smooth(given.Tensor("targets"), double.Parse(smoothing, null)), expected, Tolerances.Metric);
    }

    /// <summary>Whether a case promises nothing: it says its sizes, and expects no number.</summary>
    private static bool IsInputsOnly(VerificationCase given) =>
        given.Config.Has("batch") && !given.Scalars.Names().Any()
        && given.Config.Names().All(setting => setting is "batch" or "n_species" or "n_env");

    /// <summary>Inputs of other cases: they have to be there, in the promised sizes.</summary>
    private static void Inputs(VerificationCase given, CaseReport report)
    {
        var (batch, species) = (given.Config.Long("batch"), given.Config.Long("n_species"));
        var logits = given.Tensor(given.Has(Logits) ? Logits : "species_logits");
        report.SameSequence("the logits' sizes", logits.shape, [batch, species]);
        foreach (var name in given.TensorNames) report.True(given.Tensor(name).NumberOfElements > 0, $"{name} is empty");
    }

    private static double Number(Tensor value) => value.detach().to(ScalarType.Float64).item<double>();
}
