namespace TorchSharp.Modules;

/// <summary>Gradients divided by the root of the running mean of their squares (Hinton's lecture 6e).</summary>
/// <remarks>
/// g ← g + weight_decay·θ; v ← α·v + (1 − α)g²; d ← √v + ε, centred √(v − ḡ²) + ε; θ ← θ − lr·g/d, with momentum b ← momentum·b + g/d
/// and θ ← θ − lr·b.
/// </remarks>
public partial class RMSProp
{
    private void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        double rate = group.LearningRate, alpha = options.alpha ?? 0, momentum = options.momentum ?? 0;
        ForEachBatch<State>(group, options.maximize, batch =>
        {
            var gradients = batch.Gradients(options.weight_decay);
            var squares = batch.Of(state => state.square_avg).mul_(alpha).addcmul_(gradients, gradients, 1 - alpha);
            var divisors = batch.Keep(options.centered == true ? Centred(batch, gradients, squares, alpha) : squares.sqrt()).add_(options.eps ?? 0);
            if (momentum > 0) batch.Parameters.add_(batch.Of(state => state.momentum_buffer).mul_(momentum).addcdiv_(gradients, divisors, 1), -rate);
            else batch.Parameters.addcdiv_(gradients, divisors, -rate);
        });
    }

    private static torch.Tensor[] Centred(ParameterBatch<State> batch, torch.Tensor[] gradients, torch.Tensor[] squares, double alpha)
    {
        var means = batch.Of(state => state.grad_avg).mul_(alpha).add_(gradients, 1 - alpha);
        return squares.addcmul(means, means, -1).sqrt_();
    }
}
