using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Engine;

/// <summary>A displayed value as Jupyter sends it: MIME type → content.</summary>
internal static class MimeBundle
{
    internal static JsonObject From(DisplayEvent shown)
    {
        var bundle = new JsonObject();
        foreach (var formatted in shown.FormattedValues.Where(formatted => !formatted.SuppressDisplay))
            bundle[formatted.MimeType] = Content(formatted);

        // Consoles and screen readers want text beside HTML.
        if (bundle[HtmlFormatter.MimeType] is { } html && !bundle.ContainsKey(PlainTextFormatter.MimeType) && (PlainText(shown.Value) ?? HtmlText.Visible((string?)html)) is { } text)
            bundle[PlainTextFormatter.MimeType] = text;
        return bundle;
    }

    internal static JsonObject PlainText(string text) => new() { [PlainTextFormatter.MimeType] = text };

    private static JsonNode? Content(FormattedValue formatted)
    {
        var isJson = formatted.MimeType == "application/json" || formatted.MimeType.EndsWith("+json", StringComparison.Ordinal);
        if (!isJson)
            return formatted.Value;
        try
        {
            return JsonNode.Parse(formatted.Value);
        }
        catch (JsonException)
        {
            return formatted.Value;
        }
    }

    private static string? PlainText(object? value)
    {
        // Markup has no other form, and a lazy sequence would run a second time: their HTML speaks for them.
        var isLazy = value is IEnumerable and not ICollection && !value.GetType().GetInterfaces().Any(IsCollection);
        if (value is null or string or IHtmlContent || isLazy)
            return null;
        try
        {
            return value.ToDisplayString(PlainTextFormatter.MimeType);
        }
        catch (Exception)
        {
            // The reader's own ToString or property threw; its HTML is there.
            return null;
        }

        static bool IsCollection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>);
    }
}
