using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function's forward pass hands to its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Lock connection = new();
            private readonly Dictionary<string, object> data = [];

            // Until forward has returned; then the graph's node has them.
            private List<Tensor?>? saved = [];
            private int savedCount;
            private nint node;

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
                if (saved is null) throw new InvalidOperationException("save_for_backward belongs into forward: afterwards nothing more is kept.");
                Forget();
                saved.AddRange(tensors.Select(tensor => tensor is null ? null : Shared(tensor).DetachFromDisposeScope()));
            }

            /// <exception cref="System.Runtime.InteropServices.ExternalException">
            /// One of them has been changed in place meanwhile, or they are freed: a backward pass that does not retain the graph does that.
            /// </exception>
            public unsafe List<Tensor> get_saved_variables()
            {
                if (saved is not null) return saved.ConvertAll(tensor => tensor is null ? null! : Shared(tensor));
                lock (connection)
                {
                    if (node == 0) throw new InvalidOperationException("get_saved_variables: the graph that these tensors were saved for is gone.");
                    var found = new List<Tensor>(savedCount);
                    for (var i = 0; i < savedCount; i++)
                    {
                        nint handle;
                        Bridge.Check(Bridge.sb_saved(node, i, &handle), nameof(get_saved_variables));
                        found.Add(handle == 0 ? null! : new Tensor(handle));
                    }

                    return found;
                }
            }

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

            /// <summary>What forward saved, for a node of the graph; 0 for null.</summary>
            internal nint[] SavedHandles() => saved?.Select(tensor => tensor?.Handle ?? 0).ToArray() ?? [];

            /// <summary>The node, which lives now, has taken them over.</summary>
            internal void Connect(nint toNode)
            {
                node = toNode;
                savedCount = saved?.Count ?? 0;
                Forget();
                saved = null;
            }

            /// <summary>The node is being deleted.</summary>
            internal void Disconnect()
            {
                lock (connection) node = 0;
            }

            private void Forget()
            {
                foreach (var each in saved ?? []) each?.Dispose();
                saved?.Clear();
            }

            private static Tensor Shared(Tensor tensor) => new(Bridge.sb_share(tensor.Handle));
        }
    }
}
