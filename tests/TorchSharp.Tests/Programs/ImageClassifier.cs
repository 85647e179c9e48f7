using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Programs;

/// <summary>A small convolutional network tells stripes from columns from a chequered board, under noise and wherever they begin.</summary>
public class ImageClassifier
{
    private const int Classes = 3;

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv1 = Conv2d(1, 8, 3, padding: 1);
        private readonly Module<Tensor, Tensor> conv2 = Conv2d(8, 16, 3, padding: 1);
        private readonly BatchNorm2d norm = BatchNorm2d(8);
        private readonly Module<Tensor, Tensor> pool = MaxPool2d(2);
        private readonly Linear fc = Linear(16 * 4 * 4, Classes);

        public Net() : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = pool.call(functional.relu(norm.call(conv1.call(input)))); // (batch, 8, 8, 8)
            x = pool.call(functional.relu(conv2.call(x)));                    // (batch, 16, 4, 4)
            return fc.call(x.flatten(1)).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void It_learns_in_a_few_epochs()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var (images, labels) = Pictures(192);
        var (newImages, newLabels) = Pictures(96);
        using var model = new Net();
        using var optimizer = optim.Adam(model.parameters(), lr: 3e-3);
        var loss = CrossEntropyLoss();

        // Nobody knows anything at first: about log 3.
        Assert.Equal(Math.Log(Classes), loss.call(model.call(images), labels).item<float>(), 0.25);
        for (var epoch = 0; epoch < 4; epoch++)
        {
            foreach (var batch in randperm(192).chunk(6))
            {
                using var step = NewDisposeScope();
                optimizer.zero_grad();
                loss.call(model.call(images[batch]), labels[batch]).backward();
                optimizer.step();
            }
        }

        model.eval();
        using (no_grad())
        {
            var logits = model.call(newImages);
            Assert.InRange(loss.call(logits, newLabels).item<float>(), 0, 0.2f);
            Assert.InRange((logits.argmax(1) == newLabels).to(float32).mean().item<float>(), 0.97f, 1);
        }
    }

    /// <summary>(count, 1, 16, 16) with 0 for stripes, 1 for columns, 2 for the board.</summary>
    private static (Tensor Images, Tensor Labels) Pictures(int count)
    {
        var labels = randint(0, Classes, new long[] { count });
        var (down, across) = (Phase(count).view(-1, 16, 1), Phase(count).view(-1, 1, 16));
        var each = stack(new[] { down.expand(count, 16, 16), across.expand(count, 16, 16), down * across }, 1);
        var chosen = each[arange(count), labels];
        return ((chosen + 0.3 * randn(count, 16, 16)).unsqueeze(1), labels);
    }

    // Two up, two down, from a random place on.
    private static Tensor Phase(int count) =>
        where((arange(16).unsqueeze(0) + randint(0, 4, new long[] { count, 1 })) % 4 < 2, tensor(1f), tensor(-1f));
}
