using System.Text;
using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.EditorServices;
using FSharp.Compiler.Symbols;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Collections;
using Songbook.Kernel.Engine.CSharp;

namespace Songbook.Kernel.Engine.FSharp;

/// <summary>What F#'s compiler knows about a cell that is being written.</summary>
internal static class FSharpAssistance
{
    // "This token is offside", said of the end of the text too.
    private const int EndIsOffside = 58;

    internal static Completions Complete((FSharpParseFileResults Parsed, FSharpCheckFileResults Checked) cell, string code, int position)
    {
        var (number, line, column) = Place(code, position);
        var name = QuickParse.GetPartialLongNameEx(line, column - 1);
        var start = position - name.PartialIdent.Length;
        var items = cell.Checked.GetDeclarationListInfo(cell.Parsed, number, line, name, null, null, null).Items
            .Where(item => item.NameInList.StartsWith(name.PartialIdent, StringComparison.OrdinalIgnoreCase))
            .Select(item => new CompletionItem(item.NameInCode, Kind(item.Glyph)))
            .DistinctBy(item => item.Text)
            .OrderByDescending(item => item.Text.StartsWith(name.PartialIdent, StringComparison.Ordinal))
            .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new Completions([.. items], start, position);
    }

    internal static string? Inspect((FSharpParseFileResults Parsed, FSharpCheckFileResults Checked) cell, string code, int position)
    {
        var (number, line, column) = Place(code, position);
        // Right behind a name, or behind its bracket, the name is meant.
        if (QuickParse.GetCompleteIdentifierIsland(true, line, column) is not { Value: var (name, end, _) })
            return null;
        var names = ListModule.OfArray(name.Split('.'));
        var tip = cell.Checked.GetToolTip(number, end, line, names, FSharpTokenTag.Identifier, null);
        var text = new StringBuilder();
        foreach (var element in tip.Item.OfType<ToolTipElement.Group>().SelectMany(group => group.elements).Take(5))
        {
            text.AppendLine(string.Concat(element.MainDescription.Select(part => part.Text)));
            if (DocumentationOf(element.XmlDoc) is { Length: > 0 } documentation)
                text.AppendLine().AppendLine(documentation);
        }
        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    internal static Completeness Check((FSharpParseFileResults Parsed, FSharpCheckFileResults Checked) cell)
    {
        var errors = cell.Parsed.Diagnostics.Where(diagnostic => diagnostic.Severity.IsError).ToList();
        return errors.Count == 0 ? Completeness.Complete
            : errors.TrueForAll(WantsMore) ? Completeness.Incomplete
            : Completeness.Invalid;

        static bool WantsMore(FSharpDiagnostic error) =>
            error.ErrorNumber == EndIsOffside || new[] { "ncomplete", "unfinished", "end of", "Expecting" }.Any(word => error.Message.Contains(word, StringComparison.Ordinal));
    }

    private static (int Number, string Line, int Column) Place(string code, int position)
    {
        var lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var lineEnd = code.IndexOf('\n', position) is >= 0 and var newline ? newline : code.Length;
        return (code.AsSpan(0, lineStart).Count('\n') + 1, code[lineStart..lineEnd], position - lineStart);
    }

    private static string? DocumentationOf(FSharpXmlDoc doc) => doc switch
    {
        FSharpXmlDoc.FromXmlText own => Documentation.ToText($"<member>{string.Join('\n', own.Item.UnprocessedLines)}</member>"),
        FSharpXmlDoc.FromXmlFile file => Documentation.Of(file.dllName, file.xmlSig),
        _ => null,
    };

    private static string Kind(FSharpGlyph glyph) =>
        glyph.IsMethod || glyph.IsExtensionMethod || glyph.IsOverridenMethod ? "function"
        : glyph.IsProperty || glyph.IsField || glyph.IsEvent ? "property"
        : glyph.IsNameSpace || glyph.IsModule ? "module"
        : glyph.IsClass || glyph.IsStruct || glyph.IsInterface || glyph.IsUnion || glyph.IsEnum || glyph.IsDelegate || glyph.IsType || glyph.IsTypedef ? "class"
        : "instance";
}
