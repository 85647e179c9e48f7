namespace TorchSharp.Native;

/// <summary>
/// Lets go of the memory of large tensors that native/kept_memory.h keeps for the next ones: of what was not used from one call to the
/// next. The calls come every few seconds, for a program that waits, and with each full garbage collection, for one that asks.
/// </summary>
internal static class KeptMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static Timer? timer;

    public static void ReleaseUnusedFromNowOn()
    {
        timer = new Timer(_ => Bridge.sb_release_unused_memory(), null, Interval, Interval);
        _ = new FullCollection();
    }

    /// <summary>Nobody holds it; having outlived two collections, it is found again by full ones only.</summary>
    private sealed class FullCollection
    {
        ~FullCollection()
        {
            Bridge.sb_release_unused_memory();
            GC.ReRegisterForFinalize(this);
        }
    }
}
