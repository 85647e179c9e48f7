using Songbook.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Songbook.Training;

/// <summary>
/// A network's twin that computes in low precision. The weights that are trained stay in float32, because steps are often too small for
/// the low format: 1 + 0.001 is 1 in bfloat16. The twin takes them over before each step and hands its gradients back.
/// </summary>
internal sealed class LowPrecisionCopy : IDisposable
{
    private readonly List<(Parameter Master, Parameter Copy)> pairs;

    public LowPrecisionCopy(BirdNetGeoModel master, ScalarType type)
    {
        Model = new BirdNetGeoModel(master.Options);
        Model.to(master.parameters().First().device);
        Autocast.Apply(Model, type);
        pairs = [.. master.parameters().Zip(Model.parameters())];
    }

    public BirdNetGeoModel Model { get; }

    /// <summary>The weights as they are now, without gradients.</summary>
    public void TakeWeights()
    {
        using var unrecorded = no_grad();
        foreach (var (master, copy) in pairs) copy.copy_(master);
        Model.zero_grad(set_to_none: true);
    }

    /// <summary>Gives the network the gradients of the twin, in float32; a weight without one gets none.</summary>
    public void HandGradientsBack()
    {
        using var unrecorded = no_grad();
        foreach (var (master, copy) in pairs)
        {
            if (copy.grad is { } gradient) master.grad = gradient.to(ScalarType.Float32);
        }
    }

    public void Dispose() => Model.Dispose();
}
