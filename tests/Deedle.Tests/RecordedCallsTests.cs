using System.Text.Json.Nodes;
using StandIns;

namespace Deedle.Tests;

/// <summary>Every recorded use compiles and gives what the real library gave.</summary>
[Collection(Fixtures.OneAtATime)]
public class RecordedCallsTests
{
    /// <summary>Each call gets a frame of its own.</summary>
    public const string BeforeEach = "df = F();";

    // The reasons stand in the stand-in's README.
    private static readonly string[] Excluded = ["html", "series html", "frame html grouped", "frame html long", "to chart"];

    private static readonly (CallRegister Register, Dictionary<string, string> Errors) Compiled =
        CallCompiler.Compile(Fixtures.Calls, BeforeEach);

    private static readonly JsonObject Recorded = JsonNode.Parse(File.ReadAllText(Fixtures.At("deedle.json")))!.AsObject();

    public static TheoryData<string> Labels => [.. Fixtures.Calls.Calls.Keys.Except(Excluded)];

    [Theory]
    [MemberData(nameof(Labels))]
    public void CallGivesTheRecordedResult(string label)
    {
        Assert.False(Compiled.Errors.TryGetValue(label, out string? error), error);
        var result = Compiled.Register.Run(label);
        Assert.Null(result.Failure);
        Assert.Equal(RecordedJson.Canonical(Recorded[label]), RecordedJson.Canonical(Description.Of(result.Value, result.StaticType, result.Printed)));
    }

    [Fact]
    public void OnlyUsesOfOtherPackagesDoNotCompile() => Assert.Equal(Excluded.Order(), Compiled.Errors.Keys.Order());

    [Fact]
    public void EveryCallIsRecorded() => Assert.Equal(Recorded.Select(pair => pair.Key).Order(), Fixtures.Calls.Calls.Keys.Order());
}
