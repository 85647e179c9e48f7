using Songbook.Data;
using Songbook.Losses;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Data;

public class OccurrenceTableTests
{
    private static readonly SpeciesVocabulary Two = new(["a", "b"]);

    [Fact]
    public void A_batch_is_made_of_its_own_samples_alone()
    {
        // All of it as one table would take 48 GB.
        const int samples = 1_000_000, species = 12_000;
        var labels = new SparseLabels([.. Enumerable.Range(0, samples).Select(i => i % species)], [.. Enumerable.Range(0, samples + 1).Select(i => (long)i)]);
        var table = new OccurrenceTable(new float[samples], new float[samples], new float[samples], labels, new([.. Enumerable.Range(0, species).Select(i => $"{i:00000}")]));
        using var batch = table.Batch([999_999, 5]);
        Assert.Equal([2, species], batch.Species.shape);
        Assert.Equal(999_999 % species, batch.Species[0].argmax().item<long>());
        Assert.Equal(1, batch.Species[1, 5].item<float>());
        Assert.Equal(2, batch.Species.sum().item<float>());
    }

    [Fact]
    public void Positive_weights_are_the_same_from_lists_and_from_a_table()
    {
        var labels = SparseLabels.Pack([[0, 2], [2], [], [2]]);
        using var dense = labels.Dense([0, 1, 2, 3], 4);
        using var weights = PositiveWeights.Compute(labels, 4);

        // (negatives + 1) / (positives + 1) of 1, 0, 3 and 0 positives in 4 lists.
        Close.Absolute(tensor(new[] { 4f / 2, 5f, 2f / 4, 5f }), weights, 1e-6);
        Close.Absolute(PositiveWeights.Compute(dense), weights, 0);
        Close.Absolute(PositiveWeights.Capped(dense, 0.1, 3), PositiveWeights.Capped(labels, 4, 0.1, 3), 0);
    }

    [Fact]
    public void What_does_not_fit_together_is_named()
    {
        var labels = SparseLabels.Pack([[0], [1]]);
        Assert.Equal("There are 2 latitudes and 1 longitudes: as many of each are needed.", Refused(() => new([1, 2], [1], [1, 2], labels, Two)));
        Assert.Equal("There are 2 latitudes and 3 weeks: as many of each are needed.", Refused(() => new([1, 2], [1, 2], [1, 2, 3], labels, Two)));
        Assert.Equal("There are 1 latitudes and 2 species lists: as many of each are needed.", Refused(() => new([1], [1], [1], labels, Two)));
        Assert.Equal("There are 2 latitudes and 1 environment rows: as many of each are needed.", Refused(() => new([1, 2], [1, 2], [1, 2], labels, Two) { Env = [[1]] }));
        Assert.Equal(
            "Environment row 1 has 3 features and row 0 has 2: as many in each are needed.",
            Refused(() => new([1, 2], [1, 2], [1, 2], labels, Two) { Env = [[1, 2], [1, 2, 3]] }));
        Assert.Equal("There are 2 latitudes and 1 densities: as many of each are needed.", Refused(() => new([1, 2], [1, 2], [1, 2], labels, Two) { Density = [1] }));

        static string Refused(Func<OccurrenceTable> make) => Assert.Throws<ArgumentException>(make).Message;
    }
}
