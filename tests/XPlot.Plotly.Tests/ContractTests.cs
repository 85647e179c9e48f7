using StandIns;

namespace XPlot.Plotly.Tests;

/// <summary>Code that compiles against the stand-in compiles against the real library.</summary>
public class ContractTests
{
    [Fact]
    public void EveryPublicMemberExistsInTheRealLibrary()
    {
        // The class that C# needs in place of a module with a class of its own name in it.
        var strays = ApiListing.Strays(typeof(PlotlyChart).Assembly, Fixtures.Listing("xplot.txt"), line => line.Replace("LayoutModule.Layout", "Layout.Layout"));
        Assert.Equal(["XPlot.Plotly.Layout: class : XPlot.Plotly.LayoutModule", "XPlot.Plotly.LayoutModule: class"], strays);
    }

    [Theory]
    [InlineData("Chart.Line(new[] { ep.Zip(tr, Tuple.Create), ep.Zip(va, Tuple.Create) })", "CS")]
    [InlineData("Chart.Line(ep, tr)", "CS1501")]
    [InlineData("Chart.Line(ep.Zip(tr))", "CS")]
    [InlineData("Chart.Plot(new[] { new Scatter { y = tr }, new Bar { y = va } })", "CS0826")]
    [InlineData("new Layout { title = \"Loss\" }", "CS")]
    [InlineData("Chart.Line(tr).WithTitle(\"Loss\").WithXTitle(\"epoch\")", "CS0023")]
    [InlineData("Chart.WithTitle(Chart.Line(tr), \"Loss\")", "CS1503")]
    [InlineData("new Scatter { X = ep }", "CS0117")]
    public void MistakesThatTheRealLibraryRejectsDoNotCompile(string call, string error)
    {
        var errors = CallCompiler.ErrorsOf(Fixtures.Calls.With(new Dictionary<string, string> { ["mistake"] = call }), "");
        Assert.StartsWith(error, errors["mistake"]);
    }
}
