using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Publishing;

namespace Songbook.Kernel.Jupyter;

/// <summary>An entry in Jupyter's list of kernels: a folder with kernel.json and logos.</summary>
/// <param name="Name">The folder's name; notebooks name their kernel so.</param>
/// <param name="DisplayName">What front ends show.</param>
/// <param name="Language">The language of cells that name none.</param>
public sealed record KernelSpec(string Name, string DisplayName, string Language)
{
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>The file that an entry starts.</summary>
    public const string ProgramName = "Songbook.Kernel.dll";

    public static KernelSpec CSharp { get; } = new("songbook", "C# (Songbook)", "C#");

    /// <summary>Songbook's kernels, and what notebooks made for .NET Interactive ask for.</summary>
    public static IReadOnlyList<KernelSpec> All { get; } =
    [
        CSharp,
        new("songbook-fsharp", "F# (Songbook)", "F#"),
        new(".net-csharp", ".NET (C#)", "C#"),
        new(".net-fsharp", ".NET (F#)", "F#"),
    ];

    /// <summary>Those of the folder's kernels that are Songbook's.</summary>
    public static IEnumerable<(string Name, string Folder)> InstalledIn(string kernels)
    {
        if (!Directory.Exists(kernels))
            return [];
        return Directory.EnumerateDirectories(kernels).Where(IsOurs).Order(StringComparer.Ordinal).Select(folder => (Path.GetFileName(folder), folder));
    }

    /// <summary>Whether any kernel of this name is installed that is not Songbook's.</summary>
    public bool IsTaken() => JupyterFolders.All.Select(kernels => Path.Combine(kernels, Name)).Any(folder => Directory.Exists(folder) && !IsOurs(folder));

    /// <summary>Writes the entry; an older one of Songbook's is replaced.</summary>
    /// <param name="kernels">One of Jupyter's folders.</param>
    /// <param name="program">The kernel's program, Songbook.Kernel.dll.</param>
    /// <param name="libraryFolder">The library that notebooks use.</param>
    /// <param name="isPrivate">Whether only the owner may read it.</param>
    /// <returns>The entry's folder.</returns>
    public string Install(string kernels, string program, string libraryFolder, bool isPrivate)
    {
        var folder = Path.Combine(kernels, Name);
        Directory.CreateDirectory(kernels);
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(folder, owner);
            File.SetUnixFileMode(folder, owner); // where it was there already
        }
        Write("kernel.json", stream => stream.Write(Encoding.UTF8.GetBytes(Json.Write(Content(program, libraryFolder)))));
        foreach (var logo in Logos)
        {
            Write(logo, stream =>
            {
                using var image = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
                image.CopyTo(stream);
            });
        }
        // Jupyter serves the files of this folder: so charts in a notebook find what draws them, wherever the notebook lies.
        if (Path.Combine(libraryFolder, NotebookPage.PlotlyFile) is var plotly && File.Exists(plotly))
            Write(NotebookPage.PlotlyFile, stream => stream.Write(File.ReadAllBytes(plotly)));
        return folder;

        void Write(string name, Action<Stream> write) => AtomicFile.Write(Path.Combine(folder, name), write, isPrivate);
    }

    private JsonObject Content(string program, string libraryFolder) => new()
    {
        ["argv"] = new JsonArray(DotnetHost.Path, program, "jupyter", Language == "F#" ? "fsharp" : "csharp", "{connection_file}", libraryFolder),
        ["display_name"] = DisplayName,
        ["language"] = Language,
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        ["metadata"] = new JsonObject { ["songbook"] = KernelInfo.Version },
    };

    /// <returns>The kernel's program that an entry of Songbook's starts; null for any other folder.</returns>
    public static string? Program(string folder) => IsOurs(folder) && Read(folder)!["argv"] is JsonArray { Count: > 1 } words ? Json.Text(words[1]) : null;

    private static bool IsOurs(string folder) => Read(folder) is { } spec && spec["metadata"] is JsonObject metadata && metadata["songbook"] is not null;

    private static JsonObject? Read(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json"))) as JsonObject;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
