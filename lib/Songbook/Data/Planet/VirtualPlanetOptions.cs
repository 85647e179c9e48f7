namespace Songbook.Data;

/// <summary>How many species of each kind live on a virtual planet, and the seed that everything follows from.</summary>
public sealed record VirtualPlanetOptions
{
    /// <value>36</value>
    public int Residents { get; init => field = (int)Require.AtLeast(0, value); } = 36;

    /// <value>12</value>
    public int Migrants { get; init => field = (int)Require.AtLeast(0, value); } = 12;

    /// <value>8</value>
    public int Narrow { get; init => field = (int)Require.AtLeast(0, value); } = 8;

    /// <value>8</value>
    public int Rare { get; init => field = (int)Require.AtLeast(0, value); } = 8;

    /// <value>8</value>
    public int Elusive { get; init => field = (int)Require.AtLeast(0, value); } = 8;

    /// <value>0</value>
    public int Seed { get; init; }
}
