using StandIns;

namespace Deedle.Tests;

/// <summary>Code that compiles against the stand-in compiles against the real library.</summary>
public class ContractTests
{
    [Fact]
    public void EveryPublicMemberExistsInTheRealLibrary() =>
        Assert.Empty(ApiListing.Strays(typeof(Frame).Assembly, Fixtures.Listing("deedle.txt")));

    [Fact]
    public void OperatorsAreOperators() =>
        Assert.Contains(typeof(Series<int, string>).GetMethods(), method => method is { Name: "op_Addition", IsSpecialName: true });

    [Theory]
    [InlineData("df.GroupRowsBy(\"run\")", "CS0411")]
    [InlineData("df.PivotTable(\"epoch\", \"split\", f => f.RowCount)", "CS0411")]
    [InlineData("df.SortRowsBy(\"acc\", v => -v)", "CS0411")]
    [InlineData("df.Head(3)", "CS1061")]
    [InlineData("{ foreach (var row in df.Rows) { } return 0; }", "CS1579")]
    [InlineData("Frame.ReadCsv(csv, separators: ',')", "CS1503")]
    [InlineData("{ df.SaveCsv(csv, separator: \";\"); return 0; }", "CS1503")]
    [InlineData("{ Series<int, string> run = df[\"run\"]; return run; }", "CS0029")]
    [InlineData("df[\"loss\"].Select(v => v * 2)", "CS0019")]
    public void MistakesThatTheRealLibraryRejectsDoNotCompile(string call, string error)
    {
        var errors = CallCompiler.ErrorsOf(Fixtures.Calls.With(new Dictionary<string, string> { ["mistake"] = call }), RecordedCallsTests.BeforeEach);
        Assert.StartsWith(error, errors["mistake"]);
    }
}
