namespace Songbook.Kernel.Engine;

/// <summary>A cell to execute.</summary>
/// <param name="Source">Its text, magic commands included.</param>
/// <param name="Number">What error messages call it: its execution count.</param>
/// <param name="Language">The language it is in where its text names none; null is the session's own.</param>
public sealed record CellRequest(string Source, int Number, string? Language = null);
