using Songbook.Training;
using Xunit;

namespace Songbook.Tests;

public class RequireTests
{
    [Fact]
    public void A_setter_names_its_property()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { BatchSize = 0 });
        Assert.Equal("BatchSize is 0: it has to be a whole number from 1. (Parameter 'BatchSize')", error.Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void What_is_not_a_finite_number_from_0_is_named(double rate)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Require.NotNegative(rate));
        Assert.StartsWith(FormattableString.Invariant($"rate is {rate}: it has to be a finite number from 0."), error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Require.Positive(rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Require.Probability(rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Require.InRange(0, 1, rate));
    }
}
