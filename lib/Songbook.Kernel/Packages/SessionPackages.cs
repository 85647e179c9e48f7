using System.Net;
using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Packages;

/// <summary>The packages that a session's cells have asked for.</summary>
internal sealed class SessionPackages(
    SessionOptions options, AssemblyFinder assemblies, Action<string> addReference, CompositeKernel root)
{
    private readonly LibraryFolder? library = options.LibraryFolder is { } folder ? new LibraryFolder(folder) : null;
    private readonly List<PackageRequest> restored = [];
    private readonly List<string> sources = [];
    private readonly HashSet<string> extended = [];

    /// <summary>Makes the packages that a cell names available to it, and shows which they are.</summary>
    internal async Task AddAsync(IReadOnlyList<CellPart> parts, KernelInvocationContext context)
    {
        sources.AddRange(parts.OfType<PackageSourceLine>().Select(line => line.Source));
        var requests = parts.OfType<PackageLine>().Select(PackageRequest.Parse).ToList();
        if (requests.Count == 0)
            return;

        var installed = new List<string>();
        var extensions = new List<string>();
        foreach (var request in requests)
        {
            if (library?.Find(request.Id) is { } path)
            {
                addReference(assemblies.Add(path));
                extensions.Add(path);
                installed.Add(request.ToString());
            }
            else if (!restored.Contains(request))
            {
                CheckVersion(request);
                var packages = await PackageRestore.RestoreAsync([.. restored, request], sources, context.CancellationToken).ConfigureAwait(false);
                restored.Add(request);
                Use(packages);
                extensions.AddRange(packages.Extensions);
                installed.Add($"{request.Id}, {packages.Versions[request.Id]}");
            }
        }

        if (installed.Count > 0)
            context.DisplayAs(Html(installed), "text/html");
        foreach (var path in extensions)
            await ExtendAsync(path).ConfigureAwait(false);
    }

    private void CheckVersion(PackageRequest request)
    {
        var earlier = restored.FirstOrDefault(other => other.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase));
        if (earlier?.Version is not null && request.Version is not null && earlier.Version != request.Version)
        {
            throw new CellFailure(
                "PackageError", $"{request.Id} {request.Version} cannot be added: this session already uses {earlier.Version}. Restart the kernel to change it.");
        }
    }

    private void Use(RestoredPackages packages)
    {
        foreach (var folder in packages.NativeFolders)
            assemblies.AddFolder(folder);
        foreach (var path in packages.Assemblies)
            addReference(assemblies.Add(path));
    }

    /// <summary>Runs what an assembly adds to the kernel, once a session.</summary>
    internal async Task ExtendAsync(string path)
    {
        if (!extended.Add(path))
            return;
        // A stand-in or a library without extensions must not be loaded here: that would be too early for its native part.
        if (!RefersToKernel(path))
            return;
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        foreach (var type in assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IKernelExtension))))
            await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(root).ConfigureAwait(false);
    }

    private static bool RefersToKernel(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return metadata.AssemblyReferences
            .Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, "Microsoft.DotNet.Interactive"));
    }

    private static string Html(IEnumerable<string> installed) =>
        $"<div><strong>Installed Packages</strong><ul>{string.Concat(installed.Select(name => $"<li><span>{WebUtility.HtmlEncode(name)}</span></li>"))}</ul></div>";
}
