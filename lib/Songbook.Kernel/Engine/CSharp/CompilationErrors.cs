using Microsoft.CodeAnalysis;

namespace Songbook.Kernel.Engine.CSharp;

/// <summary>Says why a cell does not compile: place, number, message, and the line with a mark under the place.</summary>
internal static class CompilationErrors
{
    internal static CellFailure Report(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToList();
        return new CellFailure(
            "CompilationError",
            string.Join("\n", errors.Select(error => error.ToString().Replace(error.Location.GetLineSpan().Path, "", StringComparison.Ordinal))),
            errors.FirstOrDefault(error => error.Location.IsInSource)?.Location.GetLineSpan().StartLinePosition.Line + 1,
            [.. errors.SelectMany(Show)]);
    }

    private static IEnumerable<string> Show(Diagnostic error)
    {
        var span = error.Location.GetLineSpan();
        if (!error.Location.IsInSource)
            return [];
        var start = span.StartLinePosition;
        var line = error.Location.SourceTree!.GetText().Lines[start.Line].ToString();
        var length = span.EndLinePosition.Line == start.Line ? span.EndLinePosition.Character - start.Character : line.Length - start.Character;
        return SourceExcerpt.Of(span.Path, start.Line + 1, line, start.Character, length);
    }
}
