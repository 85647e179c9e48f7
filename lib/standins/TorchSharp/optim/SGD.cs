namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum if wished.</summary>
/// <remarks>
/// g ← g + weight_decay·θ; b ← momentum·b + (1 − dampening)·g (the first time b ← g); θ ← θ − lr·b, with Nesterov θ − lr·(g + momentum·b).
/// </remarks>
public partial class SGD
{
    private protected override bool TakesSparseGradients => true;

    private void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        var momentum = options.momentum ?? 0;
        ForEachBatch<State>(group, options.maximize, batch =>
        {
            var gradients = batch.Gradients(options.weight_decay);
            if (momentum != 0)
            {
                var buffers = Buffers(batch, gradients, momentum, 1 - (options.dampening ?? 0));
                gradients = options.nesterov == true ? batch.Keep(gradients.add(buffers, momentum)) : buffers;
            }

            batch.Parameters.add_(gradients, -group.LearningRate);
        });
    }

    private static torch.Tensor[] Buffers(ParameterBatch<State> batch, torch.Tensor[] gradients, double momentum, double share)
    {
        var isNew = batch.States.Select(state => state.momentum_buffer is null).ToArray();
        for (var i = 0; i < isNew.Length; i++)
            if (isNew[i]) batch.States[i].momentum_buffer = gradients[i].detach().clone().DetachFromDisposeScope();
        Old(batch.Of(state => state.momentum_buffer)).mul_(momentum).add_(Old(gradients), share);
        return batch.Of(state => state.momentum_buffer);

        torch.Tensor[] Old(torch.Tensor[] tensors) => [.. tensors.Where((_, i) => !isNew[i])];
    }
}
