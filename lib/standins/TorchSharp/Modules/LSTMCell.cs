using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One step of an <see cref="LSTM"/>.</summary>
    /// <remarks>(batch, input) and the state h, c, each (batch, hidden), zeros if there is none → the next h, c.</remarks>
    public sealed class LSTMCell : Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
    {
        private readonly long hiddenSize;

        internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(LSTMCell))
        {
            this.hiddenSize = hiddenSize;
            RecurrentCell.Fill(this, 4, inputSize, hiddenSize, bias, device, dtype);
        }

        public Parameter weight_ih { get => Owned(nameof(weight_ih))!; set => ConditionallyRegisterParameter(nameof(weight_ih), value); }

        public Parameter weight_hh { get => Owned(nameof(weight_hh))!; set => ConditionallyRegisterParameter(nameof(weight_hh), value); }

        public Parameter? bias_ih { get => Owned(nameof(bias_ih)); set => ConditionallyRegisterParameter(nameof(bias_ih), value); }

        public Parameter? bias_hh { get => Owned(nameof(bias_hh)); set => ConditionallyRegisterParameter(nameof(bias_hh), value); }

        public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
        {
            using var hidden = RecurrentCell.State(this, input, h0_c0?.Item1, hiddenSize);
            using var cell = RecurrentCell.State(this, input, h0_c0?.Item2, hiddenSize);
            return Aten.lstm_cell.Tensors2(input, new[] { hidden, cell }, weight_ih, weight_hh, bias_ih, bias_hh);
        }

        public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTMCell"/>
            public static Modules.LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}
