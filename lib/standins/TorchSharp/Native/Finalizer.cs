using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>Frees a tensor that nobody disposed, when the garbage collector finds it.</summary>
/// <remarks>
/// An object with a finalizer costs more to make than the sum of two small tensors' elements, so the finalizer is an object of its own:
/// when its tensor is disposed, it waits on its thread for the next one.
/// </remarks>
internal sealed class Finalizer
{
    private const int MostWaiting = 256;

    [ThreadStatic] private static Finalizer? waiting;

    private Tensor? tensor;
    private Finalizer? next;
    private int behind;

    private Finalizer()
    {
    }

    ~Finalizer() => tensor?.Abandon();

    public static Finalizer Of(Tensor tensor)
    {
        var found = waiting;
        if (found is null) found = new Finalizer();
        else waiting = found.next;
        found.next = null;
        found.tensor = tensor;
        return found;
    }

    /// <summary>The tensor is disposed.</summary>
    public void Dismiss()
    {
        tensor = null;
        var first = waiting;
        behind = first is null ? 0 : first.behind + 1;
        if (behind == MostWaiting) return;
        next = first;
        waiting = this;
    }
}
