using StandIns;

namespace Plotly.Tests;

/// <summary>What does not compile against the real packages does not compile here.</summary>
public sealed class CompileErrors
{
    private const string Usings = "using System; using System.Linq; using Plotly.NET; using Plotly.NET.CSharp; using Plotly.NET.LayoutObjects;";
    private const string WithAlias = Usings + " using Chart = Plotly.NET.CSharp.Chart; using SP = Plotly.NET.StyleParam;";
    private const string Data = "double[] ep = {1, 2}, tr = {0.9, 0.5}; double[][] z = {ep, tr}; var line = Chart.Line<double, double, string>(ep, tr);";

    [Fact]
    public void Both_namespaces_make_Chart_ambiguous() =>
        Assert.Equal(["CS0104"], CallCompiler.ErrorsOf(Usings, "Chart.Invisible();"));

    [Fact]
    public void What_compiles_compiles() => Assert.Empty(CallCompiler.ErrorsOf(WithAlias, Data));

    [Theory]
    [InlineData("CS0121", "line.SaveHtml(\"x\");")] // both packages have the method
    [InlineData("CS0121", "line.Show();")]
    [InlineData("CS0121", "line.WithTraceInfo(Name: \"a\");")]
    [InlineData("CS0411", "Chart.Line(ep, tr);")] // type arguments are never inferred
    [InlineData("CS0411", "Chart.Heatmap(z);")]
    [InlineData("CS0411", "line.WithXAxisStyle(TitleText: \"epoch\");")]
    [InlineData("CS1503", "Chart.Heatmap<double, double, double, string>(z, X: ep.Select(x => x));")] // no conversion from an interface
    [InlineData("CS1503", "line.WithXAxisStyle<double, double, string>(MinMax: (0.0, 1.0));")] // System.Tuple, not a value tuple
    [InlineData("CS1061", "line.WithLayoutStyle<double>(ShowLegend: true);")] // no extension method from C#
    [InlineData("CS1061", "line.WithScene(new Scene());")]
    [InlineData("CS1061", "line.WithColorAxis(new ColorAxis());")]
    [InlineData("CS0117", "var s = SP.Colorscale.Blues;")]
    [InlineData("CS0117", "var s = SP.Colorscale.Plasma;")]
    [InlineData("CS0117", "var s = SP.Colorscale.Inferno;")]
    public void Does_not_compile(string error, string statement) =>
        Assert.Equal([error], CallCompiler.ErrorsOf(WithAlias, Data + statement));
}
