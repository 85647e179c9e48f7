using System.Text.Json;
using Songbook.Models;
using Songbook.Weights;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>The classifier on embeddings: outputs, gradients, one step of Adam and the losses of the next ones.</summary>
internal sealed class EmbeddingClassifierCheck : ICaseCheck
{
    private const string Gradients = "grad/";
    private const string AfterStep = "after_step/";

    // Adam's first step is close to rate·sign(gradient): where a gradient is almost zero, rounding decides about its direction.
    private const double Weight = 1e-5;

    private const string Losses = "loss_before_each_of_steps_1_to_10";

    public void Run(VerificationCase given, CaseReport report)
    {
        var layers = given.Config.GetProperty("layers");
        using var model = new EmbeddingClassifier(layers[0][0].GetInt64(), layers[0][1].GetInt64(), layers[1][1].GetInt64());
        StateDict.LoadInto(model, given.Tensors("weights/"));
        report.Equal("parameters", model.ParameterCount, given.Scalars.Long("parameters"));

        var (input, labels) = (given.Tensor("input"), given.Tensor("labels"));
        report.Absolute("embedding", model.GetEmbedding(input), given.Tensor("embedding"), Tolerances.Output);
        report.Absolute("logits", model.call(input), given.Tensor("logits"), Tolerances.Output);

        using var adam = optim.Adam(model.parameters(), lr: given.Config.Number("lr"));
        var steps = given.Scalars.GetProperty(Losses).GetArrayLength();
        var losses = new List<double>();
        for (var step = 0; step < steps; step++)
        {
            adam.zero_grad();
            var loss = nn.functional.cross_entropy(model.call(input), labels);
            loss.backward();
            losses.Add(loss.item<float>());
            if (step == 0) CompareGradients(given, report, model);
            adam.step();
            if (step == 0) CompareStep(given, report, model, input);
        }

        report.Absolute("losses", tensor(losses.ToArray()), tensor(given.Scalars.GetProperty(Losses).Numbers()), Tolerances.Trajectory);
        report.Absolute("losses, double", tensor(losses.ToArray()), tensor(given.Scalars.GetProperty(Losses + "_f64").Numbers()), Tolerances.Trajectory);
        report.Absolute("loss", losses[0], given.Scalars.Number("loss"), Tolerances.Trajectory);
        report.Absolute("loss after a step", losses[1], given.Scalars.Number("loss_after_step"), Tolerances.Trajectory);
    }

    private static void CompareGradients(VerificationCase given, CaseReport report, EmbeddingClassifier model)
    {
        var gradients = model.named_parameters().ToDictionary(parameter => parameter.Item1, parameter => parameter.Item2.grad!);
        foreach (var (name, expected) in given.Tensors(Gradients)) report.Relative(Gradients + name, FirstRows(gradients, name), expected, Tolerances.Gradient);
        Norms(report, "gradient norm", gradients, given.Scalars.GetProperty("grad_norms"));
    }

    private static void CompareStep(VerificationCase given, CaseReport report, EmbeddingClassifier model, Tensor input)
    {
        var weights = model.state_dict();
        foreach (var (name, expected) in given.Tensors(AfterStep))
        {
            if (name == "logits") report.Absolute(AfterStep + name, model.call(input), expected, Tolerances.Trajectory);
            else report.Absolute(AfterStep + name, FirstRows(weights, name), expected, Weight);
        }

        Norms(report, "weight norm", weights, given.Scalars.GetProperty("weight_norms_after_step"));
        foreach (var sum in given.Scalars.GetProperty("weight_sums_after_step_f64").EnumerateObject())
            report.Relative($"weight sum of {sum.Name}", weights[sum.Name].sum(type: ScalarType.Float64).item<double>(), sum.Value.Number(), Tolerances.Gradient);
    }

    private static void Norms(CaseReport report, string what, Dictionary<string, Tensor> tensors, JsonElement expected)
    {
        foreach (var norm in expected.EnumerateObject())
            report.Relative($"{what} of {norm.Name}", tensors[norm.Name].norm().item<float>(), norm.Value.Number(), Tolerances.Gradient);
    }

    /// <summary>Of a large tensor only the first rows are stored: its name ends in <c>_first16rows</c>.</summary>
    private static Tensor FirstRows(Dictionary<string, Tensor> tensors, string name)
    {
        const string first = "_first", rows = "rows";
        var cut = name.IndexOf(first, StringComparison.Ordinal);
        return cut < 0 ? tensors[name] : tensors[name[..cut]].narrow(0, 0, long.Parse(name[(cut + first.Length)..^rows.Length], null));
    }
}
