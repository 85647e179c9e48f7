using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>Gradients divided by the root of the sum of all their squares (Duchi, Hazan and Singer, 2011).</summary>
/// <remarks>g ← g + weight_decay·θ; s ← s + g²; θ ← θ − lr / (1 + (t − 1)·lr_decay) · g / (√s + ε).</remarks>
public partial class Adagrad
{
    private protected override bool TakesSparseGradients => true;

    private void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        Each<State>(group, options.weight_decay, maximize: null, (parameter, gradient, state) =>
        {
            var rate = group.LearningRate / (1 + (state.step - 1) * (options.lr_decay ?? 0));
            if (gradient.is_sparse) Update(parameter, gradient, state.sum, rate, options.eps ?? 0);
            else
            {
                state.sum.addcmul_(gradient, gradient, 1);
                parameter.addcdiv_(gradient, state.sum.sqrt().add_(options.eps ?? 0), -rate);
            }
        });
    }

    /// <summary>The same where a sparse gradient has elements; nothing changes elsewhere.</summary>
    private static void Update(Parameter parameter, torch.Tensor gradient, torch.Tensor sum, double rate, double eps)
    {
        // The parts that one index has in several places are added up before they are squared.
        using var whole = Aten.coalesce.Tensor(gradient);
        var values = whole.SparseValues;
        if (values.numel() == 0) return;
        sum.add_(Sparse(values.square()));
        var roots = Aten.sparse_mask.Tensor(sum, whole).SparseValues.sqrt().add_(eps);
        parameter.add_(Sparse(values / roots), -rate);

        torch.Tensor Sparse(torch.Tensor at) => torch.sparse_coo_tensor(whole.SparseIndices, at, gradient.shape);
    }
}
