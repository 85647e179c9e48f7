using Microsoft.DotNet.Interactive;

namespace Songbook.Charts;

/// <summary>An output of a running cell that is replaced in place: at most five times a second, and as seldom as it must be to take at most a hundredth of the time.</summary>
/// <remarks>Outside a notebook nothing is shown.</remarks>
internal sealed class LiveOutput
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);

    // Half of what is promised, because training is slower, too, where an update has emptied the processor's caches.
    private const int Share = 200;

    private readonly Action<object>? update;
    private readonly TimeProvider clock;
    private readonly long start;
    private long lastUpdate;
    private TimeSpan spent;

    /// <param name="first">What is shown until the first update.</param>
    /// <param name="show">Shows a value and returns what replaces it; null for the current cell, if there is one.</param>
    /// <param name="clock">Tells when an update is due.</param>
    public LiveOutput(object first, Func<object, Action<object>>? show = null, TimeProvider? clock = null)
    {
        update = (show ?? CurrentCell)?.Invoke(first);
        this.clock = clock ?? TimeProvider.System;
        start = lastUpdate = this.clock.GetTimestamp();
    }

    /// <summary>Whether enough time has passed. Asked for every step, so it only reads a clock.</summary>
    public bool IsDue
    {
        get
        {
            if (update is null)
                return false;
            var now = clock.GetTimestamp();
            return clock.GetElapsedTime(lastUpdate, now) >= ShortestPause && spent * Share <= clock.GetElapsedTime(start, now);
        }
    }

    /// <param name="make">Makes what is shown next; called only if something is shown.</param>
    public void Replace(Func<object> make)
    {
        if (update is null)
            return;

        var began = clock.GetTimestamp();
        update(make());
        lastUpdate = clock.GetTimestamp();
        spent += clock.GetElapsedTime(began, lastUpdate);
    }

    // The cell's own way of showing values: it returns the handle that front ends know.
    private static Func<object, Action<object>>? CurrentCell => KernelInvocationContext.Current is { } cell
        ? value => cell.Display(value).Update
        : null;
}
