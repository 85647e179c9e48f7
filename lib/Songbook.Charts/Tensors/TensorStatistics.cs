using System.Globalization;
using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>What a tensor's values are like, in one line.</summary>
internal static class TensorStatistics
{
    /// <summary>
    /// Smallest, mean and largest value, of complex numbers their absolute values; how many are NaN or infinite, which do not count
    /// otherwise; of truth values, how many are true.
    /// </summary>
    /// <param name="tensor">Not disposed; the caller's scope takes what this needs.</param>
    public static string Of(Tensor tensor)
    {
        var count = tensor.numel();
        if (tensor.is_meta || count == 0)
            return tensor.is_meta ? "a shape without values" : "no values";
        if (tensor.dtype == ScalarType.Bool)
            return Invariant($"{tensor.sum().item<long>():N0} of {count:N0} true");
        if (tensor.is_complex())
            return "absolute values: " + OfFloatingPoint(tensor.abs());
        return tensor.is_floating_point() ? OfFloatingPoint(tensor) : OfWhole(tensor);
    }

    private static string OfFloatingPoint(Tensor tensor)
    {
        // Half precision adds up badly, and not every operation has it.
        var values = tensor.dtype == ScalarType.Float64 ? tensor : tensor.to(ScalarType.Float32);
        var finite = values.isfinite();
        var left = finite.sum().item<long>();
        List<string> parts = [];
        if (left > 0)
        {
            var counted = left == values.numel() ? values : values.masked_select(finite);
            parts.Add(Range(Number(counted.min()), Number(counted.mean([], type: ScalarType.Float64)), Number(counted.max())));
        }

        if (values.isnan().sum().item<long>() is > 0 and var missing)
            parts.Add(Invariant($"{missing:N0} NaN"));
        if (values.isinf().sum().item<long>() is > 0 and var infinite)
            parts.Add(Invariant($"{infinite:N0} infinite"));
        return string.Join(" · ", parts);

        static string Number(Tensor value) => value.to(ScalarType.Float64).item<double>().ToString("G4", CultureInfo.InvariantCulture);
    }

    private static string OfWhole(Tensor tensor)
    {
        var values = tensor.to(ScalarType.Int64);
        return Range(
            Invariant($"{values.min().item<long>()}"),
            values.to(ScalarType.Float64).mean().item<double>().ToString("G4", CultureInfo.InvariantCulture),
            Invariant($"{values.max().item<long>()}"));
    }

    private static string Range(string low, string mean, string high) => $"min {low} · mean {mean} · max {high}";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
