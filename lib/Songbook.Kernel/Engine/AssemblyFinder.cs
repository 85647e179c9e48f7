using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Songbook.Kernel.Engine;

/// <summary>Finds the assemblies and native libraries that cells use, at compile time and when they run.</summary>
/// <remarks>
/// One process, one copy of each assembly: what this program was started with (.NET itself, the formatting library) wins over a
/// file of the same name that a cell references, else formatters registered with one copy would be unknown to the other.
/// </remarks>
internal sealed class AssemblyFinder
{
    // By exact name: the songbook command must not pass for the library Songbook.
    private static readonly Dictionary<string, string> Host = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path));

    private readonly Dictionary<string, string> referenced = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> emitted = [];
    private readonly List<string> folders = [];

    internal AssemblyFinder()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Load(context, name);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (assembly, name) => LoadNative(assembly, name);
    }

    /// <summary>What cells may use without referencing anything: all of .NET, and display.</summary>
    /// <remarks>
    /// Almost half of .NET's assemblies declare nothing and point to others (System.Runtime, netstandard). Compilers find them by
    /// <see cref="Find"/> where a library refers to one; to read them for every cell would make each take a quarter longer.
    /// </remarks>
    internal static IEnumerable<string> DefaultReferences
    {
        get
        {
            var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
            string[] more = ["Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];
            return Host.Values.Where(path => Path.GetDirectoryName(path) == framework && DeclaresTypes(path)).Concat(more.Select(name => Host[name]));
        }
    }

    private static bool DeclaresTypes(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        if (!image.HasMetadata)
            return false;
        var metadata = image.GetMetadataReader();
        return metadata.TypeDefinitions.Any(type => (metadata.GetTypeDefinition(type).Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public);
    }

    /// <returns>The file of an assembly that this program was started with; null if it was not.</returns>
    internal static string? HostPath(string name) => Host.GetValueOrDefault(name);

    /// <returns>The files that declare a type and the types in its brackets; none for types that cells declare.</returns>
    internal static IEnumerable<string> FilesOf(Type type) =>
        type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>().SelectMany(FilesOf)
            .Append(type.Assembly.Location).Where(path => path.Length > 0).Distinct();

    /// <summary>Notes an assembly that cells reference.</summary>
    /// <returns>The file to compile against: the host's own copy, if it has one.</returns>
    internal string Add(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (Host.TryGetValue(name, out var own))
            return own;
        referenced.TryAdd(name, path);
        AddFolder(Path.GetDirectoryName(path)!);
        return referenced[name];
    }

    /// <summary>Notes a folder where further assemblies and native libraries may lie.</summary>
    internal void AddFolder(string folder)
    {
        if (!folders.Contains(folder))
            folders.Add(folder);
    }

    internal void AddEmitted(Assembly assembly) => emitted[assembly.GetName().Name!] = assembly;

    /// <returns>The file of the assembly of that name; null if nobody knows one.</returns>
    internal string? Find(string name)
    {
        if (Host.TryGetValue(name, out var path) || referenced.TryGetValue(name, out path))
            return path;
        return folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
    }

    private Assembly? Load(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is null)
            return null;
        if (emitted.TryGetValue(name.Name, out var assembly))
            return assembly;
        return Find(name.Name) is { } path ? context.LoadFromAssemblyPath(path) : null;
    }

    private nint LoadNative(Assembly assembly, string name)
    {
        var own = string.IsNullOrEmpty(assembly.Location) ? [] : new[] { Path.GetDirectoryName(assembly.Location)! };
        foreach (var folder in own.Concat(folders))
        {
            foreach (var file in NativeFileNames(name))
            {
                var path = Path.Combine(folder, file);
                if (File.Exists(path) && NativeLibrary.TryLoad(path, out var handle))
                    return handle;
            }
        }
        return 0;
    }

    private static string[] NativeFileNames(string name) =>
        OperatingSystem.IsWindows() ? [name, name + ".dll"]
        : OperatingSystem.IsMacOS() ? [$"lib{name}.dylib", name + ".dylib", name]
        : [$"lib{name}.so", name + ".so", name];
}
