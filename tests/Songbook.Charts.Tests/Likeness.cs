namespace Songbook.Charts.Tests;

/// <summary>How much a picture differs from an approved one, apart for its marks and for its text and lines.</summary>
/// <remarks>
/// Each is the mean colour that it adds to the paper in each of 24 x 24 fields; the difference is the sum over fields, as a share of what the approved
/// picture has: 0 for the same, 1 where all of it is gone. Fields forgive what another font or another machine's rounding moves by a pixel.
/// </remarks>
/// <param name="Marks">What is coloured.</param>
/// <param name="Text">What is grey: text, axes, grid.</param>
internal sealed record Likeness(double Marks, double Text)
{
    private const int Fields = 24;

    /// <summary>Marks in place and of the same colours; text may be set in another font.</summary>
    public bool IsAlike => Marks < 0.2 && Text < 0.5;

    /// <summary>Marks are coloured, text and lines are grey.</summary>
    public static bool IsMark(ReadOnlySpan<byte> pixel) =>
        Math.Max(pixel[0], Math.Max(pixel[1], pixel[2])) - Math.Min(pixel[0], Math.Min(pixel[1], pixel[2])) >= 40;

    public static Likeness Of(Picture approved, Picture received) => new(
        Difference(Added(approved, isMark: true), Added(received, isMark: true)),
        Difference(Added(approved, isMark: false), Added(received, isMark: false)));

    // The sum of each field's distance from the paper in red, green and blue, for an area of 1.
    private static double[] Added(Picture picture, bool isMark)
    {
        var sums = new double[Fields * Fields * 3];
        for (var i = 0; i < picture.Pixels.Length; i += 3)
        {
            var pixel = picture.Pixels.AsSpan(i, 3);
            if (IsMark(pixel) != isMark)
                continue;
            var (y, x) = Math.DivRem(i / 3, picture.Width);
            var field = y * Fields / picture.Height * Fields + x * Fields / picture.Width;
            for (var channel = 0; channel < 3; channel++)
                sums[field * 3 + channel] += (pixel[channel] - picture.Paper[channel]) / (255.0 * picture.Width * picture.Height);
        }

        return sums;
    }

    private static double Difference(double[] approved, double[] received) =>
        approved.Zip(received, (a, b) => Math.Abs(a - b)).Sum() / approved.Sum(Math.Abs);
}
