using System.Text;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Packages;

namespace Songbook.Kernel.Programs;

/// <summary>Writes a notebook as a file-based app: one C# file that <c>dotnet run</c> takes, and that writes a page with all outputs.</summary>
/// <remarks>
/// Cells become top-level statements. What a script may do and a program may not is put right: a name that a later cell declares again
/// gets a number, types go to the end, extension methods into a class, and a cell's value is shown by a call.
/// </remarks>
public static class NotebookToProgram
{
    private static readonly string[] DefaultUsings =
    [
        "using System;", "using System.Collections;", "using System.Collections.Generic;", "using System.Linq;", "using System.Text;",
        "using System.Threading.Tasks;", "using Songbook.Kernel.Programs;", "using static Microsoft.DotNet.Interactive.Kernel;",
    ];

    private static readonly string[] Properties =
    [
        "PublishAot=false", "EnableDefaultContentItems=false", "ImplicitUsings=disable", "Nullable=disable", "AllowUnsafeBlocks=true", "TreatWarningsAsErrors=false",
        "RunAnalyzers=false", "WarningLevel=0", "NoWarn=$(NoWarn);CS8321;CS1998;CS4014;CS0162", "ManagePackageVersionsCentrally=false", "GenerateDocumentationFile=false",
    ];

    /// <param name="notebook">C#, with text, HTML and JavaScript; anything else becomes a comment.</param>
    /// <param name="from">The notebook's file.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="kernelProject">Songbook.Kernel.csproj, which the program needs.</param>
    /// <param name="library">The folder that the notebook references its library in, and the project that builds it.</param>
    /// <returns>What is in the program only as a comment, and why: a line each.</returns>
    /// <exception cref="NotebookFormatException">A package that a cell asks for cannot be had.</exception>
    public static IReadOnlyList<string> Write(Notebook notebook, string from, string to, string kernelProject, (string Folder, string Project) library)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(from))!;
        var target = Path.GetDirectoryName(Path.GetFullPath(to))!;
        var cells = new ProgramCells(folder, new LibraryFolder(library.Folder));
        string code;
        try
        {
            foreach (var cell in notebook.Cells)
                Add(cell);
            code = cells.Finish();
        }
        catch (CellFailure failure)
        {
            throw new NotebookFormatException($"{from}: {failure.Message}");
        }

        var usesLibrary = cells.References.Any(path => Path.GetDirectoryName(path) == Path.GetFullPath(library.Folder));
        var known = usesLibrary ? new LibraryFolder(library.Folder) : null;
        var text = new StringBuilder($"""
            #!/usr/bin/env dotnet
            // {Path.GetFileName(from)} as a program. `dotnet run {Path.GetFileName(to)}` writes {Path.GetFileNameWithoutExtension(to)}.html beside it.
            #:sdk Microsoft.NET.Sdk.Web

            """);
        foreach (var project in usesLibrary ? [kernelProject, library.Project] : (string[])[kernelProject])
            text.AppendLine($"#:project {Relative(project)}");
        foreach (var package in cells.Packages.Where(package => known?.Find(package.Id) is null))
            text.AppendLine($"#:package {package.Id}@{package.Version ?? "*"}");
        foreach (var property in Properties)
            text.AppendLine($"#:property {property}");
        text.AppendLine();
        foreach (var line in DefaultUsings.Concat(cells.Usings).Distinct())
            text.AppendLine(line);
        text.AppendLine().AppendLine($"using var notebook = new NotebookProgram({Literal(Relative(folder))});").AppendLine().Append(code);
        AtomicFile.Write(to, text.ToString());
        return cells.LeftOut;

        string Relative(string path) => Path.GetRelativePath(target, Path.GetFullPath(path)).Replace('\\', '/');

        void Add(NotebookCell cell)
        {
            if (cell.Attachments?.Count > 0)
                cells.LeftOut.Add($"the attachments of a cell: {string.Join(", ", cell.Attachments.Select(file => file.Key))}");
            if (cell.Kind == CellKind.Markdown)
                cells.AddText(cell.Source);
            else if (cell.Kind == CellKind.Raw && !string.IsNullOrWhiteSpace(cell.Source))
                cells.AddComment("a raw cell", cell.Source);
            else if (cell.Kind == CellKind.Code && cell.Tags.Contains("skip-execution"))
                cells.AddText($"```csharp\n{cell.Source}\n```");
            else if (cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
                cells.AddCode(cell.Source, cell.Language ?? notebook.DefaultLanguage, cell.Tags.Contains("raises-exception"));
        }
    }

    internal static string Literal(string text)
    {
        var quotes = new string('"', Math.Max(3, LongestRun(text) + 1));
        return text.Contains('\n', StringComparison.Ordinal) ? $"{quotes}\n{text}\n{quotes}" : Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
