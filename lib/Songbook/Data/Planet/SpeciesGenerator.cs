namespace Songbook.Data;

/// <summary>Invents species of each kind.</summary>
internal sealed class SpeciesGenerator(Random random)
{
    public IEnumerable<VirtualSpecies> Create(SpeciesKind kind, int count) => Enumerable.Range(1, count).Select(number => Invent(kind, number));

    private VirtualSpecies Invent(SpeciesKind kind, int number)
    {
        var resident = new VirtualSpecies($"{kind.ToString().ToLowerInvariant()} {number:00}", Anywhere())
        {
            Kind = kind,
            SpreadKm = Between(2500, 5000),
            Peak = Between(0.3, 0.9),
            Moisture = Between(0.2, 0.8),
        };
        return kind switch
        {
            SpeciesKind.Migrant => Migrating(resident),
            SpeciesKind.Narrow => resident with { SpreadKm = Between(300, 600), Moisture = null },
            SpeciesKind.Rare => resident with { Peak = Between(0.01, 0.04) },
            SpeciesKind.Elusive => resident with { Detectability = Between(0.02, 0.06) },
            _ => resident,
        };
    }

    private VirtualSpecies Migrating(VirtualSpecies species)
    {
        var lon = Between(-180, 180);
        return species with
        {
            Home = new Place(Between(40, 65), lon),
            Winter = new Place(Between(-35, 5), Math.IEEERemainder(lon + Between(-25, 25), 360)),
            SpreadKm = Between(2000, 3500),
            Moisture = null,
        };
    }

    // Evenly by area, but not at the poles.
    private Place Anywhere() => new(double.RadiansToDegrees(Math.Asin(Between(-0.94, 0.94))), Between(-180, 180));

    private double Between(double low, double high) => low + (high - low) * random.NextDouble();
}
