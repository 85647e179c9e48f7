using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel to mean 0 and variance 1 over the batch; in evaluation mode by the running statistics.</summary>
/// <remarks>Running ← (1 − momentum)·running + momentum·batch, with the unbiased variance.</remarks>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (training && input.numel() == input.shape[1])
            throw new ArgumentException($"{GetName()}: Expected more than 1 value per channel when training, got input size [{string.Join(", ", input.shape)}]", nameof(input));
        var share = momentum ?? 0;
        if (training && num_batches_tracked is { } batches)
        {
            batches.add_(1);
            share = momentum ?? 1.0 / batches.item<long>();
        }

        var byBatch = training || running_mean is null;
        return functional.batch_norm(input, running_mean, running_var, weight, bias, byBatch, share, eps);
    }
}
