using Songbook.Cli.Files;
using Xunit;

namespace Songbook.Cli.Tests;

public sealed class FilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFolderIsReplacedWhole()
    {
        folder.Write("dist/old.txt", "old");
        folder.Write("scratch/dist.new/leftover.txt", "of a killed call");

        await AtomicFolder.ReplaceAsync(folder.In("dist"), folder.In("scratch"), fresh =>
            File.WriteAllTextAsync(Path.Combine(fresh, "new.txt"), "new", TestContext.Current.CancellationToken));

        Assert.Equal([folder.In("dist", "new.txt")], Directory.GetFiles(folder.In("dist")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.In("scratch")));
    }

    [Fact]
    public async Task AFolderMayBeTheFirstInItsPlace()
    {
        await AtomicFolder.ReplaceAsync(folder.In("kernel", "first"), folder.In("scratch"), fresh =>
            File.WriteAllTextAsync(Path.Combine(fresh, "new.txt"), "new", TestContext.Current.CancellationToken));

        Assert.True(File.Exists(folder.In("kernel", "first", "new.txt")));
    }

    [Fact]
    public async Task AFolderStaysAsItWasWhenFillingTheNewOneFails()
    {
        folder.Write("dist/old.txt", "old");

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            AtomicFolder.ReplaceAsync(folder.In("dist"), folder.In("scratch"), fresh =>
            {
                File.WriteAllText(Path.Combine(fresh, "half.txt"), "half");
                throw new OperationCanceledException();
            }));

        Assert.Equal([folder.In("dist", "old.txt")], Directory.GetFiles(folder.In("dist")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.In("scratch")));
    }

    [Fact]
    public void TheHashChangesWithContentNamesAndNumberOfFilesAndWithNothingElse()
    {
        folder.Write("lib/a.cs", "1");
        folder.Write("lib/b.cs", "2");
        folder.Write("top.props", "3");
        var first = Hash();

        folder.Write("lib/bin/a.dll", "build output");
        folder.Write("lib/obj/a.cache", "build output");
        File.SetLastWriteTimeUtc(folder.In("lib", "a.cs"), DateTime.UtcNow.AddHours(1));
        Assert.Equal(first, Hash());

        folder.Write("lib/a.cs", "1 ");
        var edited = Hash();
        folder.Write("lib/a.cs", "1");
        Assert.Equal(first, Hash());
        File.Move(folder.In("lib", "a.cs"), folder.In("lib", "c.cs"));
        var renamed = Hash();
        File.Delete(folder.In("lib", "c.cs"));
        var removed = Hash();
        Assert.Equal(4, new[] { first, edited, renamed, removed }.Distinct().Count());

        string Hash() => ContentHash.Of(folder.Path, [folder.In("lib"), folder.In("top.props"), folder.In("missing")]);
    }
}
