using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalisation share: a scale and a shift, and running statistics, for each channel.</summary>
public abstract class NormBase : Module<Tensor, Tensor>
{
    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name) : base(name)
    {
        (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
        if (affine)
        {
            Own(nameof(weight), ones(num_features, dtype, device));
            Own(nameof(bias), zeros(num_features, dtype, device));
        }

        if (!track_running_stats) return;
        OwnBuffer(nameof(running_mean), zeros(num_features, dtype, device));
        OwnBuffer(nameof(running_var), ones(num_features, dtype, device));
        OwnBuffer(nameof(num_batches_tracked), zeros([], ScalarType.Int64, device));
    }

    public Parameter? weight { get => Owned(nameof(weight)); set => ConditionallyRegisterParameter(nameof(weight), value); }

    public Parameter? bias { get => Owned(nameof(bias)); set => ConditionallyRegisterParameter(nameof(bias), value); }

    public Tensor? running_mean { get => OwnedBuffer(nameof(running_mean)); set => ConditionallyRegisterBuffer(nameof(running_mean), value); }

    public Tensor? running_var { get => OwnedBuffer(nameof(running_var)); set => ConditionallyRegisterBuffer(nameof(running_var), value); }

    public Tensor? num_batches_tracked { get => OwnedBuffer(nameof(num_batches_tracked)); set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), value); }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>The new batch's share in the running statistics; null weighs all batches alike.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public void reset_running_stats()
    {
        if (running_mean is not null) init.zeros_(running_mean);
        if (running_var is not null) init.ones_(running_var);
        if (num_batches_tracked is not null) init.zeros_(num_batches_tracked);
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (weight is not null) init.ones_(weight);
        if (bias is not null) init.zeros_(bias);
    }

    /// <exception cref="ArgumentException">Another number of dimensions than the module is for.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);

    private protected void DemandDimensions(Tensor input, params ReadOnlySpan<long> allowed)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!allowed.Contains(input.Dimensions))
            throw new ArgumentException($"{GetName()}: expected {string.Join("D or ", allowed.ToArray())}D input (got {input.Dimensions}D input)");
    }
}
