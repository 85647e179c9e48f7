namespace Songbook.Charts.Tests;

/// <summary>What the comparison with an approved picture refuses, shown on the approved pictures themselves.</summary>
public sealed class LikenessTests
{
    public static TheoryData<string, string> Pictures => [.. Samples.Figures.Keys.SelectMany(name => new[] { (name, "light"), (name, "dark") })];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_without_its_marks_or_its_text_is_refused(string name, string theme)
    {
        var picture = Picture.Read(Approved.Read($"{name}.{theme}", "png"));
        var paper = picture.Paper.ToArray();
        Assert.Equal(new Likeness(0, 0), Likeness.Of(picture, picture));

        Assert.Equal(new Likeness(1, 1), Likeness.Of(picture, picture.With(_ => paper)));
        Assert.Equal(1, Refused(picture, picture.With(pixel => Likeness.IsMark(pixel) ? paper : pixel)).Marks);
        Assert.Equal(1, Refused(picture, picture.With(pixel => Likeness.IsMark(pixel) ? pixel : paper)).Text);
        Refused(picture, picture.With(pixel => [pixel[2], pixel[0], pixel[1]]));
        Refused(picture, Mirrored(picture));
    }

    private static Likeness Refused(Picture approved, Picture received)
    {
        var likeness = Likeness.Of(approved, received);
        Assert.False(likeness.IsAlike, likeness.ToString());
        return likeness;
    }

    private static Picture Mirrored(Picture picture) => picture with
    {
        Pixels = [.. picture.Pixels.Chunk(picture.Width * 3).SelectMany(line => line.Chunk(3).Reverse().SelectMany(pixel => pixel))],
    };
}
