using System.Collections;
using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.FSharp.Core;
using Microsoft.FSharp.Reflection;

namespace Songbook.Kernel.Engine.FSharp;

/// <summary>A cell's value: unions and lists (<c>Some 3</c>, <c>[1; 2]</c>) as F# writes them, everything else as in C# cells.</summary>
internal static class FSharpFormatting
{
    private static readonly PrintfFormat<FSharpFunc<object?, string>, Unit, string, string> AsWritten =
        new PrintfFormat<FSharpFunc<object?, string>, Unit, string, string, object>("%A");

    internal static IReadOnlyList<FormattedValue> Format(Variable variable)
    {
        if (!FSharpType.IsUnion(variable.Type, null))
            return FormattedValue.CreateManyFromObject(variable.Value);
        // None is null where it is boxed.
        var text = variable.Value is null ? "None" : ExtraTopLevelOperators.PrintFormatToString(AsWritten).Invoke(variable.Value);
        var html = variable.Value is IEnumerable list ? list.ToDisplayString(HtmlFormatter.MimeType)
            : $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(text)}</pre></div>";
        return [new FormattedValue(HtmlFormatter.MimeType, html), new FormattedValue(PlainTextFormatter.MimeType, text)];
    }
}
