using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace TorchSharp.Tests.Errors;

/// <summary>What the real package refuses, this one refuses too: with an exception of one clear line, and never by ending the process.</summary>
public class MisuseTests
{
    private static readonly JsonElement[] Cases = [.. Json.Read("torchsharp/errors.json").GetProperty("cases").EnumerateArray()];

    // Where this library deliberately answers otherwise; null: it answers with a result.
    private static readonly Dictionary<string, Type?> Otherwise = new()
    {
        ["data_empty2d"] = null,
        ["dot_shape"] = typeof(ExternalException),
        ["module_to_int"] = typeof(ArgumentException),
        // As in PyTorch; the newest TorchSharp makes the module and fails at its first call.
        ["conv_groups"] = typeof(ArgumentException),
        // The module says it, before libtorch is asked.
        ["bn_one"] = typeof(ArgumentException),
        ["lstm_shape"] = typeof(ArgumentException),
        ["mha_heads"] = typeof(ArgumentException),
        // All keys and shapes are compared before anything is copied.
        ["state_dict_shape"] = typeof(InvalidOperationException),
        ["state_dict_same_numel"] = typeof(InvalidOperationException),
        ["torch_load_missing"] = typeof(FileNotFoundException),
    };

    // Where libtorch's sentence is another, because another function says it.
    private static readonly string[] OwnWords = ["slice_step", "index_too_many", "torch_load_garbage", "dot_shape", "pad_shape"];

    public static IEnumerable<TheoryDataRow<string>> Ids() => Cases.Select(Id).Select(id => new TheoryDataRow<string>(id));

    [Fact]
    public void Every_misuse_is_made()
    {
        Assert.Equal(161, Cases.Length);
        Assert.Equal(Cases.Select(Id).Order(), Misuses.Calls.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_misuse_is_answered_in_one_clear_line(string id)
    {
        var entry = Cases.Single(each => Id(each) == id);
        using var scope = torch.NewDisposeScope();
        var error = Record.Exception(() => Misuses.Calls[id]());
        if (Expected(id, entry) is not { } expected)
        {
            Assert.Null(error);
            return;
        }

        Assert.IsType(expected, error, exactMatch: false);
        Assert.NotEmpty(error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("frame #", error.Message);
        if (error is ExternalException && entry.TryGetProperty("message", out _) && expected == typeof(ExternalException) && Field(entry, "survived").GetBoolean() && !OwnWords.Contains(id)) Assert.Contains(Sentence(entry), error.Message);
        Assert.Equal(2, torch.ones(2).sum().item<float>());
    }

    private static string Id(JsonElement entry) => entry.GetProperty("id").GetString()!;

    private static Type? Expected(string id, JsonElement entry) =>
        Otherwise.TryGetValue(id, out var other) ? other
        : !Field(entry, "survived").GetBoolean() ? typeof(ExternalException)
        : Field(entry, "threw").GetBoolean() ? Golden(entry)
        : null;

    // A null argument has a name here.
    private static Type Golden(JsonElement entry) => Field(entry, "exception").GetString() switch
    {
        "System.NullReferenceException" => typeof(ArgumentNullException),
        "System.Runtime.InteropServices.ExternalException" => typeof(ExternalException),
        var name => Type.GetType(name!)!,
    };

    private static string Sentence(JsonElement entry) => Field(entry, "message").GetString()!.Split('\n')[0].Trim();

    private static JsonElement Field(JsonElement entry, string name) =>
        entry.TryGetProperty("head", out var head) && head.TryGetProperty(name, out var newer) ? newer : entry.GetProperty(name);
}
