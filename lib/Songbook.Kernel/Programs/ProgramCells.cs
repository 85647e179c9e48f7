using System.Text;
using Microsoft.CodeAnalysis;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Engine.CSharp;
using Songbook.Kernel.Packages;

namespace Songbook.Kernel.Programs;

/// <summary>Collects a notebook's cells, and writes them as the statements and types of a program.</summary>
internal sealed class ProgramCells
{
    private static readonly string[] Known = ["csharp", "html", "javascript", "markdown"];

    internal const string ProgramError = "ProgramError";

    private readonly AssemblyFinder assemblies = new();
    private readonly SubmissionCompiler compiler;
    private readonly LibraryFolder library;
    private readonly List<Func<ProgramNames, string>> pieces = [];
    private readonly List<ProgramCode> codes = [];
    private int number;

    /// <param name="folder">The notebook's folder.</param>
    /// <param name="library">Where packages lie that the library brings.</param>
    internal ProgramCells(string folder, LibraryFolder library)
    {
        this.library = library;
        compiler = new SubmissionCompiler(assemblies, folder);
        compiler.Accept(compiler.Create(CSharpLanguage.Prelude, "prelude"));
        Folder = folder;
    }

    internal List<PackageRequest> Packages { get; } = [];

    /// <summary>Files that cells reference by <c>#r "path"</c>.</summary>
    internal List<string> References { get; } = [];

    internal List<string> Usings { get; } = [];

    private string Folder { get; }

    internal void AddText(string markdown) => pieces.Add(_ => $"notebook.Text({NotebookToProgram.Literal(markdown)});\n\n");

    /// <summary>What is in the program only as a comment, and why: a line each.</summary>
    internal List<string> LeftOut { get; } = [];

    /// <exception cref="CellFailure">A package that the cell asks for cannot be had.</exception>
    internal void AddCode(string source, string language, bool fails)
    {
        number++;
        var before = (Pieces: pieces.Count, Codes: codes.Count, Packages: Packages.Count, References: References.Count, Usings: Usings.Count, compiler.Previous);
        try
        {
            var first = Language(language) ?? throw Impossible($"is in {language}");
            var parts = CellParser.Parse(new CellRequest(source, number), Language, first, name => name == "csharp");
            pieces.Add(_ => "notebook.Cell();\n");
            foreach (var part in parts)
                Add(part, fails);
            pieces.Add(_ => "\n");
        }
        catch (CellFailure failure) when (failure.Name == ProgramError)
        {
            // As if it had not been there: what it declares, later cells do not have either.
            Shorten(pieces, before.Pieces);
            Shorten(codes, before.Codes);
            Shorten(Packages, before.Packages);
            Shorten(References, before.References);
            Shorten(Usings, before.Usings);
            compiler.Return(before.Previous);
            AddComment(failure.Message, source);
        }

        static void Shorten<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);
    }

    /// <summary>Keeps a cell that a program cannot have as a comment.</summary>
    internal void AddComment(string reason, string source)
    {
        LeftOut.Add(reason);
        var lines = source.ReplaceLineEndings("\n").Trim('\n').Split('\n').Prepend($"Left out: {reason}");
        pieces.Add(_ => $"notebook.Cell();\n{string.Concat(lines.Select(line => $"// {line}".TrimEnd() + "\n"))}\n");
    }

    private static string? Language(string name) => CellLanguages.Find(name) is { } known && Known.Contains(known) ? known : null;

    /// <returns>Statements, then types.</returns>
    internal string Finish()
    {
        var names = new ProgramNames(codes);
        var text = new StringBuilder();
        foreach (var piece in pieces)
            text.Append(piece(names));
        foreach (var type in codes.SelectMany(code => code.Types(names)))
            text.Append(type).Append("\n\n");
        var extensions = codes.SelectMany(code => code.Extensions(names)).ToList();
        if (extensions.Count > 0)
            text.Append($"static class NotebookExtensions\n{{\n{string.Join("\n\n", extensions)}\n}}\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private void Add(CellPart part, bool fails)
    {
        switch (part)
        {
            case PackageLine line:
                Packages.Add(PackageRequest.Parse(line));
                foreach (var path in Files(Packages[^1]))
                    compiler.AddReference(assemblies.Add(path));
                break;
            case MagicCall { Name: "#!time" }:
                pieces.Add(_ => "notebook.Time();\n");
                break;
            case PackageSourceLine line:
                Note($"#i \"nuget:{line.Source}\"", "name the source in a nuget.config beside the program");
                break;
            case MagicCall { Name: "#!who" or "#!whos" or "#!about" or "#!lsmagic" } magic:
                Note(magic.Name, "it shows the state of a kernel");
                break;
            case MagicCall magic:
                throw Impossible($"uses {magic.Name}");
            case CellCode { Language: "html" } html:
                pieces.Add(_ => $"notebook.Html({NotebookToProgram.Literal(html.Text.Trim('\n'))});\n");
                break;
            case CellCode { Language: "javascript" } script:
                pieces.Add(_ => $"Javascript({NotebookToProgram.Literal(script.Text.Trim('\n'))});\n");
                break;
            case CellCode { Language: "markdown" } markdown:
                AddText(markdown.Text.Trim('\n'));
                break;
            case CellCode code:
                AddCSharp(code, fails);
                break;
        }
    }

    /// <summary>So that its names mean something here; the program asks for the package itself.</summary>
    private IReadOnlyList<string> Files(PackageRequest package) =>
        library.Find(package.Id) is { } path ? [path] : PackageRestore.RestoreAsync([package], [], CancellationToken.None).GetAwaiter().GetResult().Assemblies;

    private void AddCSharp(CellCode cell, bool fails)
    {
        var submission = compiler.Create(cell.Text, cell.Document);
        var errors = submission.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0 && fails)
        {
            // On purpose: a program shows what does not compile.
            AddText($"```csharp\n{cell.Text.Trim('\n')}\n```");
            return;
        }
        if (errors.Count > 0)
            throw Impossible($"does not compile ({errors[0].GetMessage()})");
        compiler.Accept(submission);
        var code = new ProgramCode(submission, number);
        codes.Add(code);
        Usings.AddRange(code.Usings);
        References.AddRange(code.References.Select(path => Path.GetFullPath(path, Folder)));
        pieces.Add(names => fails
            ? $"try\n{{\n{code.Statements(names)}}}\ncatch (Exception failure)\n{{\n    notebook.Failed(failure);\n}}\n"
            : code.Statements(names));
    }

    private void Note(string line, string reason)
    {
        LeftOut.Add($"cell {number}: {line} ({reason})");
        pieces.Add(_ => $"// {line}: left out ({reason})\n");
    }

    private CellFailure Impossible(string what) => new(ProgramError, $"cell {number} {what}, which a program cannot do.");
}
