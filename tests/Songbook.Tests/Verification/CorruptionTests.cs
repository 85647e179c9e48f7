using System.Globalization;
using System.Text.Json.Nodes;
using Songbook.Verification;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Verification;

/// <summary>Every number of a case counts: change any tensor or expected number by much, and the case must fail.</summary>
public sealed class CorruptionTests : IDisposable
{
    // Inputs of other cases, without a result of their own.
    private static readonly string[] Apart = ["geomodel/05_losses/inputs", "geomodel/05_losses/multitask_inputs", "geomodel/06_training/initial"];

    // What the reference's authors' script says about itself: its rounding, how near a decision was, what chance did.
    private static readonly string[] AboutTheReference =
    [
        "max_abs_", "mean_abs_", "max_rel_", "fraction_abs_diff_", "min_distance_", "z_score_", "standard_", "grad_standard_error", "density_quartiles",
    ];

    private static readonly string[] WithoutEffect =
    [
        "audio/silence/scalars/spec2/output_l2", // of silence: what rounding may make of 49,056 zeros is more than a change by one
        "geomodel/05_losses/masked_mse_all_nan/pred.npy", // where no target is known, no prediction is wrong
        "geomodel/05_losses/an_sampled_dense/single_draw/indices.npy", // the last draw hits a species that is present, which no negative can be
        "geomodel/07_metrics/geoscore/scalars/cases/17/name", // only a name
        "geomodel/10_extras/data/env_features.npy", "geomodel/10_extras/data/week.npy", // inputs of results that the case does not have
        "geomodel/10_extras/data/mask/lat.npy", "geomodel/10_extras/data/mask/lon.npy", // the last place is outside all boxes, and stays there
    ];

    private readonly int threads = get_num_threads();

    // As the verifier itself does: with tensors this small, threads wait for each other longer than they work.
    public CorruptionTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(threads);

    public static TheoryData<string> Cases => [.. Fixture.Cases.Except(Apart)];

    [Theory, Trait("speed", "slow"), MemberData(nameof(Cases))]
    public void No_number_can_change_unnoticed(string name)
    {
        using var copy = new TemporaryFolder();
        var parent = Path.GetDirectoryName(name)!; // with the inputs that cases share
        CopyFolder(Path.Combine(Fixture.Root, parent), copy[parent]);
        var folder = copy[name];
        if (name == "geomodel/04_param_counts") KeepOneModel(folder);
        var survivors = new List<string>();
        var every = name.StartsWith("geomodel/06_training", StringComparison.Ordinal) ? 2 : 1; // a run is twenty steps: every second number
        foreach (var tensor in Directory.GetFiles(folder, "*.npy", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0))
        {
            if (IsAboutTheReference(Path.GetFileName(tensor))) continue;
            var good = File.ReadAllBytes(tensor);
            File.WriteAllBytes(tensor, Changed(good));
            if (Verifier.RunCase(folder).Passed) survivors.Add(Path.GetRelativePath(copy.Path, tensor));
            File.WriteAllBytes(tensor, good);
        }

        var json = Path.Combine(folder, "case.json");
        var text = File.ReadAllText(json);
        var root = JsonNode.Parse(text)!.AsObject();
        var numbers = root.ContainsKey("scalars") ? Paths(root["scalars"], "scalars") : root.SelectMany(member => Paths(member.Value, member.Key));
        foreach (var path in numbers.Where(path => !path.Split('\n').Any(IsAboutTheReference)).Where((_, i) => i % every == 0))
        {
            File.WriteAllText(json, WithChange(text, path));
            if (Verifier.RunCase(folder).Passed) survivors.Add($"{name}/{path.Replace('\n', '/')}");
        }

        Assert.Equal(WithoutEffect.Where(path => path.StartsWith($"{name}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), survivors.Order(StringComparer.Ordinal));
    }

    /// <summary>All 34 take half a minute; the smallest with a habitat head has every kind of number.</summary>
    private static void KeepOneModel(string folder)
    {
        var file = Path.Combine(folder, "case.json");
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        var models = root["scalars"]!["models"]!.AsArray();
        root["scalars"]!["models"] = new JsonArray(models.First(model => model!["habitat_head"]!.GetValue<bool>())!.DeepClone());
        File.WriteAllText(file, root.ToJsonString());
        Assert.True(Verifier.RunCase(folder).Passed);
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
            System.Text.Json.JsonValueKind.Number => JsonValue.Create(value.GetValue<double>() + 1 + Math.Abs(value.GetValue<double>())),
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
