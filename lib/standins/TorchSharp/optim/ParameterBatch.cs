using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Some parameters with their gradients and states, to be updated by list operations.</summary>
/// <param name="step">How many steps these parameters have made, this one included.</param>
/// <param name="maximize">Whether gradients count with the opposite sign.</param>
internal sealed class ParameterBatch<TState>(long step, bool maximize) : IDisposable where TState : OptimizerState
{
    // at::internal::GRAIN_SIZE: libtorch shares the elements of larger tensors among threads itself.
    private const long GrainSize = 32_768;

    private readonly List<Tensor> parameters = [];
    private readonly List<Tensor> gradients = [];
    private readonly List<TState> states = [];
    private readonly List<Tensor> temporary = [];

    public long Step => step;

    public long Elements { get; private set; }

    /// <summary>Whether libtorch computes each of its tensors on one thread of the processor.</summary>
    public bool IsSmall { get; private set; } = true;

    public Tensor[] Parameters => [.. parameters];

    public IReadOnlyList<TState> States => states;

    public void Add(Parameter parameter, Tensor gradient, TState state)
    {
        parameters.Add(parameter);
        gradients.Add(gradient);
        states.Add(state);
        Elements += parameter.NumberOfElements;
        IsSmall &= parameter.NumberOfElements < GrainSize && parameter.is_cpu();
    }

    /// <summary>The gradients, negated if maximised, plus <paramref name="weightDecay"/> times the parameters.</summary>
    public Tensor[] Gradients(double? weightDecay = null)
    {
        Tensor[] result = [.. gradients];
        if (maximize) result = Keep(result.neg());
        return weightDecay is { } factor && factor != 0 ? Keep(OptimizerHelper.Decayed(result, Parameters, factor)) : result;
    }

    public Tensor[] Of(Func<TState, Tensor?> tensor) => states.ConvertAll(state => tensor(state)!).ToArray();

    /// <summary>Tensors that go with the batch.</summary>
    public Tensor[] Keep(Tensor[] tensors)
    {
        temporary.AddRange(tensors);
        return tensors;
    }

    public void Dispose()
    {
        foreach (var tensor in gradients) tensor.Dispose();
        foreach (var tensor in temporary) tensor.Dispose();
    }
}
