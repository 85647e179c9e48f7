using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Bench.Torch;

/// <summary>What is timed, by the number of repetitions; torch_peer.py does the same under the same names.</summary>
internal static class TorchWorkloads
{
    /// <summary>The sum of two tensors of four floats, disposed.</summary>
    public static Action<int> Add()
    {
        Tensor a = ones(4), b = ones(4);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                using var c = a + b;
            }
        };
    }

    /// <summary>A training step of three layers 512 wide at batch 256.</summary>
    public static Action<int> Mlp() => StepOf(
        Sequential(Linear(512, 512), ReLU(), Linear(512, 512), ReLU(), Linear(512, 512)),
        randn(256, 512),
        randn(256, 512));

    /// <summary>A training step of a small convolutional network on 32 spectrograms of two channels.</summary>
    public static Action<int> Cnn() => StepOf(
        Sequential(
            Conv2d(2, 8, 3, stride: 2, padding: 1), BatchNorm2d(8), ReLU(),
            Conv2d(8, 16, 3, stride: 2, padding: 1), BatchNorm2d(16), ReLU(),
            Conv2d(16, 32, 3, stride: 2, padding: 1), ReLU(),
            AdaptiveAvgPool2d(1), Flatten(), Linear(32, 10)),
        randn(32, 2, 96, 511),
        randn(32, 10));

    private static Action<int> StepOf(Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        var optimizer = optim.AdamW(model.parameters(), 1e-3, weight_decay: 0.01);
        var loss = MSELoss();
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                loss.call(model.call(x), y).backward();
                optimizer.step();
            }
        };
    }

    /// <summary>One AdamW step over 400 tensors of 10,000 floats.</summary>
    public static Action<int> AdamW()
    {
        var parameters = Enumerable.Range(0, 400).Select(_ => new Parameter(randn(10_000))).ToArray();
        foreach (var parameter in parameters)
        {
            parameter.grad = randn(10_000);
        }
        var optimizer = optim.AdamW(parameters, 1e-3, weight_decay: 0.01);
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                optimizer.step();
            }
        };
    }
}
