using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel of each sample to mean 0 and variance 1.</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Dimensions != GetNumberOfBatchDimensions()) return Normalise(input);
        using var batch = input.unsqueeze(0);
        using var result = Normalise(batch);
        return result.squeeze(0);
    }

    /// <summary>The number of dimensions of one sample.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    private Tensor Normalise(Tensor input) =>
        functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0, eps);
}
