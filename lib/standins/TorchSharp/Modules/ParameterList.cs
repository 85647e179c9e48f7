using System.Collections;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Parameters by number: <c>0</c>, <c>1</c>, …</summary>
public class ParameterList : Module, IList<Parameter>
{
    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

    public int Count => _internal_params.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index] { get => _internal_params[index].Item2; set => _internal_params[index] = ($"{index}", value); }

    public void Add(Parameter item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _internal_params.Add($"{Count}", item);
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var parameter in parameters) Add(parameter);
    }

    public void Insert(int index, Parameter item)
    {
        var all = this.ToList();
        all.Insert(index, item);
        Renumber(all);
    }

    public bool Remove(Parameter item)
    {
        var index = IndexOf(item);
        if (index >= 0) RemoveAt(index);
        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        var all = this.ToList();
        all.RemoveAt(index);
        Renumber(all);
    }

    public void Clear() => _internal_params.Clear();

    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    public int IndexOf(Parameter item) => this.ToList().FindIndex(parameter => ReferenceEquals(parameter, item));

    public void CopyTo(Parameter[] array, int arrayIndex) => _internal_params.Values.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _internal_params.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }

    private void Renumber(List<Parameter> all)
    {
        _internal_params.Clear();
        extend(all);
    }
}
