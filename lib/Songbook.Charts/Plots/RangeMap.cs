using Plotly.NET;
using Songbook.Data;
using Songbook.Models;

namespace Songbook.Charts;

public static partial class Plots
{
    /// <summary>Where a geomodel expects a species in one week.</summary>
    /// <param name="model">Trained.</param>
    /// <param name="vocabulary">The model's species list.</param>
    /// <param name="species">One of them.</param>
    /// <param name="week">1 to 48, four a month.</param>
    /// <param name="region">What to map; null for the whole world.</param>
    /// <param name="step">Size of a cell in degrees.</param>
    /// <exception cref="ArgumentException">A species that is not in the list.</exception>
    public static GenericChart RangeMap(
        BirdNetGeoModel model, SpeciesVocabulary vocabulary, string species, int week, GeoBox? region = null, double step = 2)
    {
        Check.Week(week);
        var output = GeoModelMap.OutputOf(species, vocabulary, model);
        return RangeMap(species, week, GeoModelMap.Ask(model, week, region, step, probabilities => probabilities.select(1, output)));
    }

    /// <summary>The same through the whole year, with a slider and a button that plays it.</summary>
    /// <remarks>Coarser by default: the notebook keeps 48 maps.</remarks>
    /// <inheritdoc cref="RangeMap(BirdNetGeoModel, SpeciesVocabulary, string, int, GeoBox?, double)"/>
    public static AnimatedChart RangeMap(BirdNetGeoModel model, SpeciesVocabulary vocabulary, string species, GeoBox? region = null, double step = 4)
    {
        var output = GeoModelMap.OutputOf(species, vocabulary, model);
        return RangeMap(species, [.. Enumerable.Range(1, SpatioTemporalEncoder.Weeks).Select(week => GeoModelMap.Ask(model, week, region, step, probabilities => probabilities.select(1, output)))]);
    }

    /// <summary>How many species a geomodel expects in one week: the sum of their probabilities.</summary>
    /// <param name="model">Trained.</param>
    /// <param name="week">1 to 48, four a month.</param>
    /// <param name="region">What to map; null for the whole world.</param>
    /// <param name="step">Size of a cell in degrees.</param>
    public static GenericChart RichnessMap(BirdNetGeoModel model, int week, GeoBox? region = null, double step = 2)
    {
        Check.Week(week);
        return RichnessMap(GeoModelMap.Ask(model, week, region, step, probabilities => probabilities.sum(1)), $"Expected species, {WeekName(week)}");
    }

    /// <summary>Where a species is to be expected in one week of the year.</summary>
    /// <param name="species">Its name, for the title.</param>
    /// <param name="week">1 to 48, four a month.</param>
    /// <param name="probability">0 to 1 for each place.</param>
    /// <exception cref="ArgumentOutOfRangeException">A week outside 1 to 48.</exception>
    public static GenericChart RangeMap(string species, int week, MapGrid probability)
    {
        Check.Week(week);
        return WorldMap.Draw(probability, "probability", StyleParam.Colorscale.Viridis, 0, 1, $"{species}, {WeekName(week)}", digits: 3);
    }

    /// <summary>The same through the whole year, with a slider and a button that plays it.</summary>
    /// <param name="species">Its name, for the title.</param>
    /// <param name="weeks">Probabilities of weeks 1 to 48, on one grid.</param>
    /// <exception cref="ArgumentException">Not 48 weeks, or grids that differ.</exception>
    public static AnimatedChart RangeMap(string species, IReadOnlyList<MapGrid> weeks)
    {
        if (weeks.Count != 48)
            throw new ArgumentException($"weeks holds {weeks.Count} grids: BirdNET's year has 48 weeks, four a month.", nameof(weeks));
        foreach (var grid in weeks)
        {
            grid.CheckShape();
            if (!grid.Latitudes.SequenceEqual(weeks[0].Latitudes) || !grid.Longitudes.SequenceEqual(weeks[0].Longitudes))
                throw new ArgumentException("weeks holds grids of different places: all need the same latitudes and longitudes.", nameof(weeks));
        }

        var first = RangeMap(species, 1, weeks[0]);
        return new AnimatedChart(first, [.. weeks.Select((grid, i) => new AnimationFrame(MonthQuarter(i + 1), Label.Title($"{species}, {WeekName(i + 1)}"), WorldMap.Rows(grid, digits: 2)))]);
    }

    /// <summary>How many species are to be expected at each place.</summary>
    /// <param name="richness">Number of species, for example the sum of their probabilities.</param>
    /// <param name="title">Says which species and when.</param>
    public static GenericChart RichnessMap(MapGrid richness, string title = "Species richness") =>
        WorldMap.Draw(richness, "species", StyleParam.Colorscale.Cividis, null, null, title, digits: 1);

    // Week 1 is the first quarter of January.
    private static string WeekName(int week) => $"week {week} ({MonthQuarter(week)})";

    private static string MonthQuarter(int week) => $"{Months[(week - 1) / 4]} {(week - 1) % 4 + 1}/4";
}
