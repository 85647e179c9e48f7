using Songbook.Cli.Files;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Jupyter;

namespace Songbook.Cli.Commands;

/// <summary>The program that Jupyter starts: the kernel, compiled ahead so that it answers early, in a folder that no build touches.</summary>
/// <remarks>The folder is named by the sources: kernels that run, and specs that name it, keep theirs when the sources change.</remarks>
internal static class KernelProgram
{
    /// <summary>Lies beside the program and lists the kernelspecs that start it.</summary>
    private const string SpecsName = "kernelspecs.txt";

    /// <summary>Installs Songbook's kernels, but none in place of another program's.</summary>
    public static async Task InstallAsync(Repository repository, string? prefix, Screen screen, CancellationToken cancel)
    {
        await new SetupPlan(repository, screen).EnsureAsync(cancel);
        var program = await PublishAsync(repository, screen, cancel);
        foreach (var spec in KernelSpec.All)
        {
            if (spec.IsTaken())
            {
                screen.Line($"{spec.Name}: another program's kernel of this name is installed, and stays.");
                continue;
            }
            var kernels = prefix is null ? JupyterFolders.User : JupyterFolders.Under(prefix);
            var installed = spec.Install(kernels, program, repository.Dist, isPrivate: prefix is null);
            Note(program, installed);
            screen.Line($"{spec.Name}: \"{spec.DisplayName}\" in {installed}");
        }
        using var turn = await SetupLock.TakeAsync(repository, screen, cancel);
        RemoveUnused(Path.GetDirectoryName(program)!);
    }

    /// <summary>Builds the program, unless it is there already.</summary>
    /// <returns>Its path.</returns>
    internal static async Task<string> PublishAsync(Repository repository, Screen screen, CancellationToken cancel)
    {
        var project = repository.In("lib", "Songbook.Kernel");
        using var turn = await SetupLock.TakeAsync(repository, screen, cancel);
        var folder = Path.Combine(project, "bin", "kernel", SourcesHash(repository)[..16]);
        if (!Directory.Exists(folder))
        {
            await AtomicFolder.ReplaceAsync(folder, repository.Scratch, async fresh =>
            {
                string[] arguments = ["--output", fresh, "--use-current-runtime", "--self-contained", "false"];
                try
                {
                    await DotnetTool.CompileAsync("publish", project, "Building the kernel", screen, cancel, [.. arguments, "-property:PublishReadyToRun=true"]);
                }
                catch (UserException)
                {
                    // The feed may lack the ahead-of-time compiler: the kernel then starts more slowly.
                    await DotnetTool.CompileAsync("publish", project, "Building the kernel", screen, cancel, arguments);
                }
            });
        }
        // The one that was asked for last: the bench takes that.
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
        return Path.Combine(folder, KernelSpec.ProgramName);
    }

    /// <summary>Notes that a kernelspec starts this program.</summary>
    internal static void Note(string program, string spec) =>
        File.AppendAllLines(Path.Combine(Path.GetDirectoryName(program)!, SpecsName), [Path.GetFullPath(spec)]);

    /// <summary>Removes programs of older sources that no kernel runs and no spec starts.</summary>
    internal static void RemoveUnused(string current)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetDirectoryName(current)!).Where(folder => folder != current && !IsUsed(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsUsed(string folder)
    {
        var specs = Path.Combine(folder, SpecsName);
        var program = Path.Combine(folder, KernelSpec.ProgramName);
        if (File.Exists(specs) && File.ReadLines(specs).Any(spec => KernelSpec.Program(spec) == program))
        {
            return true;
        }
        using var taken = FileLock.TryTake(program);
        return taken is null;
    }

    private static string SourcesHash(Repository repository) =>
        ContentHash.Of(repository.Root,
        [
            repository.In("lib", "Songbook.Kernel"),
            repository.In("lib", "standins", "Microsoft.DotNet.Interactive"),
            .. Directory.EnumerateFiles(repository.Root, "Directory.*"),
            repository.In("build"),
            repository.In("global.json"),
        ]);
}
