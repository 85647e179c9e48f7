using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Programs;

/// <summary>Two spirals that no line parts: a module of one's own between ready-made ones.</summary>
public class CustomModule
{
    /// <summary>x + a small network of x, scaled by a learned number.</summary>
    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly Sequential inner;
        private readonly Parameter scale = new(full(1, 0.5));

        public Residual(long width) : base(nameof(Residual))
        {
            inner = Sequential(Linear(width, width), Tanh(), Linear(width, width));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var change = inner.call(input);
            return input + scale * change;
        }
    }

    [Fact]
    public void It_registers_its_parts()
    {
        using var model = Sequential(Linear(2, 16), new Residual(16));
        Assert.Equal(["0.weight", "0.bias", "1.scale", "1.inner.0.weight", "1.inner.0.bias", "1.inner.2.weight", "1.inner.2.bias"], model.named_parameters().Select(entry => entry.name));
        Assert.Equal(2 * 16 + 16 + 1 + 2 * (16 * 16 + 16), model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void It_learns_the_spirals()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var (points, labels) = Spirals(100);
        using var model = Sequential(Linear(2, 32), Tanh(), new Residual(32), Dropout(0.01), Tanh(), Linear(32, 2));
        using var optimizer = optim.AdamW(model.parameters(), lr: 0.01, weight_decay: 1e-4);
        var loss = CrossEntropyLoss();
        var first = loss.call(model.call(points), labels).item<float>();
        for (var epoch = 0; epoch < 300; epoch++)
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(model.call(points), labels).backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimizer.step();
        }

        model.eval();
        using var quiet = no_grad();
        var logits = model.call(points);
        Assert.Equal(Math.Log(2), first, 0.3);
        Assert.InRange(loss.call(logits, labels).item<float>(), 0, 0.1f);
        Assert.InRange((logits.argmax(1) == labels).to(float32).mean().item<float>(), 0.98f, 1);
    }

    private static (Tensor Points, Tensor Labels) Spirals(int each)
    {
        var turn = linspace(0.5, 2.5, each) * Math.PI;
        var arm = stack(new[] { turn.cos() * turn, turn.sin() * turn }, 1) / 8;
        return (cat(new[] { arm, -arm }) + 0.01 * randn(2 * each, 2), cat(new[] { zeros(each, int64), ones(each, int64) }));
    }
}
