using System.Reflection;
using System.Runtime.Loader;

namespace Songbook.Cli.Library;

/// <summary>Loads the library and what it needs from lib/dist, and nothing of it from this program's folder.</summary>
internal sealed class PublishedLibrary(string folder) : AssemblyLoadContext("lib/dist")
{
    /// <summary>A public static method of Songbook.dll: the copy in lib/dist, which this program is not built against.</summary>
    public static T Method<T>(Repository repository, string type, string method)
        where T : Delegate =>
        new PublishedLibrary(repository.Dist).LoadFromAssemblyPath(Path.Combine(repository.Dist, "Songbook.dll"))
            .GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<T>();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
