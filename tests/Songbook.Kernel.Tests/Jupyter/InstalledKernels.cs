using Songbook.Kernel.Engine;
using Songbook.Kernel.Jupyter;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>Songbook's kernels where only the tests' Jupyter finds them, and Debian's Python to start that with.</summary>
public sealed class InstalledKernels : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public InstalledKernels() : this(null)
    {
    }

    internal InstalledKernels(string? library)
    {
        foreach (var spec in KernelSpec.All)
            spec.Install(folder.File("kernels"), typeof(NotebookSession).Assembly.Location, library ?? folder.File("no-library"), isPrivate: true);
    }

    public void Dispose() => folder.Dispose();

    internal TemporaryFolder Folder => folder;

    internal Task<(int ExitCode, string Output, string Error)> PythonAsync(params string[] arguments) =>
        Tool.RunAsync("/usr/bin/python3", arguments, folder.Path, new() { ["JUPYTER_DATA_DIR"] = folder.Path, ["JUPYTER_PATH"] = folder.Path, ["JUPYTER_PLATFORM_DIRS"] = "0" });
}
