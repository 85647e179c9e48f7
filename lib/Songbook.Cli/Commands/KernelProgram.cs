using Songbook.Cli.Files;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;
using Songbook.Kernel.Jupyter;

namespace Songbook.Cli.Commands;

/// <summary>The program that Jupyter starts: the kernel, compiled ahead so that it answers early, in a folder that no build touches.</summary>
internal static class KernelProgram
{
    /// <summary>Lies beside the program and says from which sources it was built.</summary>
    private const string StampName = "sources.sha256";

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
            screen.Line($"{spec.Name}: \"{spec.DisplayName}\" in {installed}");
        }
    }

    /// <summary>Builds the program, unless it is there already.</summary>
    /// <returns>Its path.</returns>
    internal static async Task<string> PublishAsync(Repository repository, Screen screen, CancellationToken cancel)
    {
        var project = repository.In("lib", "Songbook.Kernel");
        var folder = Path.Combine(project, "bin", "kernel");
        var program = Path.Combine(folder, "Songbook.Kernel.dll");
        var stamp = Path.Combine(folder, StampName);
        var hash = SourcesHash(repository);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancel) == hash)
        {
            return program;
        }
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
            await File.WriteAllTextAsync(Path.Combine(fresh, StampName), hash, cancel);
        });
        return program;
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
