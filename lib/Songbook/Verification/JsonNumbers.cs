using System.Globalization;
using System.Text.Json;

namespace Songbook.Verification;

/// <summary>Numbers in case files: "NaN", "Infinity" and "-Infinity" are written as text.</summary>
internal static class JsonNumbers
{
    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).Number();

    /// <summary>The number, or the given one where there is none.</summary>
    public static double Number(this JsonElement element, string name, double otherwise) =>
        element.TryGetProperty(name, out var value) ? value.Number() : otherwise;

    /// <summary>The number, or null where there is none or null.</summary>
    public static double? NumberOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.NumberOrNull() : null;

    public static double? NumberOrNull(this JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.Number();

    public static long Long(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    /// <summary>The number, or null where there is none or null.</summary>
    public static long? LongOrNull(this JsonElement element, string name) => (long?)element.NumberOrNull(name);

    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);

    public static IEnumerable<string> Names(this JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(Number)];

    public static string[] Texts(this JsonElement element) => [.. element.EnumerateArray().Select(text => text.GetString()!)];
}
