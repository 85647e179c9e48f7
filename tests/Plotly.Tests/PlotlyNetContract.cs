using System.Reflection;
using StandIns;

namespace Plotly.Tests;

/// <summary>Every public member of the stand-ins is in the listing of the real packages' API, with the same signature.</summary>
public sealed class PlotlyNetContract
{
    // The listing names this one type of F# in full.
    private static readonly List<string> Listing =
        [.. new[] { "plotlynet.txt", "plotlynet-csharp.txt" }.SelectMany(Fixtures.Listing).Select(line => line.Replace("Microsoft.FSharp.Core.Unit", "Unit"))];

    // Types of other packages that the signatures name, and one whose base class is Newtonsoft.Json's.
    private static readonly string[] Elsewhere = ["DynamicObj.", "Giraffe.ViewEngine.", "Plotly.NET.ColorConverter: class"];

    [Theory]
    [InlineData("Plotly.NET")]
    [InlineData("Plotly.NET.CSharp")]
    public void No_public_member_is_a_stray(string assembly) =>
        Assert.DoesNotContain(ApiListing.Strays(Assembly.Load(assembly), Listing), line => !Elsewhere.Any(name => line.StartsWith(name, StringComparison.Ordinal)));

    [Fact]
    public void The_stand_ins_offer_what_the_surface_names()
    {
        Assert.True(Assembly.Load("Plotly.NET").GetExportedTypes().Length > 150);
        Assert.True(ApiListing.Lines(Assembly.Load("Plotly.NET.CSharp")).Count() > 60);
    }
}
