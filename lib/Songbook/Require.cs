using System.Globalization;
using System.Runtime.CompilerServices;

namespace Songbook;

/// <summary>Argument checks: one line that names the argument (or the property that is set), its value and what is allowed.</summary>
internal static class Require
{
    public static long AtLeast(long minimum, long value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value >= minimum ? value : throw OutOfRange(name, member, value, $"a whole number from {minimum}");

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(name, member, value, "a finite number above 0");

    /// <summary>A finite number from 0.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw OutOfRange(name, member, value, "a finite number from 0");

    /// <summary>A probability of dropping something: in [0, 1).</summary>
    public static double Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(name, member, value, "a number from 0 to below 1");

    public static double InRange(
        double minimum, double maximum, double value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value >= minimum && value <= maximum ? value : throw OutOfRange(name, member, value, $"a number from {minimum} to {maximum}");

    // Inside a setter the argument is called "value", which tells nobody anything.
    private static ArgumentOutOfRangeException OutOfRange<T>(string name, string member, T value, string allowed)
    {
        var known = name == "value" ? member : name;
        return new(known, string.Create(CultureInfo.InvariantCulture, $"{known} is {value}: it has to be {allowed}."));
    }
}
