using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Checks of arguments that say in one line what is wrong, where .NET's own take two.</summary>
internal static class Require
{
    public static void AtLeast(long least, long value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least) throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least {least} is possible.");
    }

    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, $"{name} is {value}; a probability is from 0 to 1.");
    }
}
