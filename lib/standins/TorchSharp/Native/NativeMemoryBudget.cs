namespace TorchSharp.Native;

/// <summary>
/// The garbage collector sees an object of 56 bytes where a tensor holds megabytes, or a whole graph of them. This asks for a
/// collection when much memory has come since the last one, so that a loop that forgets to dispose stays bounded.
/// </summary>
internal static unsafe class NativeMemoryBudget
{
    /// <summary>What libtorch itself needs for a tensor without elements, roughly.</summary>
    internal const long PerTensor = 512;

    private const long Least = 256L << 20;

    // Small sums stay with their thread, so that threads do not wait for each other at every tensor.
    private const long Batch = 64 << 10;

    // What tensors, views and graphs hold of the processor's memory: the bridge counts it.
    private static readonly long* inUse = Bridge.sb_bytes_in_use();

    // What tensor objects account for: themselves, and memory of other devices.
    private static long held;
    private static long limit = Least;
    private static int collecting;

    [ThreadStatic] private static long pending;

    /// <summary>Bytes in use, but for each thread's last few.</summary>
    private static long Held => Volatile.Read(ref *inUse) + Volatile.Read(ref held);

    internal static void Add(long bytes)
    {
        if (bytes > 0 && Held > Volatile.Read(ref limit)) Collect();
        pending += bytes;
        if (pending is > -Batch and < Batch) return;
        Interlocked.Add(ref held, pending);
        pending = 0;
    }

    internal static void Remove(long bytes) => Add(-bytes);

    // The limit doubles with what is really in use: a program that needs much collects rarely.
    private static void Collect()
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0) return;
        try
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Volatile.Write(ref limit, Math.Max(Least, 2 * Held));
        }
        finally
        {
            Volatile.Write(ref collecting, 0);
        }
    }
}
