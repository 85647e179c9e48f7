namespace Songbook.Data;

/// <summary>Where observers go: mostly around a few hubs in the north, hardly ever anywhere else.</summary>
public sealed class ObserverEffort
{
    private const int HubCount = 3;
    private const double HubSpreadKm = 1500;

    // A place far from every hub is visited this much as often as a hub.
    private const double Background = 0.01;

    private readonly double mean;

    internal ObserverEffort(Random random, IReadOnlyList<Place> places)
    {
        Hubs = [.. Enumerable.Range(0, HubCount).Select(i => new Place(30 + 25 * random.NextDouble(), -170 + 120 * i + 80 * random.NextDouble()))];
        mean = places.Average(Visits);
    }

    /// <summary>Three places between 30° and 55° north, each in its own third of the meridians.</summary>
    public IReadOnlyList<Place> Hubs { get; }

    /// <summary>How often a place is visited, in units of the planet's mean.</summary>
    public double At(Place place) => Visits(place) / mean;

    private double Visits(Place place)
    {
        var point = GlobePoint.At(place);
        return Background + Hubs.Sum(hub => Math.Exp(-Math.Pow(point.KilometresTo(GlobePoint.At(hub)) / HubSpreadKm, 2) / 2));
    }
}
