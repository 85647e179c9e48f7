namespace TorchSharp.Generator;

/// <summary>A field of <c>Aten</c>: an operator as calls of one name use it.</summary>
/// <remarks>The name stands in front of error messages. Where it is not ATen's, <c>cat</c> for <c>concat</c>, the operator has a field for each.</remarks>
internal sealed class OperatorField
{
    /// <param name="aten">The operator's name, and its overload after a dot.</param>
    /// <param name="shown">What a program calls; empty where that has no name of its own.</param>
    public OperatorField(string aten, string shown)
    {
        var parts = aten.Split('.');
        (Name, Overload) = (parts[0], parts.Length > 1 ? parts[1] : "");
        var written = shown.Replace('.', '_');
        Shown = shown.Length == 0 ? Name : shown;
        Field = aten.Replace('.', '_').Replace("::", "_");
        if (written.Length > 0 && written != Name && written + "_" != Name && written != Field) Field += "__" + written;
    }

    public string Name { get; }

    public string Overload { get; }

    public string Shown { get; }

    public string Field { get; }

    public override string ToString() => "Aten.@" + Field;
}
