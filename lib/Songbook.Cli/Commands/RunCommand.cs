using System.CommandLine;
using System.Diagnostics;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Headless;

namespace Songbook.Cli.Commands;

/// <summary>songbook run: executes notebooks and publishes them.</summary>
internal static class RunCommand
{
    public static Command Create(Repository repository, Screen screen)
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Notebooks to run; default: all of notebooks/, in order.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "Where executed notebooks and their pages go; default: out/.",
            HelpName = "DIR",
        };

        var command = new Command("run", "Set up if needed, then run notebooks top to bottom and publish them as pages.") { notebooks, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var files = Find(parsed.GetValue(notebooks) ?? [], repository);
            var folder = Path.GetFullPath(parsed.GetValue(output) ?? repository.In("out"));
            if (files.Select(Path.GetDirectoryName).Contains(folder))
            {
                throw new UserException($"--out {folder} is the notebooks' own folder.", "Choose another one, so that the notebooks are not overwritten.");
            }
            await new SetupPlan(repository, screen).EnsureAsync(cancel);
            return await RunAsync(files, folder, repository, screen, cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<string> files, string folder, Repository repository, Screen screen, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var progress = new RunProgress(screen);
        var runner = new NotebookRunner(repository.Dist, progress);
        var output = new RunFolder(folder, repository.Notebooks, repository.Dist);
        var results = new List<NotebookResult>();
        var failed = 0;
        foreach (var file in files)
        {
            try
            {
                var result = await runner.RunAsync(file, cancel);
                output.Write(result);
                results.Add(result);
                progress.NotebookFinished(result);
                failed += result.Failure is null ? 0 : 1;
            }
            catch (NotebookFormatException error)
            {
                screen.Error(error.Message);
                failed++;
            }
        }
        output.WritePages(results);

        if (output.WhyNoPictures is { } reason)
        {
            screen.Line($"Figures in {folder} have no pictures for previews: {reason}");
        }
        screen.Line($"{Count(files.Count - failed, "notebook")} ran, {failed} failed, {watch.Elapsed.TotalSeconds:0} s. Read {Path.Combine(folder, "index.html")}");
        return failed == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <exception cref="UserException">A file is not there.</exception>
    private static string[] Find(string[] names, Repository repository)
    {
        var all = Directory.Exists(repository.Notebooks)
            ? Directory.EnumerateFiles(repository.Notebooks, "*.ipynb", SearchOption.AllDirectories)
                .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (names.Length == 0)
        {
            return all.Length > 0 ? all : throw new UserException("notebooks/ holds no notebook.", "Give the path of one: ./songbook run NOTEBOOK.ipynb");
        }
        return [.. names.Select(name => FindOne(name, all, repository)).Distinct()];
    }

    /// <summary>A path, or the name of one of the course's notebooks.</summary>
    private static string FindOne(string name, string[] all, Repository repository)
    {
        string[] candidates = [name, name + ".ipynb", Path.Combine(repository.Notebooks, name), Path.Combine(repository.Notebooks, name + ".ipynb")];
        if (candidates.FirstOrDefault(File.Exists) is { } path)
        {
            return Path.GetFullPath(path);
        }
        var nearest = NearestName.Find(Path.GetFileNameWithoutExtension(name), all.Select(file => Path.GetFileNameWithoutExtension(file)!));
        var hint = nearest is not null ? $"Did you mean {nearest}?"
            : all.Length > 0 ? $"There are {string.Join(", ", all.Select(file => Path.ChangeExtension(Path.GetRelativePath(repository.Notebooks, file), null)))}."
            : "Give the path of an .ipynb file.";
        throw new UserException($"there is no notebook '{name}'.", hint);
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
