namespace Songbook.Charts;

/// <summary>The colours of every chart.</summary>
/// <remarks>
/// Chosen by search so that any two differ clearly (CIE76 distance above 30) for normal sight, protanopia and deuteranopia, and each has
/// a contrast of at least 3:1 on white and on the dark grey of code editors. The tests compute both.
/// </remarks>
public static class Palette
{
    /// <summary>Colours for things without an order; after the last one they start again.</summary>
    public static IReadOnlyList<string> Categories { get; } = ["#05728c", "#e47800", "#34a688", "#8438ff", "#a94d29", "#5e92eb"];

    /// <summary>Text and axes: the grey that white and dark pages show equally well.</summary>
    public const string Text = "#7c8187";

    /// <summary>Grid lines, faint on any page.</summary>
    public const string Grid = "rgba(128, 134, 140, 0.25)";

    /// <summary>Lines that only guide the eye, such as a diagonal.</summary>
    public const string Guide = "rgba(128, 134, 140, 0.8)";

    public static string Category(int index) => Categories[index % Categories.Count];

    /// <summary>The colour of text on an area of <see cref="Category"/>, with a contrast of at least 4.5:1.</summary>
    public static string TextOn(int index) => (index % Categories.Count) switch { 1 or 2 or 5 => "#14171c", _ => "#ffffff" };
}
