using Songbook.Cli.Commands;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Jupyter;
using Xunit;

namespace Songbook.Cli.Tests;

/// <summary>The published kernels that pile up as the sources change.</summary>
public sealed class KernelProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void OnlyProgramsThatNobodyUsesAreRemoved()
    {
        var (current, running, listed, replaced, unused) = (Program("current"), Program("running"), Program("listed"), Program("replaced"), Program("unused"));
        Install(listed, "specs-1");
        Install(replaced, "specs-2");
        Install(current, "specs-2");
        using (FileLock.TryShare(running))
        {
            KernelProgram.RemoveUnused(Path.GetDirectoryName(current)!);
            Assert.Equal([true, true, true, false, false], new[] { current, running, listed, replaced, unused }.Select(File.Exists));
        }
        KernelProgram.RemoveUnused(Path.GetDirectoryName(current)!);
        Assert.False(File.Exists(running));
    }

    private string Program(string name) => folder.Write($"kernel/{name}/{KernelSpec.ProgramName}", "");

    private void Install(string program, string kernels)
    {
        var spec = KernelSpec.CSharp.Install(folder.In(kernels), program, folder.In("dist"), isPrivate: true);
        KernelProgram.Note(program, spec);
    }
}
