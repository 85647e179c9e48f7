using System.Diagnostics;
using Xunit;

namespace TorchSharp.Tests.Contract;

/// <summary>A folder with a libtorch tells by itself how the bridge has to be compiled.</summary>
public class LibTorchFolderTests
{
    [Theory]
    [InlineData("set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=0\")\nset_target_properties(torch PROPERTIES CXX_STANDARD 14)", "-D_GLIBCXX_USE_CXX11_ABI=0", "-std=c++17")]
    [InlineData("set(TORCH_CXX_FLAGS \"-D_GLIBCXX_USE_CXX11_ABI=1\")\nset_property(TARGET torch PROPERTY CXX_STANDARD 20)", "-D_GLIBCXX_USE_CXX11_ABI=1", "-std=c++20")]
    [InlineData("", "", "-std=c++17")]
    public async Task ABI_and_standard_are_read_from_the_folder(string cmake, string abi, string standard)
    {
        var folder = Directory.CreateTempSubdirectory("libtorch-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "share", "cmake", "Torch")).FullName, "TorchConfig.cmake"), cmake, TestContext.Current.CancellationToken);
            var flags = await BridgeFlags(folder);
            Assert.Contains(standard, flags, StringComparison.Ordinal);
            Assert.Contains(abi, flags, StringComparison.Ordinal);
            Assert.Equal(abi.Length > 0, flags.Contains("ABI", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> BridgeFlags(string folder)
    {
        var project = Path.Combine(Fixtures.Repository, "lib", "standins", "TorchSharp", "TorchSharp.csproj");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, $"-p:LibTorch={folder}", "-getProperty:BridgeFlags"]) { RedirectStandardOutput = true })!;
        return await msbuild.StandardOutput.ReadToEndAsync(limit.Token);
    }
}
