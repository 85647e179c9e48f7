namespace Songbook.Kernel.Engine;

/// <summary>A cell that writes a terminal's code for "erase the display" starts its outputs anew.</summary>
internal static class TerminalClear
{
    private const string Erase = "\e[2J";

    internal static IEnumerable<CellOutput> Split(StreamOutput stream)
    {
        var at = stream.Text.LastIndexOf(Erase, StringComparison.Ordinal);
        if (at < 0)
            return [stream];
        // The cursor's way home, which goes with it, means nothing here.
        var rest = stream.Text[(at + Erase.Length)..].Replace("\e[H", "", StringComparison.Ordinal);
        return rest.Length == 0 ? [new ClearOutput()] : [new ClearOutput(), stream with { Text = rest }];
    }
}
