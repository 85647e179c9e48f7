using System.CommandLine;
using System.Text.Json.Nodes;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Headless;
using Songbook.Kernel.Programs;

namespace Songbook.Cli.Commands;

/// <summary>songbook notebooks: what can be done with notebook files besides running them.</summary>
internal static class NotebooksCommand
{
    public static Command Create(Repository repository, Screen screen) =>
        new("notebooks", "Convert notebooks, remove their outputs, or check that these are still true.")
        {
            CreateConvert(repository, screen),
            CreateStrip(screen),
            CreateCheck(repository, screen),
        };

    private static Command CreateConvert(Repository repository, Screen screen)
    {
        var from = new Argument<string>("FROM") { Description = "A notebook: .ipynb or .dib." };
        var to = new Argument<string>("TO") { Description = "The file to write: .ipynb, .dib (text and code only), or .cs: a program for dotnet run that writes a page with all outputs." };
        var command = new Command("convert", "Write a notebook in another format.") { from, to };
        command.SetAction(parsed =>
        {
            var source = parsed.GetRequiredValue(from);
            var target = parsed.GetRequiredValue(to);
            var notebook = Load(source);
            var leftOut = Save(notebook, source, target, repository);
            screen.Line($"Wrote {target}");
            foreach (var what in leftOut)
            {
                screen.Line($"  Left out: {what}");
            }
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateStrip(Screen screen)
    {
        var files = Files("Notebooks to strip, in place.");
        var command = new Command("strip", "Remove outputs and execution counts.") { files };
        command.SetAction(parsed =>
        {
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var notebook = Load(file);
                var before = notebook.ToString();
                notebook.Strip();
                if (notebook.ToString() != before)
                {
                    NotebookFile.Save(notebook, file);
                    screen.Line($"Stripped {file}");
                }
            }
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateCheck(Repository repository, Screen screen)
    {
        var files = Files("Notebooks that have their outputs saved.");
        var command = new Command("check", "Run notebooks again and compare with the saved outputs; times and ids do not count.") { files };
        command.SetAction(async (parsed, cancel) =>
        {
            await new SetupPlan(repository, screen).EnsureAsync(cancel);
            var isSame = true;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                isSame &= await CheckAsync(file, repository, screen, cancel);
            }
            return isSame ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<bool> CheckAsync(string file, Repository repository, Screen screen, CancellationToken cancel)
    {
        var before = Load(file).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => (JsonArray)cell.Outputs.DeepClone()).ToList();
        var progress = new RunProgress(screen);
        var result = await new NotebookRunner(repository.Dist, progress).RunAsync(file, cancel);
        progress.NotebookFinished(result);

        var changes = 0;
        var after = result.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        for (var i = 0; i < after.Count; i++)
        {
            // Left out on purpose, empty, or behind one that failed: there is nothing to compare.
            if (after[i].ExecutionCount is null)
            {
                continue;
            }
            if (OutputComparison.Difference(before[i], after[i].Outputs) is { } difference)
            {
                screen.Line($"{file}, code cell {i + 1} changed:\n  {difference}");
                changes++;
            }
        }
        var ran = after.Count(cell => cell.ExecutionCount is not null);
        screen.Line(changes == 0 ? $"{file}: the outputs are as saved." : $"{file}: {changes} of {ran} code cells that ran changed.");
        return changes == 0 && result.Failure is null;
    }

    private static Argument<string[]> Files(string description) =>
        new("NOTEBOOK") { Description = description, Arity = ArgumentArity.OneOrMore };

    private static Notebook Load(string file)
    {
        try
        {
            return NotebookFile.Load(file);
        }
        catch (NotebookFormatException error)
        {
            throw new UserException(error.Message, "Give a notebook: .ipynb (format 4) or .dib.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException($"there is no notebook '{file}'.", "Give the path of an .ipynb or .dib file.");
        }
    }

    /// <returns>What the format cannot hold.</returns>
    private static IReadOnlyList<string> Save(Notebook notebook, string source, string target, Repository repository)
    {
        try
        {
            if (Path.GetExtension(target).Equals(".cs", StringComparison.OrdinalIgnoreCase))
            {
                var kernel = repository.In("lib", "Songbook.Kernel", "Songbook.Kernel.csproj");
                return NotebookToProgram.Write(notebook, source, target, kernel, (repository.Dist, repository.Library));
            }
            NotebookFile.Save(notebook, target);
            return NotebookFile.LeftOut(notebook, target);
        }
        catch (NotebookFormatException error)
        {
            throw new UserException(error.Message, "Write .ipynb, .dib or .cs.");
        }
    }
}
