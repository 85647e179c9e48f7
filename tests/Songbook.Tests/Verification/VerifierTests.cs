using Songbook.Verification;
using Xunit;

namespace Songbook.Tests.Verification;

public class VerifierTests
{
    private const string ParameterCounts = "geomodel/04_param_counts";

    public static TheoryData<string> Cases => [.. Fixture.Cases.Where(name => name != ParameterCounts)];

    private static string Geomodel => Path.Combine(Fixture.Root, "geomodel");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_passes(string name)
    {
        var result = Verifier.RunCase(Path.Combine(Fixture.Root, name));
        Assert.True(result.Passed, string.Join(Environment.NewLine, result.Failures));
    }

    [Fact]
    [Trait("speed", "slow")]
    public void Parameter_counts_of_the_whole_family_pass() => Case_passes(ParameterCounts);

    [Fact]
    public void Every_case_is_printed_and_counted()
    {
        using var folder = new TemporaryFolder();
        var output = new StringWriter();
        var json = Path.Combine(folder.Path, "results.json");
        Assert.Equal(0, Verifier.Run([Path.Combine(Geomodel, "01_circular_encoding"), Path.Combine(Geomodel, "07_metrics")], json, output));
        Assert.Equal(8, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("7 of 7 cases pass." + Environment.NewLine, output.ToString());
        Assert.Contains("\"LargestAbsolute\"", File.ReadAllText(json));
    }

    [Fact]
    public void A_wrong_number_fails_and_says_where()
    {
        using var folder = Copy("01_circular_encoding/n4");
        Corrupt(Path.Combine(folder.Path, "01_circular_encoding/n4/expected_grouped.npy"));
        var output = new StringWriter();
        Assert.Equal(1, Verifier.Run([folder.Path], null, output));
        Assert.Contains("FAIL  01_circular_encoding/n4", output.ToString());
        Assert.Contains("grouped: error", output.ToString());
        Assert.Contains("0 of 1 cases pass.", output.ToString());
    }

    [Fact]
    public void A_kind_without_a_check_fails()
    {
        using var folder = Copy("01_circular_encoding/n4");
        var file = Path.Combine(folder.Path, "01_circular_encoding/n4/case.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"01_circular_encoding/n4\"", "\"99_unknown/n4\""));
        var output = new StringWriter();
        Assert.Equal(1, Verifier.Run([folder.Path], null, output));
        Assert.Contains("no check is known for cases of the kind '99_unknown'", output.ToString());
    }

    [Fact]
    public void A_loss_of_unknown_settings_fails()
    {
        // What holds but inputs passes as inputs, unless its settings or numbers say that there is more to it.
        using var folder = Copy("05_losses/inputs");
        var file = Path.Combine(folder.Path, "05_losses/inputs/case.json");
        Assert.True(Verifier.RunCase(Path.GetDirectoryName(file)!).Passed);
        var json = File.ReadAllText(file);
        foreach (var (known, unknown) in new[] { ("\"n_species\"", "\"delta\": 1, \"n_species\""), ("\"scalars\": {}", "\"scalars\": {\"loss\": 1}") })
        {
            Assert.Contains(known, json);
            File.WriteAllText(file, json.Replace(known, unknown));
            Assert.Contains("no loss is known with these settings: batch, ", Assert.Single(Verifier.RunCase(Path.GetDirectoryName(file)!).Failures));
        }
    }

    [Fact]
    public void Other_sizes_are_read_from_the_case()
    {
        // Eight harmonics' files under a configuration of four: the sizes have to clash.
        using var folder = Copy("01_circular_encoding/n8");
        var file = Path.Combine(folder.Path, "01_circular_encoding/n8/case.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"n_harmonics\": 8", "\"n_harmonics\": 4"));
        Assert.False(Verifier.RunCase(Path.GetDirectoryName(file)!).Passed);
    }

    [Fact]
    public void An_empty_or_missing_folder_is_a_failure()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, Verifier.Run([folder.Path], null, TextWriter.Null));
        Assert.Equal(1, Verifier.Run([Path.Combine(folder.Path, "none")], null, TextWriter.Null));
    }

    private static TemporaryFolder Copy(string name)
    {
        var folder = new TemporaryFolder();
        var target = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Geomodel, name))) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return folder;
    }

    /// <summary>Another last float.</summary>
    private static void Corrupt(string npy)
    {
        var bytes = File.ReadAllBytes(npy);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), 0.5f);
        File.WriteAllBytes(npy, bytes);
    }
}
