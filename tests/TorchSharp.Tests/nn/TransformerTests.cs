using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>What transformers keep, copy and refuse. What they compute is compared with PyTorch in <see cref="SequenceTests"/>.</summary>
public sealed class TransformerTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_stack_starts_as_copies_of_its_layer_and_is_independent_of_it()
    {
        manual_seed(1);
        var layer = TransformerEncoderLayer(4, 2, 8);
        using var encoder = TransformerEncoder(layer, 2);
        foreach (var (name, value) in layer.state_dict())
            Assert.All(new[] { 0, 1 }, k => Assert.True(encoder.state_dict()[$"layers.{k}.{name}"].Equals(value)));

        layer.Dispose();
        using var output = encoder.call(ones(3, 2, 4));
        output.pow(3).sum().backward(); // the plain sum of a normalised output is the same for all weights
        Assert.False(encoder.get_parameter("layers.0.linear1.weight")!.grad!.Equals(encoder.get_parameter("layers.1.linear1.weight")!.grad!));
    }

    [Fact]
    public void A_copy_has_its_layers_type_and_mode()
    {
        var layer = TransformerDecoderLayer(4, 2, 8);
        layer.to(float64).eval();
        using var decoder = TransformerDecoder(layer, 1);
        Assert.All(decoder.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.All(decoder.modules().OfType<TransformerDecoderLayer>().SelectMany(each => each.modules()), module => Assert.False(module.training));
        Assert.True(decoder.call(ones(3, 2, 4, float64), ones(5, 2, 4, float64)).dtype is ScalarType.Float64);
    }

    [Fact]
    public void A_seed_gives_what_is_made_after_a_stack_the_real_packages_numbers()
    {
        // What libtorch 1.13 draws behind its own classes.
        manual_seed(1);
        using var encoder = TransformerEncoder(TransformerEncoderLayer(4, 2, 8), 2);
        Assert.True(rand(2).allclose(tensor(new[] { 0.1275f, 0.2150f }), atol: 5e-5));
        manual_seed(1);
        using var decoder = TransformerDecoder(TransformerDecoderLayer(4, 2, 8), 2);
        Assert.True(rand(2).allclose(tensor(new[] { 0.0137f, 0.8909f }), atol: 5e-5));
        manual_seed(1);
        using var transformer = Transformer(4, 2, 2, 2, 8);
        Assert.True(rand(2).allclose(tensor(new[] { 0.7489f, 0.3121f }), atol: 5e-5));
    }

    [Fact]
    public void Layers_of_a_transformer_draw_weights_of_their_own_and_share_the_first_biases()
    {
        using var transformer = Transformer(4, 2, 2, 2, 8);
        var state = transformer.state_dict();
        Assert.False(state["encoder.layers.0.linear1.weight"].Equals(state["encoder.layers.1.linear1.weight"]));
        Assert.True(state["encoder.layers.0.linear1.bias"].Equals(state["encoder.layers.1.linear1.bias"]));
    }

    [Fact]
    public void Evaluation_drops_nothing_and_training_does()
    {
        manual_seed(0);
        using var transformer = Transformer(8, 2, 1, 1, 16, dropout: 0.5);
        var (source, target) = (rand(4, 2, 8), rand(3, 2, 8));
        Assert.False(transformer.call(source, target).Equals(transformer.call(source, target)));
        transformer.eval();
        var evaluated = transformer.call(source, target);
        Assert.True(evaluated.Equals(transformer.call(source, target)));

        using var plain = Transformer(8, 2, 1, 1, 16, dropout: 0);
        plain.load_state_dict(transformer.state_dict());
        Assert.True(evaluated.Equals(plain.call(source, target)));
    }

    [Fact]
    public void Sequences_of_a_batch_do_not_see_each_other()
    {
        manual_seed(0);
        using var transformer = Transformer(8, 2, 2, 2, 16, dropout: 0);
        var (source, target) = (rand(4, 3, 8), rand(5, 3, 8));
        var together = transformer.call(source, target);
        for (var i = 0; i < 3; i++)
            Assert.True(together[.., i..(i + 1)].allclose(transformer.call(source[.., i..(i + 1)], target[.., i..(i + 1)]), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void What_a_mask_hides_changes_nothing()
    {
        manual_seed(0);
        using var encoder = TransformerEncoder(TransformerEncoderLayer(8, 2, 16, dropout: 0), 2);
        var (x, changed) = (rand(4, 2, 8), rand(4, 2, 8));
        changed[..3] = x[..3];
        var later = full(4, 4, double.NegativeInfinity).triu(1);
        Assert.True(encoder.call(x, later)[..3].allclose(encoder.call(changed, later)[..3], atol: 1e-6));
        Assert.False(encoder.call(x)[..3].allclose(encoder.call(changed)[..3], atol: 1e-6));

        var last = tensor(new[,] { { false, false, false, true }, { false, false, false, true } });
        Assert.True(encoder.call(x, null!, last)[..3].allclose(encoder.call(changed, null!, last)[..3], atol: 1e-6));
    }

    [Fact]
    public void Every_parameter_learns()
    {
        using var transformer = Transformer(4, 2, 2, 2, 8, dropout: 0);
        (transformer.call(rand(3, 2, 4), rand(5, 2, 4)) * rand(5, 2, 4)).sum().backward();
        Assert.All(transformer.named_parameters(), entry => Assert.True(entry.parameter.grad is { } gradient && gradient.abs().sum().item<float>() > 0, entry.name));
    }

    [Fact]
    public void A_state_goes_from_one_transformer_to_another()
    {
        using var from = Transformer(4, 2, 2, 1, 8);
        using var to = Transformer(4, 2, 2, 1, 8);
        using var file = new MemoryStream();
        from.save(file);
        to.load(new MemoryStream(file.ToArray()));
        Assert.All(from.state_dict(), entry => Assert.True(entry.Value.Equals(to.state_dict()[entry.Key]), entry.Key));
    }

    [Fact]
    public void What_is_wrong_is_said_plainly()
    {
        AssertSays("embed_dim must be divisible by num_heads: 5 is not by 2.", () => TransformerEncoderLayer(5, 2));
        AssertSays("embed_dim must be divisible by num_heads: 5 is not by 2.", () => TransformerDecoderLayer(5, 2));
        AssertSays("embed_dim must be divisible by num_heads: 5 is not by 2.", () => Transformer(5, 2));
        AssertSays("d_model is 0", () => Transformer(0, 2));
        AssertSays("nhead is -1", () => TransformerDecoderLayer(4, -1));
        AssertSays("dim_feedforward is 0", () => TransformerEncoderLayer(4, 2, 0));
        AssertSays("dropout is 2; a probability is from 0 to 1", () => TransformerDecoderLayer(4, 2, 8, 2));
        AssertSays("activation is 7; ReLU and GELU are possible", () => TransformerEncoderLayer(4, 2, 8, activation: (Activations)7));
        AssertSays("num_decoder_layers is 0; at least 1 is possible", () => Transformer(4, 2, 1, 0, 8));
        AssertSays("encoder_layer", () => TransformerEncoder(null!, 1));
        var layer = TransformerEncoderLayer(4, 2, 8);
        AssertSays("num_layers is 0; at least 1 is possible", () => TransformerEncoder(layer, 0));
        AssertSays("src", () => layer.call(null!));
        AssertSays("5 wide instead of 4", () => layer.call(ones(3, 2, 5)));
        AssertSays("attn_mask is [2, 2] instead of [3, 3] or [4, 3, 3]", () => layer.call(ones(3, 2, 4), zeros(2, 2)));
        AssertSays("batches of 1 and 2", () => Transformer(4, 2, 1, 1, 8).call(ones(3, 2, 4), ones(3, 1, 4)));
    }

    private static void AssertSays(string part, Action action)
    {
        var message = Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
