namespace Songbook.Cli;

/// <summary>Where things are in this working copy.</summary>
/// <param name="Root">The folder that holds Songbook.slnx.</param>
internal sealed record Repository(string Root)
{
    public string Library => In("lib", "Songbook.Charts");

    /// <summary>The published library, native files included: what notebooks reference.</summary>
    public string Dist => In("lib", "dist");

    /// <summary>Where npm puts what charts need in a browser.</summary>
    public string WebFiles => In("lib", "Songbook.Charts", "node_modules");

    public string StandIns => In("lib", "standins");

    public string LocalProps => In("build", "Local.props");

    public string PackageVersions => In("Directory.Packages.props");

    public string Tests => In("tests");

    public string Notebooks => In("notebooks");

    /// <summary>Real recordings, where somebody fetched them.</summary>
    public string Recordings => In("data", "recordings");

    /// <summary>Scratch files that no version control sees; on the same file system as everything they are renamed to.</summary>
    public string Scratch => In("lib", "obj");

    public string In(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The working copy that this program was built in.</summary>
    public static Repository Find() => Above(AppContext.BaseDirectory);

    /// <exception cref="UserException">No folder from <paramref name="folder"/> up holds Songbook.slnx.</exception>
    internal static Repository Above(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "Songbook.slnx")))
            {
                return new Repository(here.FullName);
            }
        }
        throw new UserException($"no Songbook.slnx in {folder} or above it.", "Call the songbook script at the top of a working copy.");
    }
}
