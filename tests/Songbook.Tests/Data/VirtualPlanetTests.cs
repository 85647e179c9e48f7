using Songbook.Data;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Data;

public class VirtualPlanetTests
{
    private static readonly VirtualPlanet Planet = VirtualPlanet.Create();

    private static readonly double[] Weeks = [1, 13, 24.5, 37, 48];

    [Fact]
    public void The_truth_is_a_probability_everywhere_and_each_species_lives_somewhere()
    {
        Place[] places = [.. Place.Spread(500), new(90, 12), new(-90, 0), new(0, 180), new(0, -180)];
        for (var species = 0; species < Planet.Species.Count; species++)
        {
            var values = places.SelectMany(place => Weeks.Select(week => Planet.Probability(species, place, week))).ToList();
            Assert.All(values, p => Assert.InRange(p, 0, 1));
            Assert.InRange(Planet.Probability(species, Planet.Species[species].Home, 25), 0.001, 1);
        }

        Assert.Equal(72, Planet.Species.Count);
        Assert.Equal(Planet.Vocabulary.Codes, Planet.Species.Select(one => one.Name));
        Assert.Equal(Planet.Vocabulary.Codes.Order(StringComparer.Ordinal), Planet.Vocabulary.Codes);
    }

    [Fact]
    public void The_truth_is_its_formula()
    {
        // A degree of latitude is 6371·π/180 km, so 18 degrees are 2001.5 km.
        var stays = new VirtualSpecies("stays", new Place(10, 179)) { SpreadKm = 6371 * Math.PI / 10, Peak = 0.5 };
        var moves = stays with { Name = "moves", Winter = new Place(-50, 179) };
        var planet = new VirtualPlanet([stays, moves]);
        Assert.Equal(["moves", "stays"], planet.Vocabulary.Codes);
        Assert.Equal(0.5, planet.Probability(1, new Place(10, 179), 3), 12);
        Assert.Equal(0.5 * Math.Exp(-0.5), planet.Probability(1, new Place(28, 179), 3), 12);
        Assert.Equal(0.5 * Math.Exp(-2), planet.Probability(1, new Place(-26, 179), 3), 12);

        // 60 degrees between its homes, of which share·60 are behind it.
        var share = 1 / (1 + Math.Exp(-6 * Math.Cos(2 * Math.PI * 8 / 48)));
        Assert.Equal(0.5, planet.Probability(0, new Place(-50 + 60 * share, 179), 33), 12);
    }

    [Fact]
    public void It_is_cold_at_the_poles_and_high_up()
    {
        foreach (var (lat, atZero) in new[] { (0.0, 28.0), (30, 28 - 45 * 0.25), (-90, -17) })
        {
            if (Planet.Climate.At(new Place(lat, 40)) is not [var temperature, var moisture, var elevation]) throw new InvalidOperationException("three features");
            Assert.Equal(atZero, temperature + 6.5 * elevation, 1e-4);
            Assert.InRange(moisture, 0, 1);
            Assert.InRange(elevation, 0, 9);
        }
    }

    [Fact]
    public void Date_line_poles_and_new_year_are_no_edges()
    {
        for (var species = 0; species < Planet.Species.Count; species++)
        {
            foreach (var week in Weeks)
            {
                for (var lat = -75; lat <= 75; lat += 15)
                {
                    Assert.Equal(Planet.Probability(species, new Place(lat, -180), week), Planet.Probability(species, new Place(lat, 180), week), 9);
                    Assert.Equal(Planet.Probability(species, new Place(lat, -179.999), week), Planet.Probability(species, new Place(lat, 179.999), week), 2e-3);
                }

                Assert.Equal(Planet.Probability(species, new Place(90, -70), week), Planet.Probability(species, new Place(90, 110), week), 9);
            }

            // From the last week to the first is a step like any other in winter.
            var place = Planet.Species[species].Winter ?? Planet.Species[species].Home;
            Assert.Equal(Planet.Probability(species, place, 48), Planet.Probability(species, place, 1), 2e-3);
        }
    }

    [Fact]
    public void Migrants_move_with_the_week_and_nobody_else_does()
    {
        for (var species = 0; species < Planet.Species.Count; species++)
        {
            var (winter, summer) = (MeanLatitude(species, 1), MeanLatitude(species, 25));
            if (Planet.Species[species].Kind == SpeciesKind.Migrant) Assert.InRange(summer - winter, 25, 100);
            else Assert.Equal(winter, summer, 12);
        }

        static double MeanLatitude(int species, double week) =>
            VirtualPlanet.Places.Sum(place => place.Lat * Planet.Probability(species, place, week)) / VirtualPlanet.Places.Sum(place => Planet.Probability(species, place, week));
    }

