namespace Songbook.Bench;

/// <summary>Comparisons that belong together: one <c>songbook bench</c>, one table.</summary>
internal abstract class Suite
{
    /// <summary>The script that does the same work in Python; null when nothing is compared with Python.</summary>
    public abstract string? PeerScript { get; }

    /// <summary>The Markdown file, from the repository's root, with a <c>&lt;!-- bench NAME --&gt;</c> section that takes the table.</summary>
    public abstract string Report { get; }

    /// <param name="peer">Runs <see cref="PeerScript"/>; null where there is none.</param>
    public abstract IEnumerable<Comparison> Comparisons(Peer? peer);

    /// <summary>Work that the peer does under the same name; here it is prepared when it is first timed, so that a run of other work pays nothing for it.</summary>
    protected static Comparison Row(Peer? peer, string name, string work, double aim, Func<Action<int>> make, int repetitions)
    {
        var here = new Lazy<Action<int>>(make);
        return new(name, work, aim, () => Timing.Of(here.Value, repetitions), () => peer!.Time(name, repetitions));
    }

    /// <summary>Further facts, a sentence each, for the line below the table; measured after the comparisons.</summary>
    public virtual IEnumerable<string> Notes() => [];
}
