using System.CommandLine;
using Songbook.Cli.Terminal;
using Songbook.Kernel.Jupyter;

namespace Songbook.Cli.Commands;

/// <summary>songbook kernel: Jupyter's list of kernels.</summary>
internal static class KernelCommand
{
    public static Command Create(Repository repository, Screen screen) =>
        new("kernel", "Make Songbook's kernel known to Jupyter and VS Code.")
        {
            CreateInstall(repository, screen),
            CreateUninstall(screen),
            CreateList(screen),
        };

    private static Command CreateInstall(Repository repository, Screen screen)
    {
        var prefix = Prefix("Install for everybody, under DIR/share/jupyter; default: for this user only.");
        var command = new Command("install", "Set up if needed, then install the kernel.") { prefix };
        AddUser(command, prefix);
        command.SetAction(async (parsed, cancel) =>
        {
            await KernelProgram.InstallAsync(repository, parsed.GetValue(prefix), screen, cancel);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateUninstall(Screen screen)
    {
        var prefix = Prefix("Look under DIR/share/jupyter; default: this user's kernels.");
        var command = new Command("uninstall", "Remove what install has installed.") { prefix };
        AddUser(command, prefix);
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(prefix);
            var installed = KernelSpec.InstalledIn(folder is null ? JupyterFolders.User : JupyterFolders.Under(folder)).ToList();
            foreach (var (name, path) in installed)
            {
                Directory.Delete(path, recursive: true);
                screen.Line($"{name}: removed from {path}");
            }
            if (installed.Count == 0)
            {
                screen.Line("None of Songbook's kernels is installed there.");
            }
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command CreateList(Screen screen)
    {
        var command = new Command("list", "List Songbook's installed kernels.");
        command.SetAction(_ =>
        {
            var installed = JupyterFolders.All.SelectMany(KernelSpec.InstalledIn).ToList();
            foreach (var (name, path) in installed)
            {
                screen.Line($"{name,-12} {path}");
            }
            if (installed.Count == 0)
            {
                screen.Line("None. Install with: ./songbook kernel install");
            }
            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<string?> Prefix(string description) => new("--prefix") { Description = description, HelpName = "DIR" };

    private static void AddUser(Command command, Option<string?> prefix)
    {
        var user = new Option<bool>("--user") { Description = "For this user only (the default)." };
        command.Add(user);
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) && result.GetValue(prefix) is not null)
            {
                result.AddError("--user and --prefix exclude each other.");
            }
        });
    }
}