    [Fact]
    public void One_seed_is_one_planet_and_one_survey()
    {
        var survey = new Survey(300) { Seed = 5 };
        var (first, second) = (Planet.Observe(survey), VirtualPlanet.Create().Observe(survey));
        Assert.Equal(first.Lat, second.Lat);
        Assert.Equal(first.Week, second.Week);
        Assert.Equal(first.Labels.Values, second.Labels.Values);
        Assert.Equal(first.Env, second.Env);
        Assert.NotEqual(first.Labels.Values, Planet.Observe(survey with { Seed = 6 }).Labels.Values);

        var other = VirtualPlanet.Create(new() { Seed = 1 });
        Assert.NotEqual(Planet.Species[0], other.Species[0]);
        Assert.NotEqual(Planet.Effort.Hubs, other.Effort.Hubs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Observers_go_where_the_effort_says(double bias)
    {
        const int checklists = 4000;
        var table = Planet.Observe(new Survey(checklists) { EffortBias = bias, Seed = 2 });
        var near = VirtualPlanet.Places.Where(NearAHub).ToList();
        var share = near.Sum(place => bias * Planet.Effort.At(place) + 1 - bias) / VirtualPlanet.Places.Count;
        var visits = Enumerable.Range(0, table.Count).Count(i => NearAHub(new Place(table.Lat[i], table.Lon[i])));
        var deviation = Math.Sqrt(checklists * share * (1 - share));
        Assert.InRange(visits, checklists * share - 4 * deviation, checklists * share + 4 * deviation);

        // And the bias is what it is called: nine of ten visits go to less than a quarter of the planet.
        Assert.Equal(1, VirtualPlanet.Places.Average(Planet.Effort.At), 9);
        if (bias == 1) Assert.True(share > 0.85 && near.Count < 0.25 * VirtualPlanet.Places.Count);

        static bool NearAHub(Place place) => Planet.Effort.Hubs.Any(hub => GlobePoint.At(place).KilometresTo(GlobePoint.At(hub)) < 3500);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_species_is_reported_as_often_as_its_truth_and_detectability_say(bool complete)
    {
        var table = Planet.Observe(new Survey(3000) { Complete = complete, Seed = 3 });
        using var truth = Planet.Truth(table);
        using var dense = table.Labels.Dense([.. Enumerable.Range(0, table.Count)], Planet.Species.Count);
        for (var species = 0; species < Planet.Species.Count; species++)
        {
            using var scope = NewDisposeScope();
            var p = truth.select(1, species) * (complete ? 1 : Planet.Species[species].Detectability);
            var (expected, variance) = (p.sum().item<float>(), (p * (1 - p)).sum().item<float>());
            var reports = dense.select(1, species).sum().item<float>();
            Assert.InRange(reports, expected - 5 * Math.Sqrt(variance) - 0.5, expected + 5 * Math.Sqrt(variance) + 0.5);
        }
    }

    [Fact]
    public void A_rare_and_an_elusive_species_are_reported_alike_and_are_not_alike()
    {
        var table = Planet.Observe(new Survey(4000) { EffortBias = 0 });
        var (rare, elusive) = (OfKind(SpeciesKind.Rare), OfKind(SpeciesKind.Elusive));
        Assert.InRange(Reports(rare) / Reports(elusive), 0.3, 3);
        Assert.InRange(Truth(rare) / Truth(elusive), 0.01, 0.1);

        int[] OfKind(SpeciesKind kind) => [.. Enumerable.Range(0, Planet.Species.Count).Where(j => Planet.Species[j].Kind == kind)];
        double Reports(int[] species) => table.Labels.Values.Count(species.Contains);
        double Truth(int[] species) => species.Sum(j => VirtualPlanet.Places.Sum(place => Planet.Probability(j, place, 1)));
    }

    [Fact]
    public void A_table_has_climate_and_density()
    {
        var table = Planet.Observe(new Survey(400));
        Assert.All(table.Env!, row => Assert.True(row.Length == PlanetClimate.Features.Count && row.All(float.IsFinite)));
        for (var i = 0; i < table.Count; i++)
        {
            var here = Enumerable.Range(0, table.Count).Where(j => (table.Lat[j], table.Lon[j]) == (table.Lat[i], table.Lon[i]));
            Assert.Equal(here.Sum(j => table.Labels[j].Length), table.Density![i]);
        }
    }

    [Fact]
    public void Places_stand_for_equal_areas()
    {
        // Of places that are spread evenly over the globe, a share of sin(lat) lies between two parallels ± lat.
        foreach (var lat in new[] { 10, 30, 60 })
            Assert.Equal(Math.Sin(double.DegreesToRadians(lat)), Place.Spread(4000).Count(place => Math.Abs(place.Lat) < lat) / 4000.0, 1e-3);
        Assert.Equal(0, Place.Spread(4000).Average(place => Math.Sin(double.DegreesToRadians(place.Lon))), 1e-2);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("Lat is 91: it has to be a number from -90 to 90.", Assert.Throws<ArgumentOutOfRangeException>(() => new Place(91, 0)).Message);
        Assert.Contains("Lon is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new Place(0, double.NaN)).Message);
        Assert.Contains("week is 49: it has to be a number from 1 to 48.", Assert.Throws<ArgumentOutOfRangeException>(() => Planet.Probability(0, default, 49)).Message);
        Assert.Contains("at least one species", Assert.Throws<ArgumentException>(() => new VirtualPlanet([])).Message);
        Assert.Contains("'a' occurs twice", Assert.Throws<ArgumentException>(() => new VirtualPlanet([new("a", default), new("a", default)])).Message);
        Assert.Contains("Checklists is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Survey(0)).Message);
        Assert.Contains("EffortBias is 2", Assert.Throws<ArgumentOutOfRangeException>(() => new Survey(1) { EffortBias = 2 }).Message);
        Assert.Equal("There are 1 latitudes, 2 longitudes and 1 weeks: as many of each are needed.", Assert.Throws<ArgumentException>(() => Planet.Truth([0], [0, 1], [1])).Message);
    }
}
