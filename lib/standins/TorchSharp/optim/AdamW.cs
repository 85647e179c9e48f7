namespace TorchSharp.Modules;

/// <summary>Adam, whose weight decay shrinks the weights directly (Loshchilov and Hutter, 2017).</summary>
/// <remarks>θ ← (1 − lr·weight_decay)·θ, then Adam's update.</remarks>
public partial class AdamW
{
    private void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        var decay = group.LearningRate * (options.weight_decay ?? 0);
        ForEachBatch<State>(group, options.maximize, batch =>
        {
            var moments = new AdaptiveMoments(batch.Of(state => state.exp_avg), batch.Of(state => state.exp_avg_sq),
                options.amsgrad == true ? batch.Of(state => state.max_exp_avg_sq) : null);
            moments.Update(batch.Parameters, batch.Gradients(), group.LearningRate, (options.beta1 ?? 0, options.beta2 ?? 0), options.eps ?? 0, batch.Step, 1 - decay);
        });
    }
}
