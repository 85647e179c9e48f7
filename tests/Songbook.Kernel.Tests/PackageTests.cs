using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Songbook.Kernel.Headless;
using Songbook.Kernel.Packages;

namespace Songbook.Kernel.Tests;

/// <summary><c>#r "nuget: …"</c>: from the library folder, from NuGet, or not at all.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private readonly List<string> ids = [];

    public void Dispose()
    {
        folder.Dispose();
        var unpacked = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var package in ids.SelectMany(id => Directory.Exists(unpacked) ? Directory.EnumerateDirectories(unpacked, id.ToLowerInvariant() + "*") : []))
            Directory.Delete(package, recursive: true);
    }

    [Fact]
    public async Task A_package_in_the_library_folder_is_taken_from_there()
    {
        Directory.CreateDirectory(folder.File("dist"));
        File.Copy(typeof(Assert).Assembly.Location, folder.File("dist/xunit.v3.assert.dll"));
        var path = folder.Write("n.ipynb", NotebookText.Of("#r \"nuget:XUnit.v3.Assert , 987.0\"", "typeof(Xunit.Assert).Assembly.Location"));
        var result = await new NotebookRunner(folder.File("dist"), new RunningNotebook.SilentObserver()).RunAsync(path, TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        Assert.Contains("XUnit.v3.Assert, 987.0", result.Text(1));
        Assert.Equal(folder.File("dist/xunit.v3.assert.dll"), result.Text(2));
    }

    [Theory]
    [InlineData("torchsharp-CPU", "TorchSharp.dll")]
    [InlineData("TorchSharp-cuda-windows", "TorchSharp.dll")]
    [InlineData("deedle", "Deedle.dll")]
    [InlineData("Plotly.NET", null)]
    public void Packages_are_known_by_the_assembly_they_bring(string id, string? file)
    {
        folder.Write("TorchSharp.dll", "");
        folder.Write("Deedle.dll", "");
        Assert.Equal(file is null ? null : folder.File(file), new LibraryFolder(folder.Path).Find(id));
    }

    [Fact]
    public async Task A_package_is_restored_with_what_it_depends_on()
    {
        var result = await RunningNotebook.RunAsync(folder,
            "var before = 1;\n#r \"nuget: MathNet.Numerics, 5.0.0\"", "using MathNet.Numerics;\nSpecialFunctions.Factorial(4 * before)");
        Assert.Null(result.Failure);
        Assert.EndsWith("24", result.Text(2));
    }

    [Fact]
    public async Task An_unknown_package_is_one_clear_line()
    {
        var result = await RunningNotebook.RunAsync(folder, "#r \"nuget: Songbook.No.Such.Package\"");
        Assert.Equal(
            "There is no package Songbook.No.Such.Package in the package sources. Check its spelling, or add a source with #i \"nuget: …\".",
            result.Failure!.Error.Message);
    }

    [Fact]
    public async Task An_unknown_version_is_one_clear_line()
    {
        var result = await RunningNotebook.RunAsync(folder, "#r \"nuget: MathNet.Numerics, 987.0.0\"");
        Assert.StartsWith("There is no such version of MathNet.Numerics.", result.Failure!.Error.Message);
        Assert.DoesNotContain('\n', result.Failure.Error.Message);
    }

    [Fact]
    public async Task Several_packages_of_a_cell_are_shown_and_restored_together()
    {
        var result = await RunningNotebook.RunAsync(folder, "#r \"nuget: MathNet.Numerics, 5.0.0\"\n#r \"nuget: CsvHelper, 33.0.1\"\n(typeof(CsvHelper.CsvReader).Name, typeof(MathNet.Numerics.Combinatorics).Name)");
        Assert.Null(result.Failure);
        Assert.Equal(
            "<div><strong>Installed Packages</strong><ul><li><span>MathNet.Numerics, 5.0.0</span></li><li><span>CsvHelper, 33.0.1</span></li></ul></div>",
            result.Html(1));
    }

    [Theory]
    [InlineData("MathNet.Numerics", "MathNet.Numerics, 4.15.0")]
    [InlineData("MathNet.Numerics, 5.0.0", "mathnet.numerics, 4.15.0")]
    public async Task A_second_version_is_refused_in_one_line(string first, string second)
    {
        var result = await RunningNotebook.RunAsync(folder, $"#r \"nuget: {first}\"", $"#r \"nuget: {first}\"\n#r \"nuget: MathNet.Numerics\"", $"#r \"nuget: {second}\"");
        Assert.Equal(3, result.Failure!.Number);
        Assert.Matches(@"^(?i:MathNet\.Numerics) 4\.15\.0 cannot be added: this session already uses 5\.0\.0\S*\. Restart the kernel to change it\.$", result.Failure.Error.Message);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_one_clear_line()
    {
        var result = await RunningNotebook.RunAsync(folder, $"#i \"nuget: https://127.0.0.1:{Jupyter.KernelSockets.FreePort()}/index.json\"\n#r \"nuget: {UniqueId()}, 1.0.0\"");
        Assert.Matches("^The package source cannot be reached, and Songbook.Tests.\\w+, 1.0.0 is not in the cache.", result.Failure!.Error.Message);
        Assert.DoesNotContain('\n', result.Failure.Error.Message);
    }

    [Fact]
    public async Task Packages_that_do_not_fit_together_are_one_clear_line()
    {
        var id = UniqueId();
        await WritePackageAsync(id + ".Base", "1.0.0");
        await WritePackageAsync(id + ".Base", "2.0.0");
        await WritePackageAsync(id + ".Old", "1.0.0", $"<dependency id=\"{id}.Base\" version=\"[1.0.0]\" />");
        await WritePackageAsync(id + ".New", "1.0.0", $"<dependency id=\"{id}.Base\" version=\"[2.0.0]\" />");
        var result = await RunningNotebook.RunAsync(folder, $"#i \"nuget: {folder.Path}\"\n#r \"nuget: {id}.Old, 1.0.0\"\n#r \"nuget: {id}.New, 1.0.0\"");
        Assert.Contains("do not fit together: they need different versions of one package.", result.Failure!.Error.Message);
        Assert.Contains(id + ".Base", result.Failure.Error.Message);
        Assert.DoesNotContain('\n', result.Failure.Error.Message);
    }

    [Fact]
    public async Task The_same_set_again_takes_under_a_fifth_of_a_second_and_needs_no_source()
    {
        PackageRequest[] packages = [new("MathNet.Numerics", "5.0.0"), new("CsvHelper", "33.0.1")];
        var first = await PackageRestore.RestoreAsync(packages, [], TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var again = await PackageRestore.RestoreAsync(packages, [], TestContext.Current.CancellationToken);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 0.2);
        Assert.Equal(first.Assemblies, again.Assemblies);
    }

    [Fact]
    public async Task Two_kernels_may_restore_the_same_new_set_at_once()
    {
        var id = UniqueId();
        await WritePackageAsync(id, "1.0.0");
        var restoring = Enumerable.Range(0, 3).Select(_ => Task.Run(() => PackageRestore.RestoreAsync([new(id, "1.0.0")], [folder.Path], TestContext.Current.CancellationToken)));
        Assert.All(await Task.WhenAll(restoring), restored => Assert.Equal("1.0.0", restored.Versions[id]));
    }

    [Fact]
    public async Task Native_libraries_of_all_packages_lie_in_one_folder()
    {
        var id = UniqueId();
        var native = $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/";
        await WritePackageAsync(id + ".One", "1.0.0", files: (native + "libone.so", "one"));
        await WritePackageAsync(id + ".Two", "1.0.0", files: (native + "libtwo.so", "two"));
        var restored = await RestoreAsync();
        Assert.Equal(["libone.so", "libtwo.so"], Directory.EnumerateFiles(restored.NativeFolder).Select(Path.GetFileName).Order());
        Assert.Equal("two", File.ReadAllText(Path.Combine(restored.NativeFolder, "libtwo.so")));

        // As a cache is that an older version made.
        Directory.Delete(restored.NativeFolder, recursive: true);
        await RestoreAsync();
        Assert.True(File.Exists(Path.Combine(restored.NativeFolder, "libone.so")));

        Task<RestoredPackages> RestoreAsync() =>
            PackageRestore.RestoreAsync([new(id + ".One", "1.0.0"), new(id + ".Two", "1.0.0")], [folder.Path], TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_packages_script_for_the_kernel_runs_when_it_is_referenced()
    {
        var id = UniqueId();
        await WritePackageAsync(id, "1.0.0", files: ("interactive-extensions/dotnet/extension.dib", "#!csharp\n\nint Twice(int x) => 2 * x;\n\n#!html\n\n<i>loaded</i>\n"));
        var result = await RunningNotebook.RunAsync(folder, $"#i \"nuget: {folder.Path}\"\n#r \"nuget: {id}, 1.0.0\"", "Twice(21)");
        Assert.Null(result.Failure);
        Assert.EndsWith("loaded", result.Text(1));
        Assert.Equal("42", result.Text(2));
    }

    /// <summary>NuGet keeps what it unpacks: each test has packages of its own.</summary>
    private string UniqueId()
    {
        var id = $"Songbook.Tests.{Guid.NewGuid():N}";
        ids.Add(id);
        return id;
    }

    private async Task WritePackageAsync(string id, string version, string dependencies = "", params (string Name, string Text)[] files)
    {
        await using var package = await ZipFile.OpenAsync(folder.File($"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        await WriteAsync($"{id}.nuspec", $"""
            <?xml version="1.0"?>
            <package><metadata><id>{id}</id><version>{version}</version><authors>tests</authors><description>For a test.</description>
            <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies></metadata></package>
            """);
        await WriteAsync("lib/net10.0/_._", "");
        foreach (var (name, text) in files)
            await WriteAsync(name, text);

        async Task WriteAsync(string name, string text)
        {
            await using var writer = new StreamWriter(await package.CreateEntry(name).OpenAsync());
            await writer.WriteAsync(text);
        }
    }
}
