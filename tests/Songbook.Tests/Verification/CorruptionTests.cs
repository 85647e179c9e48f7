using System.Globalization;
using System.Text.Json.Nodes;
using Songbook.Verification;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Verification;

/// <summary>Every number of a case counts: change any tensor or expected number by much, and the case must fail.</summary>
public sealed class CorruptionTests : IDisposable
{
    // Inputs of other cases; and a family of models of which each run takes half a minute.
    private static readonly string[] Apart = ["04_param_counts", "05_losses/inputs", "05_losses/multitask_inputs", "06_training/initial"];

    // What the reference's authors' script says about itself: its rounding, how near a decision was, what chance did.
    private static readonly string[] AboutTheReference = ["max_abs_", "max_rel_", "min_distance_", "z_score_", "standard_", "grad_standard_error", "density_quartiles"];

    private static readonly string[] WithoutEffect =
    [
        "05_losses/masked_mse_all_nan/pred.npy", // where no target is known, no prediction is wrong
        "05_losses/an_sampled_dense/single_draw/indices.npy", // the last draw hits a species that is present, which no negative can be
        "07_metrics/geoscore/scalars/cases/17/name", // only a name
        "10_extras/data/env_features.npy", "10_extras/data/week.npy", // inputs of results that the case does not have
        "10_extras/data/mask/lat.npy", "10_extras/data/mask/lon.npy", // the last place is outside all boxes, and stays there
    ];

    private readonly int threads = get_num_threads();

    // As the verifier itself does: with tensors this small, threads wait for each other longer than they work.
    public CorruptionTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(threads);

    private static string Geomodel => Path.Combine(Fixture.Root, "geomodel");

    public static TheoryData<string> Cases(string kind) =>
    [
        .. Directory.GetFiles(Path.Combine(Geomodel, kind), "case.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Geomodel, Path.GetDirectoryName(file)!))
            .Where(name => !Apart.Contains(name))
            .Order(StringComparer.Ordinal),
    ];

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "01_circular_encoding")]
    public void Circular_encodings(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "02_modules")]
    public void Modules(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "03_full_model")]
    public void Full_models(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "05_losses")]
    public void Losses(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "06_training")]
    public void Trainings(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "07_metrics")]
    public void Metrics(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "08_embedding_classifier")]
    public void Embedding_classifiers(string name) => NoNumberCanChangeUnnoticed(name);

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases), "10_extras")]
    public void Extras(string name) => NoNumberCanChangeUnnoticed(name);

    private static void NoNumberCanChangeUnnoticed(string name)
    {
        using var copy = new TemporaryFolder();
        CopyFolder(Path.Combine(Geomodel, name.Split('/')[0]), Path.Combine(copy.Path, name.Split('/')[0]));
        var folder = Path.Combine(copy.Path, name);
        var survivors = new List<string>();
        var every = name.StartsWith("06_training", StringComparison.Ordinal) ? 2 : 1; // a run is twenty steps: every second number
        foreach (var tensor in Directory.GetFiles(folder, "*.npy", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0))
        {
            var path = Path.GetRelativePath(folder, tensor);
            if (IsAboutTheReference(Path.GetFileName(path))) continue;
            var good = File.ReadAllBytes(tensor);
            File.WriteAllBytes(tensor, Changed(good));
            if (Verifier.RunCase(folder).Passed) survivors.Add(path);
            File.WriteAllBytes(tensor, good);
        }

        var json = Path.Combine(folder, "case.json");
        var text = File.ReadAllText(json);
        foreach (var path in Paths(JsonNode.Parse(text)!["scalars"], "scalars").Where(path => !path.Split('\n').Any(IsAboutTheReference)).Where((_, i) => i % every == 0))
        {
            File.WriteAllText(json, WithChange(text, path));
            if (Verifier.RunCase(folder).Passed) survivors.Add(path.Replace('\n', '/'));
        }

        Assert.Empty(survivors.Except(WithoutEffect.Where(path => path.StartsWith($"{name}/", StringComparison.Ordinal)).Select(path => path[(name.Length + 1)..])));
    }

    private static bool IsAboutTheReference(string name) => AboutTheReference.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The last element, changed by at least one.</summary>
    private static byte[] Changed(byte[] npy)
    {
        var bytes = npy.ToArray();
        var header = System.Text.Encoding.Latin1.GetString(npy, 0, 128);
        if (header.Contains("<f4", StringComparison.Ordinal)) BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), Other(BitConverter.ToSingle(bytes, bytes.Length - 4)));
        else if (header.Contains("<f8", StringComparison.Ordinal)) BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 8), (double)Other((float)BitConverter.ToDouble(bytes, bytes.Length - 8)));
        else BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 8), BitConverter.ToInt64(bytes, bytes.Length - 8) + 1);
        return bytes;
    }

    // A label is 0 or 1, and whatever is above one half counts as 1.
    private static float Other(float value) => value == 1 ? 0 : float.IsFinite(value) ? value + 1 + Math.Abs(value) : 0.5f;

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, $"{path}\n{member.Key}")),
        JsonArray { Count: > 0 } elements => Paths(elements[^1], $"{path}\n{(elements.Count - 1).ToString(CultureInfo.InvariantCulture)}"),
        JsonValue => [path],
        _ => [],
    };

    private static string WithChange(string json, string path)
    {
        var root = JsonNode.Parse(json)!;
        var names = path.Split('\n');
        var parent = names[..^1].Aggregate(root, (node, name) => node is JsonArray ? node[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!);
        var (last, changed) = (names[^1], (JsonNode)0);
        var value = parent is JsonArray list ? list[^1]! : parent[last]!;
        changed = value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.Number => JsonValue.Create((value.GetValue<double>() * 2) + 1),
            System.Text.Json.JsonValueKind.String => JsonValue.Create(value.GetValue<string>() == "NaN" ? "1" : value.GetValue<string>() + "x"),
            var kind => JsonValue.Create(kind == System.Text.Json.JsonValueKind.False),
        };
        if (parent is JsonArray elements) elements[^1] = changed;
        else parent[last] = changed;
        return root.ToJsonString();
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
