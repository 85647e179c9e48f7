using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Headless;
using Songbook.Kernel.Magics;
using Songbook.Kernel.Publishing;

namespace Songbook.Kernel.Programs;

/// <summary>What a notebook that has become a program writes to: a page with its text, its code and everything it shows.</summary>
/// <remarks>
/// The page lies beside the program's file, and is written when the program ends, also when it ends with an exception. A cell begins
/// with <see cref="Cell"/>; its code is read from the program's own file.
/// </remarks>
public sealed class NotebookProgram : IDisposable
{
    private readonly string file;
    private readonly string[] lines;
    private readonly List<(CellKind Kind, string Source, string? Language)> cells = [];
    private readonly List<JsonArray> outputs = [];
    private readonly OutputRecorder recorder = new();
    private readonly CapturedConsole console;
    private readonly TextWriter terminal = Console.Out;
    private readonly Lock gate = new();
    private KernelInvocationContext? context;

    /// <param name="folder">Relative paths in the code start here; itself relative to the program's file.</param>
    public NotebookProgram(string folder = ".")
    {
        file = (string?)AppContext.GetData("EntryPointFilePath")
            ?? throw new InvalidOperationException("Start this program from its source: dotnet run FILE.cs");
        lines = File.ReadAllLines(file);
        Directory.SetCurrentDirectory(Path.GetFullPath(folder, Path.GetDirectoryName(file)!));
        console = new CapturedConsole(Record);
        AppDomain.CurrentDomain.UnhandledException += (_, thrown) =>
        {
            Failed((Exception)thrown.ExceptionObject);
            Write();
        };
    }

    /// <summary>Text of the page, in Markdown.</summary>
    public void Text(string markdown)
    {
        EndCell();
        cells.Add((CellKind.Markdown, markdown, null));
    }

    /// <summary>What follows, up to the next call here, is a cell; its outputs stand below it.</summary>
    public void Cell([CallerLineNumber] int line = 0)
    {
        EndCell();
        var code = lines.Skip(line).TakeWhile(text => !IsNext(text)).ToList();
        cells.Add((CellKind.Code, string.Join('\n', code).Trim('\n'), null));
        console.StartCell();
        recorder.StartCell();
        outputs.Add(recorder.Outputs);
        var kernel = new SessionKernel("csharp", (_, _, _) => throw new NotSupportedException("A program runs no further cells."));
        context = new KernelInvocationContext(new SubmitCode(cells[^1].Source), kernel, Publish, CancellationToken.None);
        context.Enter();
    }

    /// <summary>Shows a cell's value.</summary>
    public void Show(object? value) =>
        context!.Publish(new ReturnValueProduced(value, context.Command, FormattedValue.CreateManyFromObject(value)));

    /// <summary>Shows what a cell of HTML or JavaScript holds.</summary>
    public void Html(string html) => context!.DisplayAs(html, "text/html");

    /// <summary>Shows how long the cell took, once it is over.</summary>
    public void Time() => TimeMagic.Start(context!);

    /// <summary>Shows how a cell failed that fails on purpose.</summary>
    public void Failed(Exception exception) => Record(ExceptionReport.From(exception, _ => null, ""));

    /// <summary>Writes the page.</summary>
    public void Dispose()
    {
        Write();
        console.Dispose();
        terminal.WriteLine($"Wrote {Page}");
    }

    private string Page => Path.ChangeExtension(file, ".html");

    private static bool IsNext(string line) => line.StartsWith("notebook.Text(", StringComparison.Ordinal) || line.StartsWith("notebook.Cell(", StringComparison.Ordinal);

    private void EndCell()
    {
        console.Flush();
        context?.Complete(context.Command);
        lock (gate)
            recorder.Flush();
    }

    private void Publish(KernelEvent raised)
    {
        if (raised is DisplayEvent)
            console.Flush();
        if (EventOutput.From(raised) is { } output)
            Record(output);
    }

    private void Record(CellOutput output)
    {
        lock (gate)
            recorder.Add(output, outputs.Count);
        if (output is StreamOutput stream)
            terminal.Write(stream.Text);
    }

    private void Write()
    {
        EndCell();
        var notebook = Notebook.Create([], cells);
        var number = 0;
        // Copies: a program that fails writes its page a second time, with the failure.
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
            cell.SetOutputs((JsonArray)outputs[number++].DeepClone(), number);
        var entry = PageEntry.From(Path.GetFileNameWithoutExtension(file), notebook, isSuccess: true);
        AtomicFile.Write(Page, NotebookPage.Render(notebook, entry, Directory.GetCurrentDirectory(), null, null));
    }
}
