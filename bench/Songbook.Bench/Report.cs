namespace Songbook.Bench;

/// <summary>Writes a table into a Markdown file, between <c>&lt;!-- bench name --&gt;</c> and <c>&lt;!-- /bench name --&gt;</c>.</summary>
internal static class Report
{
    /// <exception cref="InvalidDataException">The file lacks the two marks.</exception>
    public static void Write(string file, string name, string table)
    {
        var text = File.ReadAllText(file);
        var (begin, end) = ($"<!-- bench {name} -->\n", $"<!-- /bench {name} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidDataException($"{file} lacks the marks {begin.Trim()} and {end}.");
        }
        AtomicFile.WriteText(file, text[..(from + begin.Length)] + table + text[to..]);
    }
}
