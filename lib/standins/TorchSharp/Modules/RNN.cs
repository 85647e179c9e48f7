using TorchSharp.Native;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules
{
    /// <summary>Elman's recurrent network: h = tanh(W·x + b + U·h + c), or with a rectifier.</summary>
    /// <remarks><inheritdoc cref="GRU"/></remarks>
    public sealed class RNN : Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly Recurrence recurrence;
        private readonly bool rectified;

        internal RNN(long inputSize, long hiddenSize, long numLayers, NonLinearities nonLinearity, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype) : base(nameof(RNN))
        {
            rectified = nonLinearity == NonLinearities.ReLU;
            recurrence = new Recurrence(this, 1, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }

        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0) => recurrence.Run(rectified ? Aten.rnn_relu_input : Aten.rnn_tanh_input, input, h0);

        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

        public (PackedSequence, Tensor) call(PackedSequence input, Tensor? h0 = null) => recurrence.Run(rectified ? Aten.rnn_relu_data : Aten.rnn_tanh_data, input, h0);

        public Parameter? get_weight_ih(long idx) => Owned($"weight_ih_l{idx}");

        public Parameter? get_weight_hh(long idx) => Owned($"weight_hh_l{idx}");

        public Parameter? get_bias_ih(long idx) => Owned($"bias_ih_l{idx}");

        public Parameter? get_bias_hh(long idx) => Owned($"bias_hh_l{idx}");

        /// <inheritdoc cref="LSTM.flatten_parameters"/>
        public void flatten_parameters()
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNN"/>
            public static Modules.RNN RNN(long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, nonLinearity, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}
