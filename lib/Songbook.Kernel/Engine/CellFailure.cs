namespace Songbook.Kernel.Engine;

/// <summary>A cell cannot go on, for a reason that is not an exception of the reader's own code.</summary>
internal sealed class CellFailure(string name, string message, int? line = null, IReadOnlyList<string>? details = null) : Exception(message)
{
    internal string Name { get; } = name;

    internal int? Line => line;

    /// <summary>The same failure at a line of the cell that runs.</summary>
    internal CellFailure At(int number) => new(Name, Message, number, details);

    /// <summary>The same failure as the cell sees it that had this source run: its line is no line of the cell.</summary>
    internal CellFailure Within(string document) => new(Name, $"in {document}: {Message}", null, details);

    internal ErrorOutput ToOutput() => new(Name, Message, [$"{Name}: {Message}", .. details ?? []], line);
}
