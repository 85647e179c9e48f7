using System.Text.Json.Nodes;
using Songbook.Kernel.Jupyter;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>Entries in Jupyter's list of kernels.</summary>
public sealed class KernelSpecTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_entry_is_installed_for_its_owner_only()
    {
        var installed = KernelSpec.CSharp.Install(folder.Path, "/kernel.dll", "/library", isPrivate: true);
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Directory.EnumerateFiles(installed).Select(Path.GetFileName).Order());
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(installed, "kernel.json")))!;
        var arguments = spec["argv"]!.AsArray().Select(argument => (string)argument!).ToList();
        Assert.Equal(["/kernel.dll", "jupyter", "csharp", "{connection_file}", "/library"], arguments[1..]);
        foreach (var file in Directory.EnumerateFiles(installed))
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal([("songbook", installed)], KernelSpec.InstalledIn(folder.Path));
        Assert.Equal("/kernel.dll", KernelSpec.Program(installed));
    }

    [Fact]
    public void A_connection_file_is_taken_away_from_all_but_its_owner()
    {
        if (OperatingSystem.IsWindows())
            return; // there are no such modes
        var path = folder.Write("connection.json", "{\"key\": \"k\", \"ip\": 5}");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Equal("k", ConnectionFile.Read(path).Key);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void An_entry_carries_what_draws_charts()
    {
        folder.Write("library/plotly.min.js", "window.Plotly = {};");
        var installed = KernelSpec.CSharp.Install(folder.Path, "/kernel.dll", folder.File("library"), isPrivate: true);
        Assert.Equal("window.Plotly = {};", File.ReadAllText(Path.Combine(installed, "plotly.min.js")));
    }

    [Fact]
    public void Another_programs_kernel_is_not_ours()
    {
        folder.Write(".net-csharp/kernel.json", "{\"argv\":[\"dotnet-interactive\"]}");
        folder.Write("broken/kernel.json", "{");
        Assert.Empty(KernelSpec.InstalledIn(folder.Path));
    }
}
