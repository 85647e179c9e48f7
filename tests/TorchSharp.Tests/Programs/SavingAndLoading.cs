using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Programs;

/// <summary>A trained model, its optimizer and a tensor go to files and come back the same.</summary>
public sealed class SavingAndLoading : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("songbook").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_model_comes_back_with_the_same_weights()
    {
        using var trained = Model();
        Train(trained, Optimizer(trained), steps: 5);
        trained.save(Path.Combine(folder, "model.dat"));

        using var loaded = Model();
        loaded.load(Path.Combine(folder, "model.dat"));
        Assert.Equal(trained.state_dict().Keys, loaded.state_dict().Keys);
        Assert.All(trained.state_dict(), entry => Assert.True(entry.Value.Equals(loaded.state_dict()[entry.Key])));

        trained.eval();
        loaded.eval();
        var x = randn(4, 3);
        Assert.True(trained.call(x).Equals(loaded.call(x)));
    }

    [Fact]
    public void A_state_dict_goes_from_one_model_to_another()
    {
        using var source = Model();
        using var target = Model();
        Assert.False(source.state_dict()["in.weight"].Equals(target.state_dict()["in.weight"]));
        var (missing, unexpected) = target.load_state_dict(source.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.True(source.state_dict()["in.weight"].Equals(target.state_dict()["in.weight"]));
    }

    [Fact]
    public void Training_goes_on_as_if_it_had_never_stopped()
    {
        var (modelFile, optimizerFile) = (Path.Combine(folder, "model.dat"), Path.Combine(folder, "optimizer.dat"));
        using var model = Model();
        using var optimizer = Optimizer(model);
        Train(model, optimizer, steps: 3);
        model.save(modelFile);
        optimizer.save_state_dict(optimizerFile);
        Train(model, optimizer, steps: 3);

        using var resumed = Model();
        resumed.load(modelFile);
        using var resumedOptimizer = Optimizer(resumed);
        resumedOptimizer.load_state_dict(optimizerFile);
        Train(resumed, resumedOptimizer, steps: 3);
        Assert.All(model.named_parameters(), entry => Assert.True(entry.parameter.Equals(resumed.get_parameter(entry.name)!)));
    }

    [Fact]
    public void A_tensor_keeps_type_and_shape()
    {
        var path = Path.Combine(folder, "tensor.pt");
        var x = arange(6).reshape(2, 3).to(float64) / 7;
        x.save(path);
        var y = load(path);
        Assert.Equal(float64, y.dtype);
        Assert.True(x.Equals(y));
    }

    private static Sequential Model() => Sequential(("in", Linear(3, 8)), ("norm", BatchNorm1d(8)), ("act", ReLU()), ("out", Linear(8, 1)));

    private static Adam Optimizer(Sequential model) => optim.Adam(model.parameters(), lr: 0.01);

    private static void Train(Sequential model, Adam optimizer, int steps)
    {
        var x = linspace(-1, 1, 24).reshape(8, 3);
        var y = x.sum(1, keepdim: true);
        for (var step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            functional.mse_loss(model.call(x), y).backward();
            optimizer.step();
        }
    }
}
