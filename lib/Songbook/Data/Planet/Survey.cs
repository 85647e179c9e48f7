namespace Songbook.Data;

/// <summary>Who goes out to look, how often, and what they write down.</summary>
/// <param name="Checklists">How many lists are made; at least 1.</param>
public sealed record Survey(int Checklists)
{
    public int Checklists { get; init => field = (int)Require.AtLeast(1, value); } = (int)Require.AtLeast(1, Checklists);

    /// <value>0</value>
    public int Seed { get; init; }

    /// <summary>Share of the lists made where observers like to go; the others are made anywhere. 0: every place alike.</summary>
    /// <value>1</value>
    public double EffortBias { get; init => field = Require.InRange(0, 1, value); } = 1;

    /// <summary>Whether everything that is there is written down, as only a virtual observer can.</summary>
    /// <value>false: each species with its own detectability</value>
    public bool Complete { get; init; }
}
