namespace Songbook.Kernel.Engine;

/// <summary>A line of a cell with a mark under the place that a message speaks of.</summary>
internal static class SourceExcerpt
{
    /// <param name="document">What the cell is called.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="line">The line.</param>
    /// <param name="start">Where in it the place begins, from 0.</param>
    /// <param name="length">How long the place is; at least one mark is drawn.</param>
    internal static IEnumerable<string> Of(string document, int number, string line, int start, int length)
    {
        var indent = string.Concat(line.Take(start).Select(letter => letter == '\t' ? '\t' : ' '));
        return [$"  {document}, line {number}:", $"    {line}", $"    {indent}{new string('^', Math.Max(1, length))}"];
    }
}
