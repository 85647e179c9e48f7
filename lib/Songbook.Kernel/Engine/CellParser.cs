using System.Text.RegularExpressions;

namespace Songbook.Kernel.Engine;

/// <summary>Takes a cell apart into code and magic commands.</summary>
/// <remarks>
/// A command starts at the very beginning of a line. A language's name (<c>#!html</c>) switches to it for the rest of the cell.
/// Package lines come first, whatever stands before them, because code may not precede a reference.
/// </remarks>
internal static partial class CellParser
{
    internal static IReadOnlyList<CellPart> Parse(
        CellRequest cell, Func<string, string?> findLanguage, string language, Func<string, bool> isCodeLanguage)
    {
        var lines = cell.Source.ReplaceLineEndings("\n").Split('\n');
        var packages = new List<CellPart>();
        var parts = new List<CellPart>();
        var piece = new string[lines.Length];
        var arguments = "";
        Array.Fill(piece, "");

        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (!line.StartsWith('#') || (!isCodeLanguage(language) && !IsSwitch(line)))
            {
                piece[index] = line;
            }
            else if (NugetLine().Match(line) is { Success: true } nuget)
            {
                var argument = nuget.Groups["argument"].Value.Trim();
                packages.Add(nuget.Groups["command"].Value == "r" ? new PackageLine(argument, index + 1) : new PackageSourceLine(argument, index + 1));
            }
            else if (MagicLine().Match(line) is { Success: true } magic)
            {
                ClosePiece();
                var name = magic.Groups["name"].Value;
                var rest = magic.Groups["arguments"].Value.Trim();
                if (findLanguage(name) is { } next)
                    (language, arguments) = (next, rest);
                else
                    parts.Add(new MagicCall("#!" + name, rest, index + 1, language));
            }
            else
            {
                piece[index] = line;
            }
        }
        ClosePiece();
        return [.. packages, .. parts];

        bool IsSwitch(string line) => MagicLine().Match(line) is { Success: true } magic && findLanguage(magic.Groups["name"].Value) is not null;

        void ClosePiece()
        {
            var code = new CellCode(language, string.Join('\n', piece), cell.Document, arguments);
            if (!code.IsBlank || arguments.Length > 0)
                parts.Add(code);
            Array.Fill(piece, "");
            arguments = "";
        }
    }

    /// <returns>The language at a position, and the cell with all else made blank: every place stays where it is.</returns>
    internal static (string Language, string Code) CodeAt(
        string source, int position, Func<string, string?> findLanguage, string language, Func<string, bool> isCodeLanguage)
    {
        var lines = source.Split('\n');
        var here = source.AsSpan(0, position).Count('\n');
        var languages = new string?[lines.Length]; // null: a magic command
        var languageHere = language;
        for (var index = 0; index < lines.Length; index++)
        {
            var magic = MagicLine().Match(lines[index].TrimEnd('\r'));
            if (magic.Success && findLanguage(magic.Groups["name"].Value) is { } next)
                language = next;
            else if (!magic.Success || !isCodeLanguage(language))
                languages[index] = language;
            if (index == here)
                languageHere = language;
        }
        return (languageHere, string.Join('\n', lines.Select((line, index) => languages[index] == languageHere ? line : new string(' ', line.Length))));
    }

    [GeneratedRegex("""^#(?<command>[ri])\s+"nuget:(?<argument>[^"]*)"\s*(//.*)?$""")]
    private static partial Regex NugetLine();

    [GeneratedRegex(@"^#!(?<name>\S+)(?<arguments>.*)$")]
    private static partial Regex MagicLine();
}
