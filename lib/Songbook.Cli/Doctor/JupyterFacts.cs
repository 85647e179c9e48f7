using System.Text.Json;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Doctor;

/// <summary>Jupyter and the kernels for C# notebooks it knows. Neither is needed to run notebooks headless.</summary>
internal static class JupyterFacts
{
    /// <summary>Kernels that run the notebooks: Songbook's own, and any of the name that the notebooks carry.</summary>
    private static readonly string[] KernelNames = ["songbook", ".net-csharp"];

    public static async Task<IReadOnlyList<Fact>> FindAsync(CancellationToken cancel)
    {
        if (Tool.Find("jupyter") is not { } jupyter)
        {
            return [Fact.Absent("Jupyter", "not installed", "Needed only to work in the browser: see environment.md")];
        }
        var listing = await Tool.RunAsync(jupyter, ["kernelspec", "list", "--json"], cancel);
        return [Fact.Ok("Jupyter", jupyter), Kernel(listing.Output)];
    }

    /// <param name="listing">What jupyter kernelspec list --json wrote; warnings may stand before the JSON.</param>
    internal static Fact Kernel(string listing)
    {
        const string name = "C# kernel";
        try
        {
            using var json = JsonDocument.Parse(listing[Math.Max(0, listing.IndexOf('{'))..]);
            var specs = json.RootElement.GetProperty("kernelspecs");
            var found = KernelNames.Where(known => specs.TryGetProperty(known, out _)).ToList();
            return found.Count > 0
                ? Fact.Ok(name, string.Join(", ", found.Select(known => $"{known} in {specs.GetProperty(known).GetProperty("resource_dir").GetString()}")))
                : Fact.Absent(name, $"Jupyter knows no kernel named {string.Join(" or ", KernelNames)}", "./songbook kernel install");
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Fact.Fail(name, "jupyter does not list its kernels", "See what this says: jupyter kernelspec list");
        }
    }
}
