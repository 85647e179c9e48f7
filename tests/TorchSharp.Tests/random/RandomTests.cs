using System.Text.Json;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Random;

/// <summary>The same seed gives the real package's numbers: <c>fixtures/torchsharp/random.json</c>.</summary>
public sealed class RandomTests : IDisposable
{
    private static readonly JsonElement Golden = Json.Read("torchsharp/random.json");

    private readonly int threads = get_num_threads();

    private static readonly Dictionary<string, Func<long, Tensor>> Calls = new()
    {
        ["rand(5)"] = _ => rand(5),
        ["rand(20)"] = _ => rand(20),
        ["rand(5, float64)"] = _ => rand(5, float64),
        ["rand(2,3)"] = _ => rand(2, 3),
        ["randn(5)"] = _ => randn(5),
        ["randn(15)"] = _ => randn(15),
        ["randn(16)"] = _ => randn(16),
        ["randn(20)"] = _ => randn(20),
        ["randn(5, float64)"] = _ => randn(5, float64),
        ["randn(20, float64)"] = _ => randn(20, float64),
        ["randn(3,4)"] = _ => randn(3, 4),
        ["randn(2) complex64"] = _ => randn(2, complex64),
        ["rand(4, float16)"] = _ => rand(4, float16),
        ["rand(4, bfloat16)"] = _ => rand(4, bfloat16),
        ["randint(10,{8})"] = _ => randint(10, new long[] { 8 }),
        ["randint(-5,5,{8})"] = _ => randint(-5, 5, new long[] { 8 }),
        ["randint(0,1L<<40,{4})"] = _ => randint(0, 1L << 40, new long[] { 4 }),
        ["randint(10,{4},int32)"] = _ => randint(10, new long[] { 4 }, int32),
        ["randperm(10)"] = _ => randperm(10),
        ["randperm(40)"] = _ => randperm(40),
        ["randperm(10,int32)"] = _ => randperm(10, int32),
        ["rand_like(zeros(4))"] = _ => zeros(4).rand_like(),
        ["randn_like(zeros(4))"] = _ => zeros(4).randn_like(),
        ["bernoulli(full(10,0.3))"] = _ => bernoulli(full(10, 0.3)),
        ["zeros(10).bernoulli_(0.5)"] = _ => zeros(10).bernoulli_(0.5),
        ["zeros(20).bernoulli_(0.3)"] = _ => zeros(20).bernoulli_(0.3),
        ["multinomial([0.1,0.2,0.3,0.4], 8, replacement)"] = _ => multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 8, true),
        ["multinomial([0.1,0.2,0.3,0.4], 3, no replacement)"] = _ => multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 3, false),
        ["multinomial 1 sample"] = _ => multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 1, false),
        ["zeros(6).uniform_(-1,1)"] = _ => zeros(6).uniform_(-1, 1),
        ["zeros(6).normal_(2,3)"] = _ => zeros(6).normal_(2, 3),
        ["zeros(20).normal_(2,3)"] = _ => zeros(20).normal_(2, 3),
        ["zeros(6).exponential_(2)"] = _ => zeros(6).exponential_(2),
        ["zeros(6).log_normal_()"] = _ => zeros(6).log_normal_(),
        ["zeros(6).geometric_(0.3)"] = _ => zeros(6).geometric_(0.3),
        ["zeros(6).cauchy_()"] = _ => zeros(6).cauchy_(),
        ["zeros(6,int64).random_(0,100)"] = _ => zeros(6, int64).random_(0, 100),
        ["poisson(full(6,4))"] = _ => poisson(full(6, 4.0)),
        ["normal(mean ones(4), std full 2)"] = _ => normal(ones(4), full(4, 2.0)),
        ["sequence: rand(3); randn(3); rand(3); randint(100,{3}); randperm(5) (continues)"] = _ => cat([rand(3), randn(3), rand(3), randint(100, new long[] { 3 }), randperm(5)]),
        ["sequence: randn(1) x4 (normal cache, continues)"] = _ => cat([randn(1), randn(1), randn(1), randn(1)]),
        ["functional.dropout(ones(10),0.5,train)"] = _ => nn.functional.dropout(ones(10), 0.5, training: true),
        ["Dropout(0.3).call(ones(20))"] = _ => nn.Dropout(0.3).call(ones(20)),
        ["Dropout2d(0.5).call(ones(1,4,2,2))"] = _ => nn.Dropout2d(0.5).call(ones(1, 4, 2, 2)),
        ["AlphaDropout(0.3).call(ones(10))"] = _ => nn.AlphaDropout(0.3).call(ones(10)),
        ["functional.rrelu(ones(6) * -1, 0.125, 0.333) (called with training left at its default)"] = _ => nn.functional.rrelu(ones(6) * -1, 0.125, 0.333),
        ["init.xavier_uniform_(zeros(3,4))"] = _ => nn.init.xavier_uniform_(zeros(3, 4)),
        ["init.xavier_normal_(zeros(3,4))"] = _ => nn.init.xavier_normal_(zeros(3, 4)),
        ["init.xavier_uniform_(zeros(3,4), gain 2)"] = _ => nn.init.xavier_uniform_(zeros(3, 4), 2),
        ["init.kaiming_uniform_(zeros(3,4))"] = _ => nn.init.kaiming_uniform_(zeros(3, 4)),
        ["init.kaiming_uniform_(zeros(3,4), a: sqrt5)"] = _ => nn.init.kaiming_uniform_(zeros(3, 4), Math.Sqrt(5)),
        ["init.kaiming_normal_(zeros(3,4), FanOut, ReLU)"] = _ => nn.init.kaiming_normal_(zeros(3, 4), 0, nn.init.FanInOut.FanOut, nn.init.NonlinearityType.ReLU),
        ["init.kaiming_normal_(zeros(2,3,2,2))"] = _ => nn.init.kaiming_normal_(zeros(2, 3, 2, 2)),
        ["init.normal_(zeros(4))"] = _ => nn.init.normal_(zeros(4)),
        ["init.uniform_(zeros(4))"] = _ => nn.init.uniform_(zeros(4)),
        ["init.trunc_normal_(zeros(6))"] = _ => nn.init.trunc_normal_(zeros(6)),
        ["init.orthogonal_(zeros(3,3))"] = _ => nn.init.orthogonal_(zeros(3, 3)),
        ["init.sparse_(zeros(4,3),0.5)"] = _ => nn.init.sparse_(zeros(4, 3), 0.5),
        ["init.eye_(zeros(2,3))"] = _ => nn.init.eye_(zeros(2, 3)),
        ["init.dirac_(zeros(2,2,3))"] = _ => nn.init.dirac_(zeros(2, 2, 3)),
        ["generator rand(5, generator)"] = seed => rand(5, generator: new Generator((ulong)seed)),
        ["generator randn(5, generator)"] = seed => randn(5, generator: new Generator((ulong)seed)),
        ["generator randperm(6, generator)"] = seed => randperm(6, generator: new Generator((ulong)seed)),
    };

    // By the name that a case begins with.
    private static readonly Dictionary<string, Func<nn.Module>> Modules = new()
    {
        ["Linear(4,3)"] = () => nn.Linear(4, 3),
        ["Linear(4,3,float64)"] = () => nn.Linear(4, 3, dtype: float64),
        ["Conv1d(2,3,2)"] = () => nn.Conv1d(2, 3, 2),
        ["Conv2d(2,3,2)"] = () => nn.Conv2d(2, 3, 2),
        ["ConvTranspose2d(2,3,2)"] = () => nn.ConvTranspose2d(2, 3, 2),
        ["Embedding(4,3)"] = () => nn.Embedding(4, 3),
        ["Bilinear(2,2,2)"] = () => nn.Bilinear(2, 2, 2),
        ["LSTM(2,3)"] = () => nn.LSTM(2, 3),
        ["GRU(2,3)"] = () => nn.GRU(2, 3),
        ["RNNCell(2,3)"] = () => nn.RNNCell(2, 3),
        ["MultiheadAttention(4,2)"] = () => nn.MultiheadAttention(4, 2),
        ["TransformerEncoderLayer(4,2,8)"] = () => nn.TransformerEncoderLayer(4, 2, 8),
        ["BatchNorm1d(3)"] = () => nn.BatchNorm1d(3),
        ["Sequential(Linear(2,3),ReLU(),Linear(3,1))"] = () => nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)),
    };

    // What the stand-in does not offer, by the name in torch or torch.nn; a case whose name appears there must move to the tables above.
    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["distribution "] = "distributions",
    };

    public RandomTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(threads);

    public static IEnumerable<TheoryDataRow<int>> Cases() => Rows(code => !IsModule(code) && !IsNotOffered(code));

    public static IEnumerable<TheoryDataRow<int>> ModuleCases() => Rows(code => IsModule(code) && !IsNotOffered(code));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_seed_gives_the_same_numbers(int index)
    {
        var entry = Golden.GetProperty("cases")[index];
        var seed = entry.GetProperty("seed").GetInt64();
        using var scope = NewDisposeScope();
        manual_seed(seed);
        var drawn = Calls[Code(index)](seed);

        var values = entry.GetProperty("value");
        var parts = values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().ToArray() : [values];
        var expected = parts.Select(part => Json.Tensor(part.GetProperty("data"), Enum.Parse<ScalarType>(part.GetProperty("dtype").GetString()!), Json.Shape(part))).ToArray();
        if (parts.Length == 1) Assert.Equal(expected[0].dtype, drawn.dtype);
        AssertSame(cat(expected), drawn, $"{Code(index)} with seed {seed}");
    }

    [Theory]
    [MemberData(nameof(ModuleCases))]
    public void A_new_module_starts_with_the_same_numbers(int index)
    {
        var entry = Golden.GetProperty("cases")[index];
        var seed = entry.GetProperty("seed").GetInt64();
        using var scope = NewDisposeScope();
        manual_seed(seed);
        var state = Modules[Code(index)["module ".Length..]]().state_dict();
        state["next rand(2)"] = rand(2);

        // Where versions differ the newer one counts.
        var values = (entry.TryGetProperty("head", out var head) ? head : entry.GetProperty("value")).EnumerateObject().ToArray();
        Assert.Equal(values.Select(value => value.Name), state.Keys);
        foreach (var value in values)
            AssertSame(Json.Tensor(value.Value.GetProperty("data"), Enum.Parse<ScalarType>(value.Value.GetProperty("dtype").GetString()!), Json.Shape(value.Value)), state[value.Name], $"{value.Name} of {Code(index)} with seed {seed}");
    }

    [Fact]
    public void What_is_not_tested_is_not_offered()
    {
        var offered = typeof(torch).GetMembers().Concat(typeof(nn).GetMembers()).Select(member => member.Name).ToHashSet();
        Assert.DoesNotContain(NotOffered.Values, offered.Contains);
        var untested = Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength()).Select(Code).Where(code => !Calls.ContainsKey(code) && !IsNotOffered(code) && !Modules.ContainsKey(code.Replace("module ", "", StringComparison.Ordinal)));
        Assert.Empty(untested.Distinct());
    }

    [Fact]
    public void The_state_of_the_generator_can_be_kept_and_given_back()
    {
        Assert.IsType<Generator>(manual_seed(42));
        Assert.Equal(42, initial_seed());
        using var state = get_rng_state();
        Assert.Equal((ScalarType.Byte, 5056), (state.dtype, state.numel()));
        using var first = rand(7);
        set_rng_state(state);
        using var again = rand(7);
        Assert.True(first.Equals(again));
    }

    [Fact]
    public void Single_draws_take_from_the_same_stream()
    {
        manual_seed(0);
        var expected = randint(0, 100, new long[] { 2 }).data<long>().ToArray();
        manual_seed(0);
        Assert.Equal(expected, new[] { randint_long(100), randint_int(0, 100) });
        manual_seed(0);
        Assert.Equal(0.49625659f, (float)rand_float());
    }

    // Bit for bit, but for QR, whose last bits depend on the LAPACK.
    private static void AssertSame(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.dtype, actual.dtype);
        var same = what.Contains("orthogonal", StringComparison.Ordinal) ? expected.allclose(actual, 1e-5, 1e-6) : expected.Equals(actual);
        Assert.True(same, $"{what}: {actual.npstr("R")}, not {expected.npstr("R")}");
    }

    private static IEnumerable<TheoryDataRow<int>> Rows(Func<string, bool> wanted) =>
        Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength()).Where(index => wanted(Code(index))).Select(index => new TheoryDataRow<int>(index) { TestDisplayName = Code(index) });

    private static bool IsModule(string code) => code.StartsWith("module ", StringComparison.Ordinal);

    private static bool IsNotOffered(string code) => NotOffered.Keys.Any(begin => code.StartsWith(begin, StringComparison.Ordinal));

    private static string Code(int index) => Golden.GetProperty("cases")[index].GetProperty("code").GetString()!;
}
