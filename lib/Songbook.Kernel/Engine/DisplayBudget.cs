namespace Songbook.Kernel.Engine;

/// <summary>How much a cell may display; what it prints has a limit of its own (<see cref="CapturedConsole"/>).</summary>
/// <remarks>Updates of what is shown do not count: they take the place of what was there.</remarks>
internal sealed class DisplayBudget(Action<CellOutput> publish)
{
    private const long MostPerCell = 100_000_000;

    private long shown;

    internal void StartCell() => Interlocked.Exchange(ref shown, 0);

    internal bool Allows(CellOutput output)
    {
        if (output is not DisplayOutput display)
            return true;
        var length = display.Data.Sum(entry => entry.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? ((string)entry.Value!).Length : 1000L);
        var before = Interlocked.Add(ref shown, length) - length;
        if (before + length <= MostPerCell)
            return true;
        if (before <= MostPerCell)
            publish(new StreamOutput("stderr", $"… the cell has displayed {MostPerCell / 1_000_000} million characters; the rest is left out.\n"));
        return false;
    }
}
