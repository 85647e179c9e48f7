namespace Songbook.Charts.Tests;

/// <summary>What the palette promises, computed: contrast after WCAG 2, colour blindness after Machado, Oliveira and Fernandes (2009).</summary>
public sealed class PaletteTests
{
    private static readonly double[][] Normal = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

    private static readonly double[][] Protanopia =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];

    private static readonly double[][] Deuteranopia =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];

    private static readonly double[][] LinearToXyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];

    [Fact]
    public void Every_colour_stands_out_from_white_and_from_dark_pages() => Assert.All(Palette.Categories, color =>
    {
        Assert.True(Contrast(color, "#ffffff") >= 3, $"{color} on white: {Contrast(color, "#ffffff"):0.00}");
        Assert.True(Contrast(color, "#1e1e1e") >= 3, $"{color} on dark: {Contrast(color, "#1e1e1e"):0.00}");
    });

    [Fact]
    public void Text_on_a_coloured_area_is_readable() => Assert.All(
        Palette.Categories.Select((color, i) => (color, Text: Palette.TextOn(i))), area => Assert.True(Contrast(area.color, area.Text) >= 4.5, $"{area}: {Contrast(area.color, area.Text):0.00}"));

    [Fact]
    public void Text_is_as_readable_as_one_grey_can_be_on_both()
    {
        Assert.True(Contrast(Palette.Text, "#ffffff") >= 3.7);
        Assert.True(Contrast(Palette.Text, "#1e1e1e") >= 3.7);
    }

    [Fact]
    public void Any_two_colours_differ_also_for_colour_blind_readers()
    {
        foreach (var sight in new[] { Normal, Protanopia, Deuteranopia })
        {
            var colors = Palette.Categories.Select(color => Lab(Times(sight, Linear(color)))).ToList();
            for (var i = 0; i < colors.Count; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.True(Distance(colors[i], colors[j]) > 30, $"{Palette.Categories[i]} and {Palette.Categories[j]}: {Distance(colors[i], colors[j]):0.0}");
            }
        }
    }

    [Fact]
    public void After_the_last_colour_they_start_again() => Assert.Equal(Palette.Category(0), Palette.Category(Palette.Categories.Count));

    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first) + 0.05, Luminance(second) + 0.05);
        return Math.Max(a, b) / Math.Min(a, b);
    }

    private static double Luminance(string color) => Times(LinearToXyz, Linear(color))[1];

    private static double[] Linear(string color) =>
        [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(color.Substring(1 + 2 * i, 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Lab(double[] linear)
    {
        var xyz = Times(LinearToXyz, [.. linear.Select(c => Math.Clamp(c, 0, 1))]);
        double[] f = [.. xyz.Zip([0.95047, 1.0, 1.08883], (c, white) => c / white).Select(c => c > 0.008856 ? Math.Cbrt(c) : 7.787 * c + 16.0 / 116)];
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];
}
