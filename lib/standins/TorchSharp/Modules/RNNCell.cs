using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One step of an <see cref="RNN"/>.</summary>
    /// <remarks><inheritdoc cref="GRUCell"/></remarks>
    public sealed class RNNCell : Module<Tensor, Tensor, Tensor>
    {
        private readonly long hiddenSize;
        private readonly bool rectified;

        internal RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype) : base(nameof(RNNCell))
        {
            (this.hiddenSize, rectified) = (hiddenSize, nonLinearity == NonLinearities.ReLU);
            RecurrentCell.Fill(this, 1, inputSize, hiddenSize, bias, device, dtype);
        }

        public Parameter weight_ih { get => Owned(nameof(weight_ih))!; set => ConditionallyRegisterParameter(nameof(weight_ih), value); }

        public Parameter weight_hh { get => Owned(nameof(weight_hh))!; set => ConditionallyRegisterParameter(nameof(weight_hh), value); }

        public Parameter? bias_ih { get => Owned(nameof(bias_ih)); set => ConditionallyRegisterParameter(nameof(bias_ih), value); }

        public Parameter? bias_hh { get => Owned(nameof(bias_hh)); set => ConditionallyRegisterParameter(nameof(bias_hh), value); }

        public override Tensor forward(Tensor input, Tensor? h0 = null)
        {
            using var state = RecurrentCell.State(this, input, h0, hiddenSize);
            return (rectified ? Aten.rnn_relu_cell : Aten.rnn_tanh_cell).Tensor(input, state, weight_ih, weight_hh, bias_ih, bias_hh);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNNCell"/>
            public static Modules.RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);
        }
    }
}
