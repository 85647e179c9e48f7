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

    /// <summary>The name in front of libtorch's sentence is the one that the program wrote, or of what that stands for.</summary>
    public static TheoryData<string, Action> Named() => new()
    {
        { "linalg.inv", () => torch.linalg.inv(torch.zeros(2, 2)) },
        { "linalg.vecdot", () => torch.linalg.vecdot(torch.ones(2), torch.ones(3)) },
        { "fft.rfft", () => torch.fft.rfft(torch.ones(4), 0) },
        { "concat", () => torch.concat([torch.ones(2, 3), torch.ones(2, 4)]) },
        { "cat", () => torch.cat([torch.ones(2, 3), torch.ones(2, 4)]) },
        { "cross_entropy", () => torch.nn.functional.cross_entropy(torch.ones(2, 3), torch.tensor(new long[] { 0, 5 })) },
        { "add", () => _ = torch.ones(2) + torch.ones(3) },
        { "ToScalar", () => torch.ones(3).ToSingle() },
        { "indexer", () => _ = torch.ones(2, 3)[5] },
        { "indexer", () => torch.ones(2, 3)[0] = torch.ones(4) },
        { "select", () => torch.ones(2, 3).select(0, 5) },
    };

    [Theory]
    [MemberData(nameof(Named), DisableDiscoveryEnumeration = true)]
    public void A_misuse_is_answered_under_the_name_that_was_called(string name, Action call)
    {
        using var scope = torch.NewDisposeScope();
        Assert.StartsWith(name + ": ", Assert.Throws<ExternalException>(call).Message, StringComparison.Ordinal);
    }

    /// <summary>The processor traps at these in libtorch, which ends a program of the real package.</summary>
    /// <summary>LAPACK searches for ever for the singular values of some such matrices.</summary>
    [Fact]
    public void Infinities_have_no_singular_values()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(0);
        Func<torch.Tensor, object>[] decompositions = [x => torch.linalg.svd(x), x => torch.linalg.pinv(x), x => x.pinverse()];
        for (var i = 0; i < 200; i++)
        {
            var matrix = torch.randn(2, 3, 4, dtype: torch.float64);
            matrix[torch.rand(2, 3, 4) < 0.2] = double.PositiveInfinity;
            matrix[torch.rand(2, 3, 4) < 0.2] = double.NaN;
            foreach (var decompose in decompositions)
                Assert.Contains("non-finite values", Assert.Throws<ExternalException>(() => decompose(matrix)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Null_among_several_is_an_exception_of_its_own()
    {
        using var parameter = new TorchSharp.Modules.Parameter(torch.ones(2));
        using var optimizer = torch.optim.SGD([parameter], 0.1);
        var constant = torch.optim.lr_scheduler.StepLR(optimizer, 1);
        Assert.Throws<ArgumentException>(() => torch.optim.lr_scheduler.ChainedLR([constant, null!]));
        Assert.Throws<ArgumentException>(() => torch.optim.lr_scheduler.SequentialLR(optimizer, [constant, null!], [1]));
        Assert.Throws<ArgumentException>(() => torch.utils.data.TensorDataset(parameter, null!));
        Assert.Throws<ArgumentNullException>(() => torch.nn.BatchNorm2d(2).call(null!));
        Assert.Throws<ArgumentNullException>(() => torch.nn.InstanceNorm2d(2).call(null!));
    }

    [Fact]
    public void The_smallest_number_divided_by_minus_one_is_an_exception()
    {
        using var scope = torch.NewDisposeScope();
        Func<torch.Tensor, torch.Tensor>[] divisions =
        [
            x => x % -1,
            x => x.fmod(-1L),
            x => x.floor_divide(-torch.ones_like(x)),
            x => x.div(-1, torch.RoundingMode.trunc),
            x => x.divide_(-torch.ones_like(x), torch.RoundingMode.floor),
            x => x.remainder_(torch.tensor(-1)),
        ];
        foreach (var divide in divisions)
        {
            Assert.Contains("divided by -1", Assert.Throws<ExternalException>(() => divide(torch.tensor(new[] { 6, long.MinValue }))).Message, StringComparison.Ordinal);
            Assert.Contains("divided by -1", Assert.Throws<ExternalException>(() => divide(torch.tensor(new[] { 6, int.MinValue }))).Message, StringComparison.Ordinal);
            Assert.Equal(2, divide(torch.tensor(new[] { 6L, -7 })).numel());
        }
    }

    [Fact]
    public void Binomial_refuses_a_count_that_is_none() =>
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => torch.binomial(torch.tensor(double.NaN), torch.tensor(0.5))).Message, StringComparison.Ordinal);

    /// <summary>libtorch adds what its builders should do, and every operator's place of registration: 4 to 9 KB.</summary>
    [Theory]
    [InlineData("cos_: Could not run 'aten::cos_' with arguments from the 'SparseCPU' backend.")]
    [InlineData("_foreach_add: There were no tensor arguments to this function (e.g., you passed an empty list of Tensors), but no fallback function is registered for schema aten::_foreach_add.List.  This usually means that this function requires a non-empty list of Tensors")]
    public void A_sentence_of_libtorch_ends_where_it_turns_to_its_builders(string sentence)
    {
        using var scope = torch.NewDisposeScope();
        Action call = sentence.StartsWith("cos_", StringComparison.Ordinal) ? () => torch.eye(2).to_sparse().cos_() : () => Array.Empty<torch.Tensor>().add([]);
        Assert.Equal(sentence, Assert.Throws<ExternalException>(call).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    [InlineData(100_000)]
    public void Threads_that_no_machine_has_are_refused(int number)
    {
        var before = (torch.get_num_threads(), torch.get_num_interop_threads());
        Action<int>[] settings = [torch.set_num_threads, torch.set_num_interop_threads];
        foreach (var set in settings)
            Assert.Contains($"From 1 to 1024 threads are allowed, not {number}.", Assert.Throws<ArgumentOutOfRangeException>(() => set(number)).Message, StringComparison.Ordinal);
        Assert.Equal(before, (torch.get_num_threads(), torch.get_num_interop_threads()));
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
