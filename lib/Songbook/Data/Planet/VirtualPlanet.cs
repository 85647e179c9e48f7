using static TorchSharp.torch;

namespace Songbook.Data;

/// <summary>
/// A small planet whose whole truth is known: which species is where in which week, and what observers make of it. Lessons use it to
/// measure what a real species list can never show, such as how far a model is off where nobody looked.
/// </summary>
/// <remarks>Everything follows from the seed. Kilometres are Earth's; there are no seas.</remarks>
public sealed class VirtualPlanet
{
    private const int PlaceCount = 4000;

    /// <param name="species">In any order, each name once.</param>
    /// <param name="seed">Of the climate and of the observers' hubs.</param>
    /// <exception cref="ArgumentException">No species, or a name twice.</exception>
    public VirtualPlanet(IReadOnlyList<VirtualSpecies> species, int seed = 0) : this(_ => species, seed)
    {
    }

    private VirtualPlanet(Func<Random, IReadOnlyList<VirtualSpecies>> species, int seed)
    {
        var random = new Random(seed);
        Climate = new PlanetClimate(random);
        Effort = new ObserverEffort(random, Places);
        Species = [.. species(random).OrderBy(one => one.Name, StringComparer.Ordinal)];
        Vocabulary = new SpeciesVocabulary([.. Species.Select(one => one.Name)]);
    }

    /// <summary>The places that can be visited: spread evenly, each standing for 128,000 km².</summary>
    public static IReadOnlyList<Place> Places { get; } = Place.Spread(PlaceCount);

    /// <summary>The species, in the order of the vocabulary.</summary>
    public IReadOnlyList<VirtualSpecies> Species { get; }

    public SpeciesVocabulary Vocabulary { get; }

    public PlanetClimate Climate { get; }

    public ObserverEffort Effort { get; }

    /// <summary>A planet with species of all kinds, invented from the seed.</summary>
    public static VirtualPlanet Create(VirtualPlanetOptions? options = null)
    {
        var o = options ?? new();
        return new VirtualPlanet(Invent, o.Seed);

        IReadOnlyList<VirtualSpecies> Invent(Random random)
        {
            var generator = new SpeciesGenerator(random);
            return
            [
                .. generator.Create(SpeciesKind.Resident, o.Residents), .. generator.Create(SpeciesKind.Migrant, o.Migrants),
                .. generator.Create(SpeciesKind.Narrow, o.Narrow), .. generator.Create(SpeciesKind.Rare, o.Rare),
                .. generator.Create(SpeciesKind.Elusive, o.Elusive),
            ];
        }
    }

    /// <summary>The truth: the probability that a species is there.</summary>
    /// <param name="species">Its index in <see cref="Species"/>.</param>
    /// <param name="place">Where.</param>
    /// <param name="week">1 to 48, four a month.</param>
    public double Probability(int species, Place place, double week)
    {
        Require.InRange(1, 48, week);
        return Species[species].Probability(GlobePoint.At(place), week, Climate);
    }

    /// <summary>(samples, species): the truth at each sample of a table, float32.</summary>
    public Tensor Truth(OccurrenceTable table) => Truth(table.Lat, table.Lon, table.Week);

    /// <summary>(samples, species): the truth at places and weeks, float32.</summary>
    /// <param name="lat">Degrees.</param>
    /// <param name="lon">Degrees.</param>
    /// <param name="week">1 to 48.</param>
    /// <exception cref="ArgumentException">Different lengths, or a value outside its range.</exception>
    public Tensor Truth(ReadOnlySpan<float> lat, ReadOnlySpan<float> lon, ReadOnlySpan<float> week)
    {
        if (lat.Length != lon.Length || lat.Length != week.Length)
            throw new ArgumentException($"There are {lat.Length} latitudes, {lon.Length} longitudes and {week.Length} weeks: as many of each are needed.");

        var truth = new float[lat.Length * Species.Count];
        for (var i = 0; i < lat.Length; i++)
        {
            var place = new Place(lat[i], lon[i]);
            for (var j = 0; j < Species.Count; j++) truth[i * Species.Count + j] = (float)Probability(j, place, week[i]);
        }

        return tensor(truth, [lat.Length, Species.Count]);
    }

    /// <summary>What observers report: presence-only lists, one a sample, of random weeks; a list says nothing about what it leaves out.</summary>
    /// <returns>The lists with the climate of their places, and with the number of reports from each place as their density.</returns>
    public OccurrenceTable Observe(Survey survey)
    {
        var random = new Random(survey.Seed);
        double[] visits = [.. Places.Select(place => survey.EffortBias * Effort.At(place) + (1 - survey.EffortBias))];
        var upTo = Cumulated(visits);

        var places = new Place[survey.Checklists];
        var week = new float[survey.Checklists];
        var lists = new int[survey.Checklists][];
        for (var i = 0; i < survey.Checklists; i++)
        {
            places[i] = Places[Draw(upTo, random)];
            week[i] = random.Next(1, 49);
            lists[i] = [.. Enumerable.Range(0, Species.Count).Where(j => random.NextDouble() < Reported(j, places[i], week[i], survey.Complete))];
        }

        float[] lat = [.. places.Select(place => (float)place.Lat)];
        float[] lon = [.. places.Select(place => (float)place.Lon)];
        return new OccurrenceTable(lat, lon, week, SparseLabels.Pack(lists), Vocabulary)
        {
            Env = [.. places.Select(Climate.At)],
            Density = ObservationDensity.Compute(lat, lon, [.. lists.Select(list => list.Length)]),
        };
    }

    private double Reported(int species, Place place, double week, bool complete) =>
        Probability(species, place, week) * (complete ? 1 : Species[species].Detectability);

    private static double[] Cumulated(double[] weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }

    // The first place up to which the visits exceed a random share of all.
    private static int Draw(double[] upTo, Random random)
    {
        var found = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return Math.Min(found < 0 ? ~found : found, upTo.Length - 1);
    }
}
