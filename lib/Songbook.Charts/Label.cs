namespace Songbook.Charts;

/// <summary>Texts that fit.</summary>
internal static class Label
{
    /// <summary>Cut after <paramref name="length"/> characters, with an ellipsis as the last of them.</summary>
    public static string Short(string text, int length = 28) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";

    /// <summary>A chart's title, in lines that end before plotly.js's own buttons.</summary>
    public static string Title(string text) => Wrap(text, 64);

    /// <summary>Broken into lines at blanks; a word that is too long for a line is broken anywhere.</summary>
    public static string Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ').SelectMany(word => word.Chunk(width).Select(part => new string(part)).DefaultIfEmpty("")))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
                lines.Add(word);
            else
                lines[^1] += lines[^1].Length > 0 ? " " + word : word;
        }

        return string.Join("<br>", lines);
    }

    /// <summary>Different labels that are equal when cut get numbers, so that an axis does not merge them.</summary>
    public static string[] ShortUnique(IEnumerable<string> texts, int length = 28)
    {
        var seen = new Dictionary<string, int>();
        return [.. texts.Select(text =>
        {
            var label = Short(text, length);
            var count = seen[label] = seen.GetValueOrDefault(label) + 1;
            return count == 1 ? label : $"{label} ({count})";
        })];
    }
}
