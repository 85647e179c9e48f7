using System.Runtime.ExceptionServices;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What all optimizers with parameter groups and a state for each parameter share.</summary>
public abstract partial class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults = new();

    // By the parameter's native handle.
    protected OrderedDict<nint, OptimizerState> _state = [];

    private bool disposed;

    private protected virtual bool TakesSparseGradients => false;

    public OptimizerHelper()
    {
    }

    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Options ??= NewOptions();
        param_group.Options.Complete(_defaults);
        param_group.Options.Validate();
        param_group.Parameters = param_group.Parameters.ToArray();
        if (param_group.Parameters.Contains(null)) throw new ArgumentException("One of the parameters to optimize is null.", nameof(param_group));
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            _state[parameter.Handle] = state;
        }
    }

    /// <summary>Moves the state to another device.</summary>
    public void to(Device device)
    {
        foreach (var state in _state.Values) state.to(device);
    }

    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recorded = enable_grad();
            loss = loss_closure();
        }

        using var frozen = no_grad();
        foreach (var group in _parameter_groups) body((T)group);
        return loss;
    }

    /// <summary>Frees the state; the parameters stay.</summary>
    private protected override void Free()
    {
        disposed = true;
        foreach (var state in _state.Values) state.Free();
        _state.Clear();
    }

    internal abstract OptimizerOptions NewOptions();

    internal abstract OptimizerState NewState(Parameter parameter);

    /// <summary>The gradients plus <paramref name="weightDecay"/> times the parameters.</summary>
    internal static Tensor[] Decayed(Tensor[] gradients, Tensor[] parameters, double weightDecay) =>
        Array.Exists(gradients, gradient => gradient.is_sparse)
            ? throw new InvalidOperationException("weight_decay changes every element, a sparse gradient only some: set it to 0 for parameters with sparse gradients.")
            : gradients.add(parameters, weightDecay);

    /// <summary>Updates the parameters of a group that have gradients, one by one.</summary>
    /// <param name="group">Whose parameters.</param>
    /// <param name="weightDecay">How much of a parameter is added to its gradient.</param>
    /// <param name="maximize">Whether gradients count with the opposite sign.</param>
    /// <param name="update">Gets the parameter, its gradient and its state; what it makes is disposed behind it.</param>
    private protected void Each<TState>(ParamGroup group, double? weightDecay, bool? maximize, Action<Parameter, Tensor, TState> update) where TState : OptimizerState
    {
        foreach (var parameter in group.Parameters)
        {
            using var scope = NewDisposeScope();
            if (Gradient(parameter) is not { } gradient) continue;
            var state = (TState)_state[parameter.Handle];
            state.Advance();
            if (maximize == true) gradient = -gradient;
            if (weightDecay is { } factor && factor != 0) gradient = Decayed([gradient], [parameter], factor)[0];
            update(parameter, gradient, state);
        }
    }

    /// <summary>Updates the parameters of a group that have gradients, in batches whose steps are equally many.</summary>
    /// <remarks>
    /// A batch has so few elements that its tensors stay in the processor's cache from one list operation to the next.
    /// libtorch computes a small tensor on one thread; then the threads share the batches.
    /// </remarks>
    private protected void ForEachBatch<TState>(ParamGroup group, bool? maximize, Action<ParameterBatch<TState>> update) where TState : OptimizerState
    {
        var batches = Batches<TState>(group, maximize == true);
        try
        {
            if (batches.Count > 1 && batches.TrueForAll(batch => batch.IsSmall))
                Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, Update);
            else
                batches.ForEach(Update);
        }
        catch (AggregateException all)
        {
            ExceptionDispatchInfo.Throw(all.InnerExceptions[0]);
        }
        finally
        {
            batches.ForEach(batch => batch.Dispose());
        }

        void Update(ParameterBatch<TState> batch)
        {
            // Both are a thread's own.
            using var frozen = no_grad();
            using var scope = NewDisposeScope();
            update(batch);
        }
    }

    private Tensor? Gradient(Parameter parameter)
    {
        var gradient = parameter.grad;
        return gradient is { is_sparse: true } && !TakesSparseGradients
            ? throw new InvalidOperationException($"{GetType().Name} does not support sparse gradients: take SGD or Adagrad, or a layer without sparse: true.")
            : gradient;
    }

    private List<ParameterBatch<TState>> Batches<TState>(ParamGroup group, bool maximize) where TState : OptimizerState
    {
        const long MostElements = 1 << 15;
        var batches = new List<ParameterBatch<TState>>();
        // All are looked at first: where one is refused, no step is counted.
        foreach (var (parameter, found) in group.Parameters.Select(parameter => (parameter, Gradient(parameter))).ToList())
        {
            if (found is not { } gradient) continue;
            var state = (TState)_state[parameter.Handle];
            var step = state.Advance();
            if (batches is not [.., var last] || last.Step != step || last.Elements >= MostElements) batches.Add(new(step, maximize));
            batches[^1].Add(parameter, gradient, state);
        }

        return batches;
    }
}
