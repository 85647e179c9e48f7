using System.Text;
using Microsoft.CodeAnalysis;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Engine.CSharp;
using Songbook.Kernel.Packages;

namespace Songbook.Kernel.Programs;

/// <summary>Collects a notebook's cells, and writes them as the statements and types of a program.</summary>
internal sealed class ProgramCells
{
    private static readonly Dictionary<string, string> Languages = new()
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["C#"] = "csharp",
        ["html"] = "html",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
    };

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

    /// <exception cref="CellFailure">A program cannot do this.</exception>
    internal void AddCode(string source, string language, bool fails)
    {
        number++;
        var first = Languages.GetValueOrDefault(language) ?? throw Impossible($"is in {language}");
        var parts = CellParser.Parse(new CellRequest(source, number), Languages.GetValueOrDefault, first, name => name == "csharp");
        pieces.Add(_ => "notebook.Cell();\n");
        foreach (var part in parts)
            Add(part, fails);
        pieces.Add(_ => "\n");
    }

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
            case MagicCall { Name: "#!who" or "#!whos" or "#!about" or "#!lsmagic" }:
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

    private CellFailure Impossible(string what) => new("ProgramError", $"cell {number} {what}, which a program cannot do. Convert to .ipynb or .dib instead.");
}
