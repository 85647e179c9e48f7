using System.Text.Json.Nodes;
using StandIns;

namespace Plotly.Tests;

/// <summary>Calls of Plotly.NET as a course makes them give what the real package gives.</summary>
[Collection(Fixtures.OneAtATime)]
public sealed class PlotlyNetCalls
{
    private static readonly Lazy<CompiledCalls> Calls = new(() => new CompiledCalls(Fixtures.Calls));
    private static readonly JsonNode Expected = JsonNode.Parse(File.ReadAllText(Fixtures.At("plotlynet.json")))!;

    public static TheoryData<string> Labels => [.. Fixtures.Calls.Calls.Keys];

    [Theory]
    [MemberData(nameof(Labels))]
    public void Gives_what_the_real_package_gives(string label)
    {
        var result = Calls.Value.Run(label);
        Assert.Null(result.Failure);
        Assert.Null(Golden.Difference(Expected[label], Golden.Describe(result.Value)));
    }

    [Fact]
    public void Every_golden_result_has_its_call() =>
        Assert.Equal(Expected.AsObject().Select(entry => entry.Key).Order(), Fixtures.Calls.Calls.Keys.Order());
}
