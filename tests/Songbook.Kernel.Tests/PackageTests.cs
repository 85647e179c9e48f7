using System.IO.Compression;
using Songbook.Kernel.Headless;
using Songbook.Kernel.Packages;

namespace Songbook.Kernel.Tests;

/// <summary><c>#r "nuget: …"</c>: from the library folder, from NuGet, or not at all.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

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

    [Fact]
    public async Task A_packages_script_for_the_kernel_runs_when_it_is_referenced()
    {
        var id = $"Songbook.Tests.Extension{Guid.NewGuid():N}";
        await WritePackageAsync(id, "#!csharp\n\nint Twice(int x) => 2 * x;\n\n#!html\n\n<i>loaded</i>\n");
        try
        {
            var result = await RunningNotebook.RunAsync(folder, $"#i \"nuget: {folder.Path}\"\n#r \"nuget: {id}, 1.0.0\"", "Twice(21)");
            Assert.Null(result.Failure);
            Assert.EndsWith("<i>loaded</i>", result.Text(1));
            Assert.Equal("42", result.Text(2));
        }
        finally
        {
            var unpacked = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages", id.ToLowerInvariant());
            if (Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
        }
    }

    private async Task WritePackageAsync(string id, string script)
    {
        await using var package = await ZipFile.OpenAsync(folder.File($"{id}.1.0.0.nupkg"), ZipArchiveMode.Create);
        await WriteAsync($"{id}.nuspec", $"""
            <?xml version="1.0"?>
            <package><metadata><id>{id}</id><version>1.0.0</version><authors>tests</authors><description>An extension.</description></metadata></package>
            """);
        await WriteAsync("lib/net10.0/_._", "");
        await WriteAsync("interactive-extensions/dotnet/extension.dib", script);

        async Task WriteAsync(string name, string text)
        {
            await using var writer = new StreamWriter(await package.CreateEntry(name).OpenAsync());
            await writer.WriteAsync(text);
        }
    }
}
