namespace Songbook.Bench;

/// <summary>Writes a table between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
internal static class Readme
{
    public static void Replace(string file, string name, string table)
    {
        var text = File.ReadAllText(file);
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidDataException($"{file} lacks the markers {begin.Trim()} and {end}.");
        var fresh = file + ".tmp";
        File.WriteAllText(fresh, text[..(from + begin.Length)] + table + text[to..]);
        File.Move(fresh, file, overwrite: true);
    }
}
