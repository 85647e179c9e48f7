using System.Text.Json;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;
using static TorchSharp.Tests.GoldenModule;

namespace TorchSharp.Tests;

/// <summary>
/// Modules for sequences compute what PyTorch's compute, forward and gradient, and start from the same random numbers. The numbers come
/// from <c>tests/tools/sequence_parity.py</c>.
/// </summary>
public class SequenceTests
{
    private static readonly JsonElement Golden = Json.Read("torchsharp/sequences.json");

    private static readonly Tensor Forbidden = tensor(new[,] { { false, true, false, false }, { false, false, true, false }, { false, false, false, true } });
    private static readonly Tensor Padding = tensor(new[,] { { false, false, false, true }, { false, true, false, false } });
    private static readonly Tensor Skipped = zeros(3, 4).masked_fill(Forbidden, double.NegativeInfinity);
    private static readonly Tensor Later = full(4, 4, double.NegativeInfinity).triu(1);
    private static readonly Tensor Indices = tensor(new long[,] { { 0, 2, 1 }, { 4, 4, 3 } });
    private static readonly Tensor Offsets = tensor(new long[] { 0, 2, 2 });

    private static readonly Dictionary<string, Func<(nn.Module, Func<Tensor[], Tensor[]>)>> Cases = new()
    {
        ["LSTM(3,4)"] = () => Of(LSTM(3, 4), (m, x) => All(m.call(x[0]))),
        ["LSTM(3,4,2,bidirectional,batchFirst) with state"] = () => Of(LSTM(3, 4, 2, bidirectional: true, batchFirst: true), (m, x) => All(m.call(x[0], (x[1], x[2])))),
        ["LSTM(3,4,bias:false)"] = () => Of(LSTM(3, 4, bias: false), (m, x) => All(m.call(x[0]))),
        ["LSTM(3,4) packed"] = () => Of(LSTM(3, 4), (m, x) =>
        {
            var (output, hidden, cell) = m.call(Packed(x[0]));
            return [.. All(pad_packed_sequence(output)), hidden, cell];
        }),
        ["GRU(3,4,2)"] = () => Of(GRU(3, 4, 2), (m, x) => All(m.call(x[0]))),
        ["GRU(3,4,bidirectional) packed with state"] = () => Of(GRU(3, 4, bidirectional: true), (m, x) =>
        {
            var (output, hidden) = m.call(Packed(x[0]), x[1]);
            return [.. All(pad_packed_sequence(output)), hidden];
        }),
        ["RNN(3,4)"] = () => Of(RNN(3, 4), (m, x) => All(m.call(x[0]))),
        ["RNN(3,4,2,ReLU,bias:false) with state"] = () => Of(RNN(3, 4, 2, NonLinearities.ReLU, bias: false), (m, x) => All(m.call(x[0], x[1]))),
        ["RNN(3,4) packed"] = () => Of(RNN(3, 4), (m, x) =>
        {
            var (output, hidden) = m.call(Packed(x[0]));
            return [.. All(pad_packed_sequence(output)), hidden];
        }),
        ["LSTMCell(3,4)"] = () => Of(LSTMCell(3, 4), (m, x) => All(m.call(x[0]))),
        ["LSTMCell(3,4) with state"] = () => Of(LSTMCell(3, 4), (m, x) => All(m.call(x[0], (x[1], x[2])))),
        ["GRUCell(3,4,bias:false) with state"] = () => Of(GRUCell(3, 4, bias: false), (m, x) => [m.call(x[0], x[1])]),
        ["RNNCell(3,4)"] = () => Of(RNNCell(3, 4), (m, x) => [m.forward(x[0])]),
        ["RNNCell(3,4,ReLU)"] = () => Of(RNNCell(3, 4, NonLinearities.ReLU), (m, x) => [m.forward(x[0])]),
        ["MultiheadAttention(4,2)"] = () => Of(MultiheadAttention(4, 2), (m, x) => All(m.call(x[0], x[0], x[0]))),
        ["MultiheadAttention(4,2,kdim:3,vdim:5)"] = () => Of(MultiheadAttention(4, 2, kdim: 3, vdim: 5), (m, x) => All(m.call(x[0], x[1], x[2]))),
        ["MultiheadAttention(4,2,bias:false) without weights"] = () => Of(MultiheadAttention(4, 2, bias: false), (m, x) => All(m.call(x[0], x[1], x[1], need_weights: false))),
        ["MultiheadAttention(4,2,add_bias_kv,add_zero_attn) masked"] = () => Of(MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true), (m, x) => All(m.call(x[0], x[1], x[1], Padding, attn_mask: Forbidden))),
        ["MultiheadAttention(4,2) added mask"] = () => Of(MultiheadAttention(4, 2), (m, x) => All(m.call(x[0], x[1], x[1], attn_mask: x[2]))),
        ["TransformerEncoderLayer(4,2,8)"] = () => Of(TransformerEncoderLayer(4, 2, 8), (m, x) => [m.call(x[0])]),
        ["TransformerEncoderLayer(4,2,8,GELU).eval masked"] = () => Of(Evaluating(TransformerEncoderLayer(4, 2, 8, activation: Activations.GELU)), (m, x) => [m.call(x[0], Later, Padding)]),
        ["TransformerEncoder(TransformerEncoderLayer(4,2,8,0),2) with later places masked"] = () => Of(TransformerEncoder(TransformerEncoderLayer(4, 2, 8, 0), 2), (m, x) => [m.call(x[0], Later)]),
        ["TransformerEncoder(TransformerEncoderLayer(4,2,8),2).eval padded"] = () => Of(Evaluating(TransformerEncoder(TransformerEncoderLayer(4, 2, 8), 2)), (m, x) => [m.call(x[0], null!, Padding)]),
        ["TransformerDecoderLayer(4,2,8)"] = () => Of(TransformerDecoderLayer(4, 2, 8), (m, x) => [m.call(x[0], x[1])]),
        ["TransformerDecoder(TransformerDecoderLayer(4,2,8,0,GELU),2) masked"] = () => Of(TransformerDecoder(TransformerDecoderLayer(4, 2, 8, 0, Activations.GELU), 2), (m, x) => [m.call(x[0], x[1], Later[..3, ..3], Skipped, Padding[.., ..3], Padding)]),
        ["Transformer(4,2,1,2,8)"] = () => Of(Transformer(4, 2, 1, 2, 8), (m, x) => [m.call(x[0], x[1])]),
        ["Transformer(4,2,2,1,8,0.5,GELU) masked"] = () => Of(Transformer(4, 2, 2, 1, 8, 0.5, Activations.GELU), (m, x) => [m.call(x[0], x[1], Later, Later[..3, ..3], Skipped, Padding, Padding[.., ..3], Padding)]),
        ["EmbeddingBag(5,3)"] = () => Of(EmbeddingBag(5, 3), (m, _) => [m.call(Indices)]),
        ["EmbeddingBag(5,3,Max) with offsets"] = () => Of(EmbeddingBag(5, 3, mode: EmbeddingBagMode.Max), (m, _) => [m.call(Indices.reshape(-1), Offsets)]),
        ["EmbeddingBag(5,3,Sum,padding 2) weighted"] = () => Of(EmbeddingBag(5, 3, mode: EmbeddingBagMode.Sum, padding_index: 2), (m, x) => [m.forward(Indices, null, x[0])]),
        ["EmbeddingBag(5,3,max_norm 1)"] = () => Of(EmbeddingBag(5, 3, max_norm: 1), (m, _) => [m.call(Indices)]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void Attention_takes_a_mask_or_causality_and_at_least_two_dimensions()
    {
        var x = ones(2, 3);
        Assert.Throws<ArgumentException>(() => functional.scaled_dot_product_attention(x, x, x, ones(2, 2), is_casual: true));
        Assert.Throws<ArgumentException>(() => functional.scaled_dot_product_attention(x[0], x, x));
        Assert.Throws<ArgumentOutOfRangeException>(() => functional.scaled_dot_product_attention(x, x, x, p: 2));
    }

    [Fact]
    public void Every_case_of_the_fixture_is_tested() =>
        Assert.Equal(Golden.EnumerateArray().Select(each => each.GetProperty("name").GetString()!), Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_computes_what_PyTorchs_does(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.EnumerateArray().Single(each => each.GetProperty("name").GetString() == name);
        manual_seed(1);
        var (module, compute) = Cases[name]();
        using var owned = module;
        var inputs = golden.GetProperty("inputs").EnumerateArray().Select((shape, k) => Input([.. shape.EnumerateArray().Select(each => each.GetInt64())], k)).ToArray();

        var outputs = compute(inputs);
        var loss = zeros(1);
        foreach (var output in outputs.Where(each => each.is_floating_point())) loss = loss + Loss(output);
        loss.backward();

        AssertSame(golden.GetProperty("outputs"), outputs, 1e-5);
        AssertSame(golden.GetProperty("input_gradients"), [.. inputs.Select(each => each.grad!)], 2e-5);
        var parameters = module.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        Assert.Equal(golden.GetProperty("parameters").EnumerateObject().Select(each => each.Name), parameters.Keys);
        foreach (var each in golden.GetProperty("parameters").EnumerateObject()) AssertClose(each.Value, parameters[each.Name], 1e-6);
        foreach (var each in golden.GetProperty("gradients").EnumerateObject()) AssertClose(each.Value, parameters[each.Name].grad!, 2e-5);
    }

    [Fact]
    public void Sequences_are_padded_and_packed()
    {
        using var scope = NewDisposeScope();
        Tensor[] sequences = [arange(2f), arange(4f), arange(1f)];
        Assert.Equal(new float[,] { { 0, 1, 0, 0 }, { 0, 1, 2, 3 }, { 0, 0, 0, 0 } }.Cast<float>(), pad_sequence(sequences, batch_first: true).data<float>().ToArray());

        var packed = pack_sequence(sequences, enforce_sorted: false);
        Assert.Equal([3, 2, 1, 1], packed.batch_sizes.data<long>().ToArray());
        var (padded, lengths) = pad_packed_sequence(packed, batch_first: true, padding_value: -1);
        Assert.Equal([0, 1, -1, -1, 0, 1, 2, 3, 0, -1, -1, -1], padded.data<float>().ToArray());
        Assert.Equal([2, 4, 1], lengths.data<long>().ToArray());
        Assert.ThrowsAny<Exception>(() => pack_sequence(sequences));
    }

    [Fact]
    public void Wrong_shapes_are_said_plainly()
    {
        using var lstm = LSTM(3, 4);
        AssertSays("Expected 3, got 5", () => lstm.call(ones(2, 1, 5)));
        AssertSays("3 dimensions", () => lstm.call(ones(2, 3)));
        AssertSays("Expected hidden size [1, 1, 4]", () => lstm.call(ones(2, 1, 3), (ones(1, 1, 4), ones(1, 1, 5))));
        AssertSays("divisible", () => MultiheadAttention(5, 2));
        using var attention = MultiheadAttention(4, 2);
        AssertSays("5 wide instead of 4", () => attention.call(ones(2, 1, 5), ones(2, 1, 4), ones(2, 1, 4)));
        AssertSays("query and key are batches of 1 and 2", () => attention.call(ones(3, 1, 4), ones(2, 2, 4), ones(2, 2, 4)));
        AssertSays("attn_mask is [3, 3] instead of [3, 2] or [2, 3, 2]", () => attention.call(ones(3, 1, 4), ones(2, 1, 4), ones(2, 1, 4), attn_mask: zeros(3, 3)));
        AssertSays("attn_mask is [3, 1] instead", () => attention.call(ones(3, 1, 4), ones(2, 1, 4), ones(2, 1, 4), attn_mask: zeros(3, 1)));
        AssertSays("key_padding_mask is [1, 3] instead of [1, 2]", () => attention.call(ones(3, 1, 4), ones(2, 1, 4), ones(2, 1, 4), zeros(1, 3, @bool)));
        AssertSays("key_padding_mask is Bool, not Float32", () => attention.call(ones(3, 1, 4), ones(2, 1, 4), ones(2, 1, 4), zeros(1, 2)));
        using var bag = EmbeddingBag(5, 3);
        AssertSays("offsets", () => bag.call(Indices.reshape(-1)));
    }

    private static void AssertSays(string part, Action action) => Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static void AssertSame(JsonElement golden, Tensor[] actual, double tolerance)
    {
        Assert.Equal(golden.GetArrayLength(), actual.Length);
        for (var i = 0; i < actual.Length; i++) AssertClose(golden[i], actual[i], tolerance);
    }

    private static PackedSequence Packed(Tensor x) => pack_padded_sequence(x, tensor(new long[] { 3, 5 }), enforce_sorted: false);

    private static (nn.Module, Func<Tensor[], Tensor[]>) Of<T>(T module, Func<T, Tensor[], Tensor[]> compute) where T : nn.Module => (module, x => compute(module, x));

    private static Tensor[] All((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    private static Tensor[] All((Tensor, Tensor, Tensor) triple) => [triple.Item1, triple.Item2, triple.Item3];

    private static Tensor[] All(Tuple<Tensor, Tensor> pair) => pair.Item2 is null ? [pair.Item1] : [pair.Item1, pair.Item2];
}
