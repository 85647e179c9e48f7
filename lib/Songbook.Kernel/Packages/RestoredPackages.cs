using System.Text.Json.Nodes;

namespace Songbook.Kernel.Packages;

/// <summary>What a restore brought: files of the packages asked for and of all they depend on.</summary>
/// <param name="Versions">Package id → version.</param>
/// <param name="Assemblies">Managed assemblies, to compile against and to run.</param>
/// <param name="NativeLibraries">Native libraries for this machine, each in its package.</param>
/// <param name="Extensions">Assemblies and scripts (extension.dib) that packages mark as extensions of the kernel.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> NativeLibraries,
    IReadOnlyList<string> Extensions)
{
    /// <summary>The folder that has all native libraries together.</summary>
    internal string NativeFolder { get; init; } = "";

    /// <summary>Reads what NuGet writes: obj/project.assets.json.</summary>
    /// <returns>Null if a file it names is gone.</returns>
    internal static RestoredPackages? Read(string assetsFile, string target)
    {
        var assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
        string[] roots = [.. assets["packageFolders"]!.AsObject().Select(root => root.Key)];
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var assemblies = new List<string>();
        var natives = new List<string>();
        var extensions = new List<string>();

        foreach (var (key, files) in assets["targets"]![target]!.AsObject())
        {
            if (key.Split('/') is not [var id, var version])
                continue;
            versions[id] = version;
            var relative = (string)assets["libraries"]![key]!["path"]!;
            var folder = roots.Select(root => Path.Combine(root, relative)).FirstOrDefault(Directory.Exists);
            if (folder is null)
                return null;
            assemblies.AddRange(Files(files, "runtime", folder).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
            natives.AddRange(Files(files, "native", folder));
            var extensionFolder = Path.Combine(folder, "interactive-extensions", "dotnet");
            if (Directory.Exists(extensionFolder))
                extensions.AddRange([.. Directory.EnumerateFiles(extensionFolder, "*.dll"), .. Directory.EnumerateFiles(extensionFolder, "extension.dib")]);
        }
        return assemblies.Concat(natives).All(File.Exists) ? new RestoredPackages(versions, assemblies, natives, extensions) : null;
    }

    private static IEnumerable<string> Files(JsonNode? package, string kind, string folder) =>
        package?[kind] is JsonObject files
            ? files.Where(file => !file.Key.EndsWith("_._", StringComparison.Ordinal)).Select(file => Path.Combine(folder, file.Key))
            : [];
}
