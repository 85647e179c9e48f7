namespace Songbook.Kernel.Jupyter;

/// <summary>Where Jupyter looks for kernels.</summary>
public static class JupyterFolders
{
    /// <summary>The kernels of the current user.</summary>
    public static string User => Path.Combine(UserData, "kernels");

    /// <summary>The kernels under an installation prefix, /usr/local for example.</summary>
    public static string Under(string prefix) => Path.Combine(prefix, "share", "jupyter", "kernels");

    /// <summary>All folders, in the order in which Jupyter looks.</summary>
    public static IEnumerable<string> All
    {
        get
        {
            var named = (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            return named.Select(folder => Path.Combine(folder, "kernels")).Append(User).Concat(Prefixes.Select(Under))
                .Concat(OperatingSystem.IsWindows()
                    ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels")]
                    : [Under("/usr/local"), Under("/usr")])
                .Distinct();
        }
    }

    /// <summary>Where each jupyter on the path is installed: a virtual environment, conda, pipx. (Python calls it sys.prefix.)</summary>
    private static IEnumerable<string> Prefixes
    {
        get
        {
            var program = OperatingSystem.IsWindows() ? "jupyter.exe" : "jupyter";
            var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, program)).Where(File.Exists);
            // PREFIX/bin/jupyter, or PREFIX\Scripts\jupyter.exe
            return found.Select(file => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file)
                .Select(file => Path.GetDirectoryName(Path.GetDirectoryName(file))).OfType<string>();
        }
    }

    private static string UserData
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named)
                return named;
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
            return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
                : Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? Path.Combine(data, "jupyter")
                : Path.Combine(home, ".local", "share", "jupyter");
        }
    }
}
