using Songbook.Training;
using Xunit;

namespace Songbook.Tests.Training;

public class EnvScalerTests
{
    // By hand: means 3 and 7; squares around them 4 + 0 + 4 over four rows, the unknown one counting as the mean; a constant has no deviation to divide by.
    private static readonly EnvScaler Scaler = EnvScaler.Fit(
        ["height", "constant", "share", "unknown"],
        [[1, 7, 0.25f, float.NaN], [3, 7, 0.5f, float.NaN], [5, 7, 1, float.NaN], [float.NaN, 7, 0, float.NaN]],
        new HashSet<string> { "share" });

    [Fact]
    public void Unknown_values_count_as_the_mean()
    {
        Assert.Equal([3.0, 7, 0, 0], Scaler.Means);
        Assert.Equal([Math.Sqrt(2), 1, 1, 1], Scaler.Deviations);
    }

    [Fact]
    public void Unscaling_undoes_scaling()
    {
        float[] row = [5, 9, 0.75f, -2];
        var scaled = Scaler.Scale(row);
        Assert.Equal([(float)Math.Sqrt(2), 2, 0.75f, -2], scaled);
        Assert.Equal(row, Scaler.Unscale(scaled));
        Assert.True(float.IsNaN(Scaler.Scale([float.NaN, 0, 0, 0])[0]));
        Assert.Equal("There are 1 values for 4 features: as many are needed.", Assert.Throws<ArgumentException>(() => Scaler.Scale([1])).Message);
    }
}
