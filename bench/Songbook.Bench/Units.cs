using System.Globalization;

namespace Songbook.Bench;

/// <summary>How measures are written.</summary>
internal static class Units
{
    /// <param name="seconds">Shown in µs, ms or s, with three digits that count.</param>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => Digits(seconds * 1e6) + " µs",
        < 1 => Digits(seconds * 1e3) + " ms",
        _ => Digits(seconds) + " s",
    };

    /// <param name="bytes">Shown in MiB.</param>
    public static string Memory(double bytes) => Digits(bytes / (1 << 20)) + " MiB";

    /// <param name="bytes">Shown as a whole number.</param>
    public static string Bytes(double bytes) => bytes.ToString("0 B", CultureInfo.InvariantCulture);

    private static string Digits(double value) => value.ToString(value switch { < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
}
