using System.Net;

namespace Songbook.Charts;

/// <summary>A progress bar at one moment.</summary>
internal sealed record ProgressState(string What, string Unit, long Done, long Total, TimeSpan Elapsed, string Note, bool IsOver)
{
    private const int Cells = 24;

    private double Share => Total == 0 ? 1 : Math.Min(1, (double)Done / Total);

    private double PerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>For consoles: <c>epoch 3 ████████░░░░ 67 % · 120 of 180 batches · 35/s · 0:02 left</c>.</summary>
    public override string ToString()
    {
        var filled = (int)Math.Round(Share * Cells);
        return string.Join(" ", new[] { What, new string('█', filled) + new string('░', Cells - filled), Words() }.Where(part => part.Length > 0));
    }

    public string ToHtml() =>
        $"<div style=\"font-variant-numeric:tabular-nums\">{WebUtility.HtmlEncode(What)} "
        + FormattableString.Invariant($"<progress value=\"{Share:0.####}\" max=\"1\" style=\"width:16em;vertical-align:middle;accent-color:{Palette.Categories[0]}\"></progress> ")
        + $"{WebUtility.HtmlEncode(Words())}</div>";

    private string Words()
    {
        List<string> words = [FormattableString.Invariant($"{Math.Floor(Share * 100):0} %"), FormattableString.Invariant($"{Done:N0} of {Total:N0} {Unit}")];
        if (PerSecond > 0 && !IsOver)
        {
            words.Add(PerSecond >= 1 ? FormattableString.Invariant($"{PerSecond:#,0}/s") : FormattableString.Invariant($"{1 / PerSecond:0.0} s each"));
            if (Done < Total)
                words.Add($"{Clock(TimeSpan.FromSeconds((Total - Done) / PerSecond))} left");
        }

        if (Note.Length > 0)
            words.Add(Note);
        return string.Join(" · ", words);
    }

    // 0:05, 12:30, 1:02:03
    private static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? FormattableString.Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : FormattableString.Invariant($"{time.Minutes}:{time.Seconds:00}");
}
