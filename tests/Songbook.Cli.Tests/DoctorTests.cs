using Songbook.Cli.Commands;
using Songbook.Cli.Doctor;
using Songbook.Cli.Terminal;
using Xunit;

namespace Songbook.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public void FactsStandInLineAndSayWhatToDo()
    {
        using var output = new StringWriter();
        var screen = new Screen(output, output, live: false, coloured: false);

        DoctorCommand.Show(Fact.Ok(".NET SDK", "10.0.401"), screen);
        DoctorCommand.Show(Fact.Fail("libtorch", "the library is not built yet", "./songbook setup"), screen);
        DoctorCommand.Show(Fact.Absent("Jupyter", "not installed"), screen);

        Approved.Check(output.ToString(), nameof(DoctorTests));
    }

    [Fact]
    public void TheLibrarysLinesAreRead()
    {
        Assert.Equal(Fact.Ok("threads", "2: as many as cores"), LibraryFacts.Parse("[OK] threads: 2: as many as cores"));
        Assert.Equal(Fact.Absent("CUDA", "none"), LibraryFacts.Parse("[--] CUDA: none\r"));
        Assert.Equal(
            Fact.Fail("matrix product", "1.2 GFLOP/s", "install libopenblas0-pthread"),
            LibraryFacts.Parse("[FAIL] matrix product: 1.2 GFLOP/s → install libopenblas0-pthread"));
        Assert.Null(LibraryFacts.Parse("a warning of libtorch: not ours"));
        Assert.Null(LibraryFacts.Parse("[OK] without a colon"));
    }

    [Fact]
    public async Task TheLibraryInDistIsAskedInAProcessOfItsOwn()
    {
        Assert.SkipUnless(Directory.Exists(Repository.Find().Dist), "lib/dist is not built; ./songbook setup builds it");

        var result = await Tool.RunAsync(
            Tool.Dotnet, [typeof(CommandLine).Assembly.Location, LibraryFacts.Command], TestContext.Current.CancellationToken,
            environment: [("OMP_NUM_THREADS", "1")]);

        var facts = result.Output.Split('\n').Select(LibraryFacts.Parse).OfType<Fact>().ToList();
        Assert.Equal(["libtorch", "matrix product", "threads", "CUDA"], facts.Select(fact => fact.Name));
        Assert.Contains("libtorch", facts[0].Text);
        Assert.Matches(@"^\d+(\.\d)? GFLOP/s \(512×512 float32\), .+", facts[1].Text);
        Assert.StartsWith("1 on ", facts[2].Text);
        Assert.Contains("(OMP_NUM_THREADS=1, ", facts[2].Text);
    }

    [Fact]
    public async Task ALibraryThatDoesNotLoadIsAFact()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lib/dist/Songbook.dll", "no assembly");
        using var output = new StringWriter();

        Assert.Equal(ExitCode.Ok, LibraryFacts.Print(new Repository(folder.Path), output));
        var fact = LibraryFacts.Parse(output.ToString());
        Assert.Equal((FactStatus.Fail, "libtorch"), (fact!.Status, fact.Name));
        Assert.StartsWith("./songbook setup", fact.Advice);

        File.Delete(folder.In("lib", "dist", "Songbook.dll"));
        var missing = await LibraryFacts.FindAsync(new Repository(folder.Path), TestContext.Current.CancellationToken);
        Assert.Equal([Fact.Fail("libtorch", "the library is not built yet", "./songbook setup")], missing);
    }

    [Fact]
    public void TheKernelIsFoundInJupytersListBehindItsWarnings()
    {
        const string listing = """
            [ListKernelSpecs] WARNING | Config option not recognized
            {"kernelspecs": {"python3": {"resource_dir": "/p"}, ".net-csharp": {"resource_dir": "/share/kernels/.net-csharp", "spec": {}}}}
            """;

        Assert.Equal(Fact.Ok("C# kernel", ".net-csharp in /share/kernels/.net-csharp"), JupyterFacts.Kernel(listing));
        Assert.Equal(
            Fact.Ok("C# kernel", "songbook in /s, .net-csharp in /share/kernels/.net-csharp"),
            JupyterFacts.Kernel(listing.Replace("\"python3\": {\"resource_dir\": \"/p\"}", "\"songbook\": {\"resource_dir\": \"/s\"}", StringComparison.Ordinal)));
        Assert.Equal("./songbook kernel install", JupyterFacts.Kernel("""{"kernelspecs": {}}""").Advice);
        Assert.Equal(FactStatus.Absent, JupyterFacts.Kernel("""{"kernelspecs": {}}""").Status);
        Assert.Equal(FactStatus.Fail, JupyterFacts.Kernel("Traceback (most recent call last):").Status);
    }

    [Fact]
    public void TooLittleIsFlagged()
    {
        Assert.Equal(FactStatus.Ok, MachineFacts.Judge("disk", 4e9, 3e9, "4.0 GB free", "Make room.").Status);

        var small = MachineFacts.Judge("disk", 2e9, 3e9, "2.0 GB free", "Make room.");

        Assert.Equal(Fact.Fail("disk", "2.0 GB free; 3.0 GB are advisable", "Make room."), small);
    }
}
