using FSharp.Compiler.Diagnostics;

namespace Songbook.Kernel.Engine.FSharp;

/// <summary>Says why an F# cell does not compile, in the form that C# cells have.</summary>
internal static class FSharpErrors
{
    internal static CellFailure Report(IEnumerable<FSharpDiagnostic> diagnostics, string text, string document)
    {
        var lines = text.Split('\n');
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity.IsError)
            .OrderBy(error => error.StartLine).ThenBy(error => error.StartColumn)
            .ToList();
        return new CellFailure(
            "CompilationError",
            string.Join('\n', errors.Select(error => $"({error.StartLine},{error.StartColumn + 1}): error {error.ErrorNumberText}: {error.Message}")),
            errors[0].StartLine,
            [.. errors.Where(error => error.StartLine >= 1 && error.StartLine <= lines.Length).SelectMany(Show)]);

        IEnumerable<string> Show(FSharpDiagnostic error)
        {
            var line = lines[error.StartLine - 1];
            var end = error.EndLine == error.StartLine ? error.EndColumn : line.Length;
            return SourceExcerpt.Of(document, error.StartLine, line, error.StartColumn, end - error.StartColumn);
        }
    }
}
