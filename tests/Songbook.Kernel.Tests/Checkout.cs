namespace Songbook.Kernel.Tests;

/// <summary>The working copy that the tests were built in.</summary>
internal static class Checkout
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Songbook.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No Songbook.slnx above {AppContext.BaseDirectory}.");
        return folder;
    }
}
