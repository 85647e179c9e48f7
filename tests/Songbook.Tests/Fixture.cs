using Songbook.Verification;
using static TorchSharp.torch;

namespace Songbook.Tests;

/// <summary>One case below tests/fixtures: its tensors, read when they are asked for, and its expected numbers.</summary>
internal sealed class Fixture(string name) : IDisposable
{
    private readonly VerificationCase given = VerificationCase.Read(Path.Combine(Root, name));
    private readonly Dictionary<string, Tensor> tensors = [];

    /// <summary>The folder tests/fixtures of the source tree.</summary>
    public static string Root { get; } = Find();

    /// <summary>Every folder with a <c>case.json</c>, as a path from there.</summary>
    public static IEnumerable<string> Cases => Directory.GetFiles(Root, "case.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!))
        .Order(StringComparer.Ordinal);

    public Tensor this[string tensor] => tensors.TryGetValue(tensor, out var known)
        ? known
        : tensors[tensor] = given.Tensor(tensor).DetachFromDisposeScope();

    public Dictionary<string, Tensor> Weights() => given.Tensors("weights/");

    /// <summary>An expected number; a slash goes into an object.</summary>
    public double Scalar(string path) => Find(path).Number();

    public IReadOnlyList<double> Scalars(string path) => Find(path).Numbers();

    /// <summary>A number that the case was computed with.</summary>
    public double Config(string name) => given.Config.Number(name);

    public void Dispose()
    {
        foreach (var tensor in tensors.Values) tensor.Dispose();
    }

    private System.Text.Json.JsonElement Find(string path) => path.Split('/').Aggregate(given.Scalars, (element, part) => element.GetProperty(part));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var fixtures = Path.Combine(folder.FullName, "tests", "fixtures");
            if (Directory.Exists(fixtures)) return fixtures;
        }

        throw new DirectoryNotFoundException($"There is no tests/fixtures above {AppContext.BaseDirectory}.");
    }
}
