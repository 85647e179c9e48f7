using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns: optimizers find it through <c>module.parameters()</c>.</summary>
public class Parameter : Tensor
{
    /// <param name="data">Its native tensor is taken over; <paramref name="data"/> itself is invalid afterwards.</param>
    /// <param name="requires_grad">False freezes the parameter.</param>
    public Parameter(Tensor data, bool requires_grad = true) : base(data ?? throw new ArgumentNullException(nameof(data))) => this.requires_grad = requires_grad;
}
