using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public class UtilsTests
{
    [Fact]
    public void Clipping_by_norm_scales_all_gradients_alike()
    {
        using var layer = Linear(1, 1);
        layer.weight.grad = tensor(new[,] { { 3f } });
        layer.bias!.grad = tensor(new[] { 4f });
        Assert.Equal(5, nn.utils.clip_grad_norm_(layer.parameters(), 1), 6);
        Assert.Equal(0.6, layer.weight.grad!.item<float>(), 5);
        Assert.Equal(0.8, layer.bias.grad!.item<float>(), 5);
        Assert.Equal(1, nn.utils.clip_grad_norm_(layer.parameters(), 10), 5);
        Assert.Equal(0.6, layer.weight.grad!.item<float>(), 5);
        Assert.Equal(0.8, nn.utils.clip_grad_norm_(layer.parameters(), 10, double.PositiveInfinity), 5);
    }

    [Fact]
    public void Clipping_by_value_cuts_each_element()
    {
        using var layer = Linear(1, 1);
        layer.weight.grad = tensor(new[,] { { -3f } });
        layer.bias!.grad = tensor(new[] { 0.25f });
        nn.utils.clip_grad_value_(layer.parameters(), 0.5);
        Assert.Equal(-0.5f, layer.weight.grad!.item<float>());
        Assert.Equal(0.25f, layer.bias.grad!.item<float>());
    }

    [Fact]
    public void Parameters_become_a_row_and_come_back()
    {
        using var layer = Linear(2, 3);
        var row = nn.utils.parameters_to_vector(layer.parameters()).detach();
        Assert.Equal([9], row.shape);
        nn.utils.vector_to_parameters(row * 2, layer.parameters());
        Assert.True(nn.utils.parameters_to_vector(layer.parameters()).allclose(row * 2));
        Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(ones(8), layer.parameters()));
    }

    [Fact]
    public void Dictionaries_and_lists_register_under_their_keys()
    {
        using var net = new Net();
        Assert.Equal(["numbers.0", "numbers.1", "named.gain", "parts.first.weight", "parts.second.weight"], net.named_parameters().Select(entry => entry.name));
    }

    private sealed class Net : Module
    {
#pragma warning disable IDE0052 // Read by RegisterComponents.
        private readonly TorchSharp.Modules.ParameterList numbers = ParameterList(Parameter(ones(1)), Parameter(ones(2)));
        private readonly TorchSharp.Modules.ParameterDict named = ParameterDict(("gain", Parameter(ones(1))));
        private readonly TorchSharp.Modules.ModuleDict<TorchSharp.Modules.Linear> parts = ModuleDict(("first", Linear(1, 1, hasBias: false)), ("second", Linear(1, 1, hasBias: false)));

        public Net() : base(nameof(Net)) => RegisterComponents();
    }
}
