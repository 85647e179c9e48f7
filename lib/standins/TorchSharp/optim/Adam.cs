namespace TorchSharp.Modules;

/// <summary>Steps of a size that the gradients' first and second moments set, parameter by parameter (Kingma and Ba, 2014).</summary>
/// <remarks>
/// g ← g + weight_decay·θ; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
/// θ ← θ − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). With amsgrad the largest v so far takes v's place.
/// </remarks>
public partial class Adam
{
    private void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        ForEachBatch<State>(group, options.maximize, batch =>
        {
            var moments = new AdaptiveMoments(batch.Of(state => state.exp_avg), batch.Of(state => state.exp_avg_sq),
                options.amsgrad == true ? batch.Of(state => state.max_exp_avg_sq) : null);
            moments.Update(batch.Parameters, batch.Gradients(options.weight_decay), group.LearningRate, (options.beta1 ?? 0, options.beta2 ?? 0), options.eps ?? 0, batch.Step);
        });
    }
}
