using System.Net;
using System.Text.RegularExpressions;

namespace Songbook.Kernel.Documents;

/// <summary>HTML for who cannot draw it.</summary>
internal static partial class HtmlText
{
    /// <summary>What a reader of the HTML sees, in one line; null where that is nothing.</summary>
    internal static string? Visible(string? html)
    {
        var text = string.Join(' ', WebUtility.HtmlDecode(Markup().Replace(html ?? "", " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 0 ? text : null;
    }

    // A script or style without an end runs to the end, as in a browser.
    [GeneratedRegex(@"<!--.*?(-->|\z)|<(?<unseen>script|style)\b.*?(</\k<unseen>\s*>|\z)|</?[a-z][^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
