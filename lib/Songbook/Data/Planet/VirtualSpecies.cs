namespace Songbook.Data;

/// <summary>A species whose whole truth is known.</summary>
/// <remarks>
/// Where an observer stands at distance d from the middle of its range, it is there with the probability
/// p = peak · exp(−d² / (2·spread²)) · habitat. A migrant's middle moves along the great circle between its two homes.
/// </remarks>
/// <param name="Name">Unique on its planet.</param>
/// <param name="Home">The middle of its range; a migrant's in the breeding season.</param>
public sealed record VirtualSpecies(string Name, Place Home)
{
    // The moisture at which a species is sqrt(1/e) times as likely as at its favourite one, from there.
    private const double MoistureTolerance = 0.3;

    // Middle of the breeding season, the first quarter of July.
    private const double BreedingWeek = 25;

    // How much of the year is spent on the way: the higher, the shorter.
    private const double Haste = 6;

    /// <value>resident</value>
    public SpeciesKind Kind { get; init; }

    /// <summary>A migrant's second home, for the winter of the north; null for a species that stays.</summary>
    public Place? Winter { get; init; }

    /// <summary>Standard deviation of the range, in km.</summary>
    /// <value>2500</value>
    public double SpreadKm { get; init => field = Require.Positive(value); } = 2500;

    /// <summary>Probability in the middle of the range.</summary>
    /// <value>0.6</value>
    public double Peak { get; init => field = Require.InRange(0, 1, value); } = 0.6;

    /// <summary>Probability that an observer who could meet it reports it.</summary>
    /// <value>0.9</value>
    public double Detectability { get; init => field = Require.InRange(0, 1, value); } = 0.9;

    /// <summary>Its favourite moisture, 0 to 1; null if it does not care.</summary>
    public double? Moisture { get; init; }

    /// <summary>The share of the way to the breeding home: near 0 in winter, near 1 in summer.</summary>
    /// <param name="week">1 to 48.</param>
    public static double BreedingShare(double week) => 1 / (1 + Math.Exp(-Haste * Math.Cos(2 * Math.PI * (week - BreedingWeek) / 48)));

    /// <summary>Probability that the species is at a point.</summary>
    internal double Probability(GlobePoint point, double week, PlanetClimate climate)
    {
        var middle = GlobePoint.At(Home);
        if (Winter is { } winter) middle = GlobePoint.At(winter).Towards(middle, BreedingShare(week));
        var distance = point.KilometresTo(middle) / SpreadKm;
        var dryness = Moisture is { } favourite ? (climate.Moisture(point) - favourite) / MoistureTolerance : 0;
        return Peak * Math.Exp(-(distance * distance + dryness * dryness) / 2);
    }
}
