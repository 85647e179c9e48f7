namespace Songbook.Charts;

/// <summary>A bar that fills while something long runs, with its rate and the time that remains.</summary>
/// <example>
/// <code>
/// using var bar = ProgressBar.Show(batches, "epoch 3", "batches");
/// for (var batch = 0; batch &lt; batches; batch++)
///     bar.Advance();
/// </code>
/// </example>
public sealed class ProgressBar : IDisposable
{
    private readonly Lock gate = new();
    private readonly long total;
    private readonly string what;
    private readonly string unit;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly LiveOutput output;
    private long done;
    private string note = "";

    internal ProgressBar(long total, string what, string unit, Func<object, Action<object>>? show = null, TimeProvider? clock = null)
    {
        if (total < 0)
            throw new ArgumentOutOfRangeException(nameof(total), total, $"total is {total}: it must be at least 0.");
        (this.total, this.what, this.unit, this.clock) = (total, what, unit, clock ?? TimeProvider.System);
        started = this.clock.GetTimestamp();
        output = new LiveOutput(State(isOver: false), show, this.clock);
    }

    /// <summary>What the bar shows now.</summary>
    public override string ToString() => State(isOver: false).ToString();

    /// <summary>Shows an empty bar in the current cell.</summary>
    /// <param name="total">How many there are to do, at least 0.</param>
    /// <param name="what">Stands before the bar.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    public static ProgressBar Show(long total, string what = "", string unit = "steps") => new(total, what, unit);

    /// <summary>Says that some more are done.</summary>
    /// <param name="count">At least 0.</param>
    /// <param name="newNote">Stands behind the bar from now on, for example the current loss.</param>
    public void Advance(long count = 1, string? newNote = null)
    {
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"count is {count}: it must be at least 0.");
        lock (gate)
        {
            done += count;
            note = newNote ?? note;
            if (output.IsDue)
                output.Replace(() => State(isOver: false));
        }
    }

    /// <summary>Leaves a line that says what was done. It names no times, so that a notebook which is run again is saved as it was.</summary>
    public void Dispose()
    {
        lock (gate)
            output.Replace(() => State(isOver: true));
    }

    private ProgressState State(bool isOver) => new(what, unit, done, total, clock.GetElapsedTime(started), note, isOver);
}
