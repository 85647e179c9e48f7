namespace Songbook.Kernel.Engine;

/// <summary>A cell to execute.</summary>
/// <param name="Source">Its text, magic commands included.</param>
/// <param name="Number">Its execution count.</param>
/// <param name="Language">The language it is in where its text names none; null is the session's own.</param>
public sealed record CellRequest(string Source, int Number, string? Language = null)
{
    /// <summary>What error messages call it. No two sources of a session may share a name, else one is shown for the other.</summary>
    public string Document { get; init; } = $"cell {Number}";
}
