namespace Songbook.Audio.Tests;

public class LevelTests
{
    [Fact]
    public void A_full_scale_sine_has_an_RMS_of_minus_three_decibels()
    {
        var level = Level.Of([.. Enumerable.Range(0, 48_000).Select(i => (float)Math.Sin(2 * Math.PI * 997 * i / 48_000))]);
        Assert.Equal(0, level.PeakDecibels, 0.001);
        Assert.Equal(-3.01, level.RmsDecibels, 0.001);
        Assert.Equal(0, level.Mean, 1e-4);
        Assert.Equal(0, level.Clipped);
    }

    [Fact]
    public void Flat_tops_are_clipped_single_peaks_are_not()
    {
        Assert.Equal(0.5, Level.Of([1, 1, 0, -1, -1, 0.2f, 1, 0]).Clipped);
        Assert.Equal((0, 1), (Level.Of([0.998f, 0.998f]).Clipped, Level.Of([0.9995f, 0.9995f]).Clipped));
        Assert.Equal(-6.02, Level.Of([0.5f, -0.5f]).PeakDecibels, 0.001);
        Assert.Equal(0.5, Level.Of([0.25f, 0.75f]).Mean);
    }

    [Fact]
    public void Silence_and_nothing_have_no_level()
    {
        Assert.Equal(double.NegativeInfinity, Level.Of(new float[5]).PeakDecibels);
        Assert.Equal(new Level(0, 0, 0, 0), Level.Of([]));
    }
}
