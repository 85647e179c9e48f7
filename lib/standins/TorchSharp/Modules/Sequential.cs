using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other: each gets what the one before it returned.</summary>
public class Sequential : Module<Tensor, Tensor>
{
    private readonly List<IModule<Tensor, Tensor>> steps = [];

    protected internal Sequential(params (string name, Module<Tensor, Tensor> module)[] modules) : base(nameof(Sequential))
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var (name, module) in modules) append(name, module);
    }

    protected internal Sequential(params Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules) append(module);
    }

    public int Count => steps.Count;

    public IModule<Tensor, Tensor> this[int index] => steps[index];

    /// <summary>A part of it; the modules are shared.</summary>
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>Adds a module under the next number.</summary>
    public Sequential append(IModule<Tensor, Tensor> module) => append($"{Count}", module);

    public Sequential append(string name, IModule<Tensor, Tensor> module)
    {
        AddChild(name, (Module)module);
        steps.Add(module);
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (steps.Count == 0) return tensor.alias();
        var result = steps[0].call(tensor);
        for (var i = 1; i < steps.Count; i++)
        {
            var input = result;
            result = steps[i].call(input);
            // An intermediate is nobody else's, unless the step handed it on as it is.
            if (!ReferenceEquals(result, input) && !ReferenceEquals(input, tensor)) input.Dispose();
        }

        return result;
    }

    private Sequential Slice(int start, int end)
    {
        var part = new Sequential(Array.Empty<Module<Tensor, Tensor>>());
        for (var i = start; i < end; i++) part.append(_internal_submodules[i].Item1, steps[i]);
        return part;
    }
}
