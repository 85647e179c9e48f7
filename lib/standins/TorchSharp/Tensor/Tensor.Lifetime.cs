using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A libtorch tensor.</summary>
    /// <remarks>
    /// 56 bytes: the handle, how many native calls use it just now (so that disposing it on another thread frees it only after the
    /// last of them), the native memory that goes with it, the scope that will dispose it, and the finalizer for when nobody does.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        private const int Disposed = 1 << 30;

        private static long live;
        private static long peak;

        private readonly nint handle;
        private readonly long budget;
        private readonly Finalizer finalizer;

        // How many native calls use it now, and whether it is disposed.
        private int users;

        internal Tensor(nint handle, long bytes = 0)
        {
            this.handle = handle;
            budget = bytes + NativeMemoryBudget.PerTensor;
            var count = Interlocked.Increment(ref live);
            if (count > Volatile.Read(ref peak)) Volatile.Write(ref peak, count);
            DisposeScopeManager.Register(this);
            NativeMemoryBudget.Add(budget);
            finalizer = Finalizer.Of(this);
        }

        /// <summary>Takes over another tensor, which is invalid afterwards.</summary>
        internal Tensor(Tensor taken) : this(Bridge.sb_share(taken.Handle), taken.budget - NativeMemoryBudget.PerTensor) => taken.Dispose();

        /// <summary>Takes over a handle that <see cref="DecoupleFromNativeHandle"/> gave away.</summary>
        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        /// <summary>How many tensor objects are alive in this process.</summary>
        public static long TotalCount => Interlocked.Read(ref live);

        /// <summary>The largest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Volatile.Read(ref peak);

        /// <summary>Whether the tensor is disposed: the one question a disposed tensor answers.</summary>
        public bool IsInvalid => Volatile.Read(ref users) >= Disposed;

        public nint Handle
        {
            get
            {
                ThrowIfInvalid();
                return handle;
            }
        }

        /// <summary>The scope that will dispose this tensor; null when it is in none.</summary>
        internal DisposeScope? OwningScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>The garbage collector has found it, not disposed.</summary>
        internal void Abandon() => Dispose(false);

        /// <summary>Gives the native tensor to the caller, who must free it; this object is then invalid.</summary>
        public nint DecoupleFromNativeHandle()
        {
            ThrowIfInvalid();
            var copy = Bridge.sb_share(handle);
            Dispose();
            return copy;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            OwningScope?.MoveToOther(other, this);
            return this;
        }

        /// <summary>To the scope that the other tensor is in; where it is in none, this one is detached.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningScope!);

        protected virtual void Dispose(bool disposing)
        {
            int before;
            do
            {
                before = Volatile.Read(ref users);
                if (before >= Disposed) return;
            }
            while (Interlocked.CompareExchange(ref users, before + Disposed, before) != before);

            Interlocked.Decrement(ref live);
            NativeMemoryBudget.Remove(budget);
            if (disposing)
            {
                DisposeScopeManager.Forget(this);
                finalizer.Dismiss();
            }

            if (before == 0) Bridge.sb_free(handle);
        }

        /// <summary>The handle for a native call; pair with <see cref="LetGo"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal nint Hold()
        {
            if (!TryHold(out var held)) ThrowInvalid();
            return held;
        }

        /// <summary><see cref="Hold"/>, or false for a disposed tensor.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal bool TryHold(out nint held)
        {
            held = handle;
            while (true)
            {
                var before = Volatile.Read(ref users);
                if (before >= Disposed) return false;
                if (Interlocked.CompareExchange(ref users, before + 1, before) == before) return true;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void LetGo()
        {
            if (Interlocked.Decrement(ref users) == Disposed) Bridge.sb_free(handle);
        }

        private void ThrowIfInvalid()
        {
            if (IsInvalid) ThrowInvalid();
        }

        private static void ThrowInvalid() => throw new InvalidOperationException("Tensor invalid -- empty handle. It was disposed before this use.");
    }
}

/// <summary>Keeps a tensor's handle valid during one native call.</summary>
internal readonly struct TensorHold(torch.Tensor tensor) : IDisposable
{
    public nint Handle { get; } = tensor.Hold();

    public void Dispose() => tensor.LetGo();
}
