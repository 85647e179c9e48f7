using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>One step of a <see cref="GRU"/>.</summary>
    /// <remarks>(batch, input) and the state (batch, hidden), zeros if there is none → the next state.</remarks>
    public sealed class GRUCell : Module<Tensor, Tensor, Tensor>
    {
        private readonly long hiddenSize;

        internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(GRUCell))
        {
            this.hiddenSize = hiddenSize;
            RecurrentCell.Fill(this, 3, inputSize, hiddenSize, bias, device, dtype);
        }

        public Parameter weight_ih { get => Owned(nameof(weight_ih))!; set => ConditionallyRegisterParameter(nameof(weight_ih), value); }

        public Parameter weight_hh { get => Owned(nameof(weight_hh))!; set => ConditionallyRegisterParameter(nameof(weight_hh), value); }

        public Parameter? bias_ih { get => Owned(nameof(bias_ih)); set => ConditionallyRegisterParameter(nameof(bias_ih), value); }

        public Parameter? bias_hh { get => Owned(nameof(bias_hh)); set => ConditionallyRegisterParameter(nameof(bias_hh), value); }

        public override Tensor forward(Tensor input, Tensor? h0 = null)
        {
            using var state = RecurrentCell.State(this, input, h0, hiddenSize);
            return Aten.gru_cell.Tensor(input, state, weight_ih, weight_hh, bias_ih, bias_hh);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.GRUCell"/>
            public static Modules.GRUCell GRUCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}
