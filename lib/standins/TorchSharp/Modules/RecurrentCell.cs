using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What RNNCell, GRUCell and LSTMCell share, and each layer of RNN, GRU and LSTM.</summary>
internal static class RecurrentCell
{
    /// <summary>Weights and biases, uniform in ±1/√hidden.</summary>
    /// <returns>Their names, which end in <paramref name="suffix"/>.</returns>
    public static string[] Fill(Module owner, int gates, long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype, string suffix = "")
    {
        Require.AtLeast(1, inputSize);
        Require.AtLeast(1, hiddenSize);
        var bound = 1 / Math.Sqrt(hiddenSize);
        string[] weights = [Add("weight_ih", gates * hiddenSize, inputSize), Add("weight_hh", gates * hiddenSize, hiddenSize)];
        return bias ? [.. weights, Add("bias_ih", gates * hiddenSize), Add("bias_hh", gates * hiddenSize)] : weights;

        string Add(string name, params long[] shape)
        {
            owner.Own(name + suffix, init.uniform_(empty(shape, dtype, device), -bound, bound));
            return name + suffix;
        }
    }

    /// <summary>The state as given, or zeros; to be disposed, as it is another object.</summary>
    public static Tensor State(Module cell, Tensor input, Tensor? given, long hiddenSize)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Dimensions != 2) throw new ArgumentException($"{cell.GetName()}: the input is (batch, input), not of {input.Dimensions} dimensions.", nameof(input));
        return given?.alias() ?? zeros(input.shape[0], hiddenSize, input.dtype, input.device);
    }
}
