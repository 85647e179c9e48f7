using System.Globalization;

namespace Songbook.Bench;

/// <summary>The medians of a comparison's rounds.</summary>
/// <param name="There">Null where nothing is compared.</param>
internal sealed record Measurement(Comparison Comparison, double Here, double? There)
{
    public bool Reached => (There is { } there ? Here / there : Here) <= Comparison.Aim;

    /// <summary>A row of a Markdown table: work, here, peer, ratio, aim.</summary>
    public override string ToString()
    {
        var format = Comparison.Format;
        return There is { } there
            ? string.Create(CultureInfo.InvariantCulture, $"| {Comparison.Work} | {format(Here)} | {format(there)} | {Here / there:0.00} | {Comparison.Aim:0.0#} |")
            : $"| {Comparison.Work} | {format(Here)} | | | {format(Comparison.Aim)} |";
    }
}
