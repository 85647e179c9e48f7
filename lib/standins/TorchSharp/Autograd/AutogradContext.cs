using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function's forward pass hands to its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly List<SavedTensor?> saved = [];
            private readonly Dictionary<string, object> data = [];

            internal AutogradContext()
            {
            }

            /// <summary>Whether gradients that are missing arrive as zeros; otherwise they are null.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>Keeps tensors for the backward pass, whatever becomes of these objects; null stays null.</summary>
            public void save_for_backward(List<Tensor> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                Forget();
                saved.AddRange(tensors.Select(tensor => tensor is null ? null : new SavedTensor(tensor)));
            }

            /// <exception cref="InvalidOperationException">One of them has been changed in place meanwhile.</exception>
            public List<Tensor> get_saved_variables() => saved.ConvertAll(each => each?.Tensor())!;

            public void save_data(string key, object value) => data[key] = value;

            public object get_data(string key) => data[key];

            /// <summary>Inputs that forward changes in place and returns.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            /// <summary>Outputs without a gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = [.. tensors];

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) Forget();
            }

            /// <summary>An output that is saved would keep its own graph alive for ever, so its values are kept without it.</summary>
            internal void Cut(IEnumerable<Tensor> outputs)
            {
                var handles = outputs.Select(output => output.Handle).ToHashSet();
                foreach (var each in saved) each?.Cut(handles);
            }

            private void Forget()
            {
                foreach (var each in saved) each?.Dispose();
                saved.Clear();
            }

            private sealed class SavedTensor(Tensor tensor) : IDisposable
            {
                private readonly long version = Version(tensor);
                private Tensor kept = Own(tensor);
                private bool isOutput;

                public Tensor Tensor()
                {
                    if (Version(kept) != version)
                        throw new InvalidOperationException("One of the variables needed for gradient computation has been modified by an inplace operation after save_for_backward.");
                    if (isOutput && is_grad_enabled())
                        throw new InvalidOperationException("A gradient of a gradient through an output that was saved is not supported: save the inputs and compute the output again.");
                    return new Tensor(Bridge.sb_share(kept.Handle));
                }

                public void Cut(HashSet<nint> outputs)
                {
                    if (!outputs.Contains(kept.Handle)) return;
                    isOutput = true;
                    using var whole = kept;
                    using var values = whole.detach();
                    kept = Own(values);
                }

                public void Dispose() => kept.Dispose();

                // detach() shares the version counter.
                private static long Version(Tensor tensor) => Aten._version.Long(tensor);

                private static Tensor Own(Tensor tensor) => new Tensor(Bridge.sb_share(tensor.Handle)).DetachFromDisposeScope();
            }
        }
    }
}
