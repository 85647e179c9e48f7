namespace Songbook.Kernel.Engine;

/// <summary>Consecutive lines of a cell in one language.</summary>
/// <param name="Language">The language's first name.</param>
/// <param name="Text">The whole cell, every line that is not part of this piece blank: positions are the cell's own.</param>
/// <param name="Document">The name of the piece's source in diagnostics and stack traces.</param>
/// <param name="Arguments">What followed the language's name where the cell switched to it: <c>#!value --name x</c>.</param>
internal sealed record CellCode(string Language, string Text, string Document, string Arguments = "") : CellPart
{
    internal bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
