using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public class ModuleTests
{
    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Linear fc = Linear(4, 4);
        private readonly Module<Tensor, Tensor> _act = ReLU();
        public readonly Linear Out = Linear(4, 4);

        public Block() : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor input) => Out.call(_act.call(fc.call(input)));
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Block> _layers = ModuleList(new Block(), new Block());
        private readonly Linear _head = Linear(4, 2);
        private readonly Parameter scale = new(ones(1));
        private readonly Tensor counter = zeros(1, dtype: int64);
        private readonly Linear[] hidden = [Linear(1, 1)];

        public Net() : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            foreach (var layer in _layers) input = layer.call(input);
            return _head.call(input) * scale * hidden.Length + counter;
        }
    }

    [Fact]
    public void Parameters_are_of_the_element_type_that_is_asked_for()
    {
        Module[] modules =
        [
            Linear(2, 3, dtype: float64), Bilinear(2, 3, 4, dtype: float64), Conv2d(1, 2, 3, dtype: float64), ConvTranspose1d(1, 2, 3, dtype: float64), BatchNorm1d(2, dtype: float64),
            LayerNorm(2, dtype: float64), GroupNorm(1, 2, dtype: float64), Embedding(3, 2, dtype: float64), EmbeddingBag(3, 2, dtype: float64), PReLU(1, dtype: float64),
            RNN(2, 3, dtype: float64), GRU(2, 3, dtype: float64), LSTM(2, 3, dtype: float64), RNNCell(2, 3, dtype: float64), GRUCell(2, 3, dtype: float64), LSTMCell(2, 3, dtype: float64),
        ];
        foreach (var module in modules)
        {
            using var each = module;
            Assert.All(each.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        }
    }

    [Fact]
    public void Another_element_type_keeps_the_gradients()
    {
        using var module = Linear(2, 1);
        module.call(ones(3, 2)).sum().backward();
        module.to(float64);
        Assert.Equal(float64, module.weight.dtype);
        Assert.Equal(float64, module.weight.grad!.dtype);
        Assert.Equal([3d, 3], module.weight.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Components_are_the_fields_under_their_own_names()
    {
        using var net = new Net();
        Assert.Equal(["_layers", "_head"], net.named_children().Select(child => child.name));
        string[] expected =
        [
            "scale", "_layers.0.fc.weight", "_layers.0.fc.bias", "_layers.0.Out.weight", "_layers.0.Out.bias", "_layers.1.fc.weight",
            "_layers.1.fc.bias", "_layers.1.Out.weight", "_layers.1.Out.bias", "_head.weight", "_head.bias",
        ];
        Assert.Equal(expected, net.named_parameters().Select(entry => entry.name));
        Assert.Equal([.. expected, "counter"], net.state_dict().Keys);
        Assert.Equal([4, 4], net.get_parameter("_layers.1.fc.weight")!.shape);
        Assert.Null(net.get_parameter("_layers.2.fc.weight"));
        Assert.Null(net.get_parameter("nothing"));
        Assert.True(net.has_buffer("counter"));
    }

    [Fact]
    public void Names_must_be_free_and_without_dots()
    {
        using var net = new Net();
        Assert.Equal("Sub-module _head is already registered.", Assert.Throws<InvalidOperationException>(() => net.register_module("_head", Linear(1, 1))).Message);
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", Linear(1, 1)));
        Assert.Throws<InvalidOperationException>(() => net.register_parameter("scale", new Parameter(ones(1))));
        Assert.Throws<ArgumentException>(() => net.register_buffer("a.b", ones(1)));
    }

    [Fact]
    public void A_module_cannot_be_inside_itself()
    {
        using var outer = Sequential(("first", Linear(1, 1)));
        using var inner = Sequential(("second", Linear(1, 1)));
        var list = new ModuleList<Module>();
        list.Add(list);
        var (left, right) = (new ModuleList<Module>(), new ModuleList<Module>());
        left.Add(right);
        right.Add(left);
        outer.append("inner", inner);
        Action[] circles =
        [
            () => outer.append(outer),
            () => outer.register_module("self", outer),
            () => inner.append(outer),
            () => inner.add_module("outer", outer),
            () => Sequential().register_module("list", list),
            () => Sequential().register_module("lists", left),
        ];
        foreach (var circle in circles) Assert.Contains("cannot be inside itself", Assert.Throws<InvalidOperationException>(circle).Message, StringComparison.Ordinal);
        Assert.Equal(["first", "inner", "inner.second"], outer.named_modules().Select(entry => entry.name));
        Assert.Equal(2, Sequential(inner, inner).Count);
    }

    [Fact]
    public void Training_mode_reaches_every_child()
    {
        using var net = new Net();
        Assert.True(net.training);
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        Assert.Equal(10, net.modules().Count());
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_visits_children_first()
    {
        using var sequential = Sequential(Linear(1, 1), Sequential(ReLU(), Tanh()));
        var visited = new List<string>();
        sequential.apply(module => visited.Add(module.GetName()));
        Assert.Equal(["Linear", "ReLU", "Tanh", "Sequential", "Sequential"], visited);
    }

    [Fact]
    public void Hooks_run_around_call_and_may_change_what_passes()
    {
        using var layer = ReLU();
        var log = new List<string>();
        var pre = layer.register_forward_pre_hook((_, input) =>
        {
            log.Add("pre");
            return -input;
        });
        layer.register_forward_hook((_, _, _) =>
        {
            log.Add("post");
            return null;
        });
        layer.register_forward_hook(module => log.Add(module.GetName()));
        Assert.Equal(3, layer.call(tensor(-3f)).item<float>());
        Assert.Equal(["pre", "post", "ReLU"], log);
        Assert.Equal(0, layer.forward(tensor(-3f)).item<float>());
        Assert.Equal(3, log.Count);
        pre.remove();
        Assert.Equal(0, layer.call(tensor(-3f)).item<float>());
    }

    [Fact]
    public void To_converts_parameters_and_floating_buffers_and_replaces_the_fields()
    {
        using var net = new Net();
        var old = net.get_parameter("scale")!;
        Assert.Same(net, net.to(float64));
        Assert.True(old.IsInvalid);
        Assert.All(net.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.Equal(int64, net.get_buffer("counter")!.dtype);
        Assert.Equal(float64, net.call(ones(1, 4, dtype: float64)).dtype);
        Assert.Throws<ArgumentException>(() => net.to(int64));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Modules_that_share_a_weight_go_on_sharing_it_in_another_element_type(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var embedding = Embedding(4, 2);
        var head = Linear(2, 4, hasBias: false);
        head.weight = embedding.weight!;
        var model = Sequential(("embedding", embedding), ("head", head));
        model.call(tensor(new long[] { 1 })).sum().backward();
        var (old, before, gradient) = (head.weight, head.weight.to(type), head.weight.grad!.to(type));

        model.to(type);
        Assert.Same(embedding.weight, head.weight);
        Assert.Equal(type, head.weight.dtype);
        Assert.Equal(before, head.weight);
        Assert.Equal(gradient, head.weight.grad);
        Assert.True(old.IsInvalid);
        Assert.Equal(new long[] { 1, 4 }, model.call(tensor(new long[] { 1 })).shape);
    }

    [Fact]
    public void A_state_dict_moves_from_model_to_model()
    {
        using var source = new Net();
        using var target = new Net();
        target.load_state_dict(source.state_dict());
        var input = randn(3, 4);
        Assert.True(source.call(input).allclose(target.call(input)));
    }

    [Fact]
    public void A_state_dict_that_does_not_fit_is_refused_by_name_and_shape()
    {
        using var net = Sequential(("a", Linear(2, 3)), ("b", Linear(3, 1)));
        var state = net.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
        state.Remove("b.bias");
        state["c.weight"] = ones(1);
        var names = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        Assert.StartsWith("The loaded state_dict is not identical to the target dictionary.", names.Message);
        Assert.Contains("Missing: b.bias.", names.Message);
        Assert.Contains("Unexpected: c.weight.", names.Message);

        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        Assert.Equal(["b.bias"], missing);
        Assert.Equal(["c.weight"], unexpected);

        state["a.weight"] = ones(2, 3);
        var before = net.state_dict()["b.weight"].detach().clone();
        state["b.weight"] = before + 1;
        var shapes = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state, strict: false));
        Assert.Contains("a.weight is [2, 3] where the module has [3, 2]", shapes.Message);
        Assert.True(before.allclose(net.state_dict()["b.weight"]));
    }

    [Fact]
    public void A_module_used_twice_has_one_set_of_parameters()
    {
        using var shared = new Twice();
        Assert.Equal(["a.weight", "a.bias"], shared.named_parameters().Select(entry => entry.name));
        Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], shared.state_dict().Keys);
    }

    [Fact]
    public void Built_in_modules_outlive_the_scope_they_were_made_in()
    {
        Linear layer;
        using (NewDisposeScope()) layer = Linear(2, 1);
        Assert.Equal([1, 1], layer.call(ones(1, 2)).shape);
        layer.Dispose();
        Assert.Throws<InvalidOperationException>(() => layer.call(ones(1, 2)));
    }

    [Fact]
    public void A_parameter_takes_its_tensor_over()
    {
        var data = ones(2);
        using var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        var other = ones(2);
        using var same = other.AsParameter();
        Assert.True(other.IsInvalid);
        Assert.True(same.requires_grad);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => new Parameter(ones(2, dtype: int64)));
    }

    private sealed class Twice : Module<Tensor, Tensor>
    {
        private readonly Linear a = Linear(2, 2);
        private readonly Linear b;

        public Twice() : base(nameof(Twice))
        {
            b = a;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => b.call(a.call(input));
    }
}
