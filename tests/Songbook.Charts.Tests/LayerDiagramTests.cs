using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Songbook.Charts.Tests;

public sealed class LayerDiagramTests
{
    [Fact]
    public void The_diagram_is_the_approved_one()
    {
        var svg = Regex.Replace(Svg([("BirdNET's embedding", 1024), ("species & <noise>", 23), ("nothing", 0)], ["Linear", "softmax"]), "(?<=>)(?=<)", "\n") + "\n";
        Assert.Equal(Encoding.UTF8.GetString(Approved.Read("LayerDiagram", "svg", Encoding.UTF8.GetBytes(svg))), svg);
        Approved.Forget("LayerDiagram", "svg");
    }

    [Fact]
    public void Boxes_are_as_tall_as_the_root_of_their_width_and_never_vanish()
    {
        // The widest is 170 high; a quarter of its width is half as high; 0 is drawn like 1.
        double[] heights = [.. XElement.Parse(Svg([("a", 400), ("b", 100), ("c", 0)], ["", ""])).Elements().Where(part => part.Name.LocalName == "rect").Select(box => (double)box.Attribute("height")!)];
        Assert.Equal([170, 85, 24], heights);
        Assert.Equal(24, (double)XElement.Parse(Svg([("a", 0)], [])).Elements().First().Attribute("height")!);
    }

    [Fact]
    public void Long_names_are_cut()
    {
        var texts = XElement.Parse(Svg([("a very long name of a layer", 1), ("b", 1)], ["a long step in between"])).Elements().Where(part => part.Name.LocalName == "text").Select(text => text.Value);
        Assert.Equal(["1", "a very long name of a l…", "a long step in b…", "1", "b"], texts);
    }

    [Fact]
    public void What_does_not_fit_gives_one_line()
    {
        Assert.Equal("2 layers need 1 steps between them, not 0. (Parameter 'steps')", Assert.Throws<ArgumentException>(() => Svg([("a", 1), ("b", 1)], [])).Message);
        Assert.Equal("a has a width of -1: it must be at least 0. (Parameter 'layers')", Assert.Throws<ArgumentException>(() => Svg([("a", -1)], [])).Message);
    }

    private static string Svg((string, long)[] layers, string[] steps) => LayerDiagram.Draw(layers, steps).ToString()!;
}
