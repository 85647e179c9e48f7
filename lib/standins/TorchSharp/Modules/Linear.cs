using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>y = x · Wᵀ + b.</summary>
    /// <remarks>(…, in_features) → (…, out_features). Weight and bias start uniform in ±1/√in_features, drawn in that order.</remarks>
    public sealed class Linear : Module<Tensor, Tensor>
    {
        internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
        {
            ArgumentNullException.ThrowIfNull(weight);
            if (weight.Dimensions != 2) throw new ArgumentException($"Linear: the weight is (out, in), not of {weight.Dimensions} dimensions.", nameof(weight));
            (in_features, out_features) = (weight.shape[1], weight.shape[0]);
            (this.weight, this.bias) = (weight, bias);
        }

        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
        {
            (in_features, out_features) = (inputSize, outputSize);
            Own(nameof(weight), init.kaiming_uniform_(empty(outputSize, inputSize, dtype, device), Math.Sqrt(5)));
            if (hasBias) Own(nameof(bias), init.FanInBias(weight, outputSize));
        }

        public Parameter weight { get => Owned(nameof(weight))!; set => ConditionallyRegisterParameter(nameof(weight), value); }

        public Parameter? bias { get => Owned(nameof(bias)); set => ConditionallyRegisterParameter(nameof(bias), value); }

        public long in_features { get; set; }

        public long out_features { get; set; }

        public override Tensor forward(Tensor tensor) => functional.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Linear"/>
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            /// <summary>A layer over parameters that exist already.</summary>
            public static Modules.Linear Linear(Modules.Parameter weight, Modules.Parameter? bias = null) => new(weight, bias);
        }
    }
}
