using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without touching any <c>grad</c>.</summary>
        /// <returns>One tensor an input; null for one that was not used, where <paramref name="allow_unused"/> permits it.</returns>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(outputs);
            ArgumentNullException.ThrowIfNull(inputs);
            using var results = new TensorHandles(outputs);
            using var leaves = new TensorHandles(inputs);
            using var weights = new TensorHandles(grad_outputs);
            var found = new nint[inputs.Count];
            fixed (nint* o = results.Handles, i = leaves.Handles, g = weights.Handles, f = found)
                Bridge.Check(Bridge.sb_gradients(o, outputs.Count, i, inputs.Count, grad_outputs is null ? null : g, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, f), nameof(grad));
            return found.Select(handle => handle == 0 ? null! : new Tensor(handle)).ToArray();
        }

        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            if (grad_tensors is not null && grad_tensors.Count != tensors.Count)
                throw new ArgumentException($"backward: {tensors.Count} tensors need as many gradients, not {grad_tensors.Count}.", nameof(grad_tensors));
            using var roots = new TensorHandles(tensors);
            using var weights = new TensorHandles(grad_tensors);
            using var leaves = new TensorHandles(inputs);
            fixed (nint* r = roots.Handles, g = weights.Handles, l = leaves.Handles)
                Bridge.Check(Bridge.sb_backward(r, grad_tensors is null ? null : g, tensors.Count, (retain_graph ?? create_graph) ? 1 : 0, create_graph ? 1 : 0, l, inputs?.Count ?? 0), nameof(backward));
        }

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Until disposed, a backward pass that meets a failure or NaN names the forward call behind it.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
