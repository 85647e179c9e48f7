using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Packages;

/// <summary>Restores NuGet packages with the .NET SDK; the same set a second time is read from a cache.</summary>
internal static partial class PackageRestore
{
    private const string Framework = "net10.0";

    private static readonly string Cache = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "songbook", "packages");

    /// <exception cref="CellFailure">A package or version is unknown, versions conflict, or the sources cannot be reached.</exception>
    internal static async Task<RestoredPackages> RestoreAsync(
        IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        var project = Project(packages, sources);
        var folder = Path.Combine(Cache, System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var target = $"{Framework}/{RuntimeInformation.RuntimeIdentifier}";
        var isDone = Path.Combine(folder, "done");
        var natives = Path.Combine(folder, "native");
        if (FromCache() is { } cached)
            return cached;

        // Another kernel may be restoring the same set.
        using var turn = await FileLock.TakeAsync(Path.Combine(folder, "lock"), () => { }, cancellationToken).ConfigureAwait(false);
        if (FromCache() is { } restoredByOther)
            return restoredByOther;

        await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), project, cancellationToken).ConfigureAwait(false);
        // An empty file each, so that MSBuild does not look further up.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />", cancellationToken).ConfigureAwait(false);

        var (exitCode, output) = await DotnetRestoreAsync(folder, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
            throw new CellFailure("PackageError", Explain(output, string.Join(" and ", packages)));
        var restored = RestoredPackages.Read(assets, target)
            ?? throw new CellFailure("PackageError", $"{string.Join(" and ", packages)}: restored, but the files are not there: clear the package cache (dotnet nuget locals all --clear).");
        Gather(restored.NativeLibraries, natives);
        await File.WriteAllTextAsync(isDone, "", cancellationToken).ConfigureAwait(false);
        return restored with { NativeFolder = natives };

        RestoredPackages? FromCache() => File.Exists(isDone) && Directory.Exists(natives) && RestoredPackages.Read(assets, target) is { } known
            ? known with { NativeFolder = natives }
            : null;
    }

    /// <summary>Puts native libraries of all packages into one folder, where they find each other.</summary>
    private static void Gather(IEnumerable<string> libraries, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var library in libraries.DistinctBy(Path.GetFileName))
        {
            var target = Path.Combine(folder, Path.GetFileName(library));
            // Links, because they may be gigabytes; Windows lets few users make any.
            if (OperatingSystem.IsWindows())
                File.Copy(library, target);
            else
                File.CreateSymbolicLink(target, library);
        }
    }

    private static string Project(IEnumerable<PackageRequest> packages, IReadOnlyList<string> sources)
    {
        var lines = packages.Select(package =>
            $"""    <PackageReference Include="{package.Id}" Version="{SecurityElement.Escape(package.Version ?? "*")}" />""");
        var more = sources.Count == 0 ? "" : $"<RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <NuGetAudit>false</NuGetAudit>
                <DisableImplicitLibraryPacksFolder>true</DisableImplicitLibraryPacksFolder>
                {more}
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', lines)}
              </ItemGroup>
            </Project>
            """;
    }

    private static async Task<(int ExitCode, string Output)> DotnetRestoreAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["restore", "packages.csproj", "-v", "quiet", "--nologo"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1",
                // A source that does not answer is given up after two tries.
                ["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "2", ["NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS"] = "500",
            },
        };
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CellFailure("PackageError", "#r \"nuget: …\" needs the .NET SDK, and there is no dotnet on the path.");
        }
    }

    /// <summary>From NuGet's many lines to one.</summary>
    private static string Explain(string output, string asked)
    {
        if (ErrorLine().Match(output) is not { Success: true } match)
            return $"{asked} could not be restored: {output.Trim()}";
        var message = match.Groups["message"].Value.Trim();
        return match.Groups["code"].Value switch
        {
            "NU1101" => $"There is no package {UnknownPackage(message) ?? asked} in the package sources. Check its spelling, or add a source with #i \"nuget: …\".",
            "NU1102" => $"There is no such version of {UnknownPackage(message) ?? asked}. {message}",
            "NU1107" or "NU1605" => $"{asked} do not fit together: they need different versions of one package. {message}",
            "NU1301" => $"The package source cannot be reached, and {asked} is not in the cache. {message}",
            var code => $"{asked} could not be restored: {code}: {message}",
        };
    }

    private static string? UnknownPackage(string message) => UnknownPackageName().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"error (?<code>NU\d+)\s*:\s*(?<message>[^\[\n]+)")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"Unable to find package (\S+?)\.?(\s|$)")]
    private static partial Regex UnknownPackageName();
}
