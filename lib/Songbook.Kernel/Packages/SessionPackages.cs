using System.Diagnostics;
using System.Net;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Packages;

/// <summary>The packages that a session's cells have asked for.</summary>
/// <param name="options">The session's.</param>
/// <param name="assemblies">Is told where the packages' files are.</param>
/// <param name="addReference">Makes an assembly known to the compilers.</param>
/// <param name="root">What extensions are loaded into.</param>
/// <param name="runScript">Runs a package's extension.dib.</param>
internal sealed class SessionPackages(
    SessionOptions options, AssemblyFinder assemblies, Action<string> addReference, CompositeKernel root, Func<string, Task> runScript)
{
    private readonly LibraryFolder? library = options.LibraryFolder is { } folder ? new LibraryFolder(folder) : null;
    // What cells asked for, and with which version it came.
    private readonly List<(PackageRequest Asked, PackageRequest Got)> restored = [];
    // The version of each package in use, also of those that others brought along.
    private IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
    private readonly List<string> sources = [];
    private readonly HashSet<string> extended = [];

    /// <summary>Makes the packages that a cell names available to it, and shows which they are.</summary>
    internal async Task AddAsync(IReadOnlyList<CellPart> parts, KernelInvocationContext context)
    {
        sources.AddRange(parts.OfType<PackageSourceLine>().Select(line => line.Source));
        var requests = parts.OfType<PackageLine>().Select(PackageRequest.Parse).ToList();
        if (requests.Count == 0)
            return;

        // What lies in the library folder is taken from there; a package that is here already needs nothing.
        var ours = requests.Where(request => library?.Find(request.Id) is not null).ToList();
        var fromFeed = requests.Except(ours).Where(request => !IsRestored(request)).ToList();
        CheckVersions(fromFeed);
        if (ours.Count + fromFeed.Count == 0)
            return;

        var extensions = ours.Select(request => library!.Find(request.Id)!).ToList();
        foreach (var path in extensions)
            addReference(assemblies.Add(path));
        var shown = context.Display(Html("Installing Packages", ours.Concat(fromFeed)));
        try
        {
            if (fromFeed.Count > 0)
            {
                var restoring = PackageRestore.RestoreAsync([.. restored.Select(package => package.Got), .. fromFeed], sources, context.CancellationToken);
                var watch = Stopwatch.StartNew();
                while (await Task.WhenAny(restoring, Task.Delay(1000, CancellationToken.None)).ConfigureAwait(false) != restoring)
                    shown.Update(Html($"Installing Packages … {watch.Elapsed.TotalSeconds:0} s", ours.Concat(fromFeed)));
                var packages = await restoring.ConfigureAwait(false);
                var came = fromFeed.Select(request => request with { Version = packages.Versions[request.Id] }).ToList();
                restored.AddRange(fromFeed.Zip(came));
                versions = packages.Versions;
                Use(packages);
                extensions.AddRange(packages.Extensions);
                fromFeed = came;
            }
            shown.Update(Html("Installed Packages", ours.Concat(fromFeed)));
        }
        catch (Exception error) when (error is CellFailure or OperationCanceledException)
        {
            shown.Update(Html("Not installed", ours.Concat(fromFeed)));
            throw;
        }
        foreach (var path in extensions)
            await ExtendAsync(path).ConfigureAwait(false);
    }

    /// <summary>Whether it is here already; whoever names no version takes the one that is.</summary>
    private bool IsRestored(PackageRequest request) =>
        versions.TryGetValue(request.Id, out var version) && (request.Version is null || request.Version == version || restored.Exists(package => package.Asked == request));

    /// <summary>One version of each package: loaded code cannot be exchanged.</summary>
    private void CheckVersions(List<PackageRequest> requests)
    {
        foreach (var request in requests)
        {
            if (versions.TryGetValue(request.Id, out var version))
                throw new CellFailure("PackageError", $"{request.Id} {request.Version} cannot be added: this session already uses {version}. Restart the kernel to change it.");
            if (requests.Find(other => other != request && other.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase)) is { } second)
                throw new CellFailure("PackageError", $"The cell asks for two versions of one package: '{request}' and '{second}'. Keep one.");
        }
    }

    private void Use(RestoredPackages packages)
    {
        assemblies.AddFolder(packages.NativeFolder);
        foreach (var path in packages.Assemblies)
            addReference(assemblies.Add(path));
    }

    /// <summary>Runs what an assembly adds to the kernel, once a session.</summary>
    internal async Task ExtendAsync(string path)
    {
        if (!extended.Add(path))
            return;
        if (path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase))
        {
            await runScript(path).ConfigureAwait(false);
            return;
        }
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

    private static HtmlString Html(string title, IEnumerable<PackageRequest> packages) =>
        new($"<div><strong>{title}</strong><ul>{string.Concat(packages.Select(package => $"<li><span>{WebUtility.HtmlEncode(package.ToString())}</span></li>"))}</ul></div>");
}
