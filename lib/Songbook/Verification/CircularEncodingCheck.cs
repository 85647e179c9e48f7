using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>Both column orders of the encoding, its gradient, and how a port behaves at large angles.</summary>
internal sealed class CircularEncodingCheck : ICaseCheck
{
    public void Run(VerificationCase given, CaseReport report)
    {
        var harmonics = given.Config.Long("n_harmonics");
        var angles = given.Tensor("angles");
        var grouped = new CircularEncoding(harmonics, EncodingOrder.Grouped);
        var interleaved = new CircularEncoding(harmonics);

        report.Equal("width", grouped.call(angles).shape[1], given.Config.Long("output_dim"));
        report.Absolute("harmonics", grouped.state_dict()["harmonics"], given.Tensor("harmonics"), 0);
        report.Absolute("grouped", grouped.call(angles), given.Tensor("expected_grouped"), Tolerances.Output);
        report.Absolute("grouped, double", grouped.call(angles), given.Tensor("expected_grouped_f64_of_rounded_product"), Tolerances.Output);
        report.Absolute("grouped, in double", grouped.call(angles.to(ScalarType.Float64)), given.Tensor("expected_grouped_f64"), Tolerances.Double);
        report.Absolute("interleaved", interleaved.call(angles.unsqueeze(1)), given.Tensor("expected_interleaved"), Tolerances.Output);
        report.SameSequence(
            "the columns' places",
            CircularEncoding.Columns(harmonics, EncodingOrder.Grouped, EncodingOrder.Interleaved),
            given.Tensor("permutation_grouped_to_interleaved").data<long>().ToArray());

        // The gradient of sum_j (j + 1)·encoding_j².
        var expected = given.Tensor("grad_angles");
        var first = angles.narrow(0, 0, expected.shape[0]).clone().requires_grad_();
        var weights = arange(1, 2 * harmonics + 1, dtype: ScalarType.Float32);
        (grouped.call(first).square() * weights).sum().backward();
        report.Relative("gradient", first.grad!, expected, Tolerances.Gradient);
    }
}
