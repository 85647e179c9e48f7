using System.Text.RegularExpressions;
using Plotly.NET;
using StandIns;

namespace Plotly.Tests;

/// <summary>What typical misuses of Plotly.NET throw, or that they throw nothing, as on the real package.</summary>
[Collection(Fixtures.OneAtATime)]
public sealed partial class PlotlyNetMisuse
{
    private static readonly Dictionary<string, Misuse> Misuses =
        Fixtures.Misuses.ToDictionary(misuse => misuse.Name);

    private static readonly Lazy<CompiledCalls> Calls = new(() =>
        new CompiledCalls(Fixtures.Calls.With(Misuses.ToDictionary(entry => entry.Key, entry => entry.Value.Call))));

    public static TheoryData<string> Throwing => [.. Misuses.Values.Where(misuse => misuse.When != "-").Select(misuse => misuse.Name)];

    public static TheoryData<string> Silent => [.. Misuses.Values.Where(misuse => misuse.When == "-").Select(misuse => misuse.Name)];

    [Theory]
    [MemberData(nameof(Throwing))]
    public void Throws_as_the_real_package_does(string label)
    {
        var misuse = Misuses[label];
        var result = Calls.Value.Run(label);
        var exception = misuse.When == "call" ? result.Failure : Record.Exception(() => GenericChart.toJson((GenericChart)result.Value!));

        Assert.NotNull(exception);
        Assert.Equal(misuse.Exception, exception.GetType().FullName);
        Assert.Equal(misuse.Result, MaskPath(exception.Message.Split('\n')[0]));
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void Gives_the_same_figure_as_the_real_package(string label)
    {
        var result = Calls.Value.Run(label);
        Assert.Null(result.Failure);
        var text = result.Value is GenericChart chart ? DescribeAsText(chart) : Convert.ToString(result.Value)!;
        var expected = Misuses[label].Result;

        // The table shortens long results.
        var end = expected.IndexOf(" …", StringComparison.Ordinal);
        Assert.Equal(end < 0 ? expected : expected[..end], end < 0 ? text : text[..Math.Min(end, text.Length)]);
    }

    private static string DescribeAsText(GenericChart chart)
    {
        var json = Golden.WithoutTemplates(GenericChart.toFigureJson(chart));
        var layout = json.IndexOf(",\"layout\":", StringComparison.Ordinal);
        var frames = json.IndexOf(",\"frames\":", StringComparison.Ordinal);
        return $"data {json["{\"data\":".Length..layout]} layout {json[(layout + ",\"layout\":".Length)..frames]}";
    }

    private static string MaskPath(string message) => AbsolutePath().Replace(message, "'<file>'");

    [GeneratedRegex("'/[^']*'")]
    private static partial Regex AbsolutePath();
}
