using Songbook.Data;
using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>A geomodel's answers on a grid of places.</summary>
internal static class GeoModelMap
{
    private static readonly GeoBox World = new(-180, -90, 180, 90);

    // So many probabilities at a time, 64 MB of them, whatever the number of species.
    private const int AnswersAtOnce = 16_000_000;

    /// <summary>Asks a model for each cell's centre in one week.</summary>
    /// <param name="model">Is in evaluation mode meanwhile.</param>
    /// <param name="week">1 to 48.</param>
    /// <param name="region">Null for the whole world.</param>
    /// <param name="step">About the size of a cell in degrees: a whole number of cells fills the region.</param>
    /// <param name="read">(places, species) probabilities → (places), what the map shows.</param>
    public static MapGrid Ask(BirdNetGeoModel model, int week, GeoBox? region, double step, Func<Tensor, Tensor> read)
    {
        region ??= World;
        double[] latitudes = Centres(region.LatMin, region.LatMax, step), longitudes = Centres(region.LonMin, region.LonMax, step);
        var places = (from latitude in latitudes from longitude in longitudes select (latitude, longitude)).ToArray();
        var values = new double[latitudes.Length, longitudes.Length];
        var wasTraining = model.training;
        model.eval();
        try
        {
            var done = 0;
            foreach (var batch in places.Chunk((int)Math.Max(1, AnswersAtOnce / model.Options.Species)))
            {
                foreach (var value in Ask(model, batch, week, read))
                {
                    values[done / longitudes.Length, done % longitudes.Length] = value;
                    done++;
                }
            }
        }
        finally
        {
            model.train(wasTraining);
        }

        return new MapGrid(latitudes, longitudes, values);
    }

    /// <summary>The model's output for a species.</summary>
    /// <exception cref="ArgumentException">The species is not in the list, or the list is not the model's.</exception>
    public static int OutputOf(string species, SpeciesVocabulary vocabulary, BirdNetGeoModel model)
    {
        if (vocabulary.Count != model.Options.Species)
            throw new ArgumentException($"vocabulary has {vocabulary.Count} species and the model {model.Options.Species} outputs: as many are needed.", nameof(vocabulary));
        return vocabulary.IndexOf(species)
            ?? throw new ArgumentException($"species is '{species}': the list has {Label.Short(string.Join(", ", vocabulary.Codes.Take(5)), 60)}, {vocabulary.Count:N0} in all.", nameof(species));
    }

    private static double[] Ask(BirdNetGeoModel model, (double Latitude, double Longitude)[] places, int week, Func<Tensor, Tensor> read)
    {
        var device = model.parameters().First().device;
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var probabilities = model.GetSpeciesProbabilities(
            tensor(places.Select(place => (float)place.Latitude).ToArray(), device: device),
            tensor(places.Select(place => (float)place.Longitude).ToArray(), device: device),
            full(places.Length, (float)week, device: device));                                    // (places, species)
        return Numbers.Of(read(probabilities));
    }

    private static double[] Centres(double from, double to, double step)
    {
        if (!(step > 0) || to < from)
            throw new ArgumentException($"step is {step} from {from} to {to} degrees: a cell's size is above 0, and a region goes from south to north and from west to east.");
        var cells = Math.Max(1, (int)Math.Round((to - from) / step));
        var size = (to - from) / cells;
        return [.. Enumerable.Range(0, cells).Select(cell => from + (cell + 0.5) * size)];
    }
}
