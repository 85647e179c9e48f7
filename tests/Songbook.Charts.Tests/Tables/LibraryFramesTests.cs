using Deedle;
using Songbook.Data;
using Songbook.Metrics;
using Songbook.Training;

namespace Songbook.Charts.Tests.Tables;

/// <summary>The library's own records as frames, and through CSV files back.</summary>
public sealed class LibraryFramesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("songbook-tables-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_history_has_a_row_an_epoch_and_survives_a_file()
    {
        EpochRecord[] history = [new(1, 1e-3, new LossValues(0.9, 0.8, 0.1), 0), new(2, 5e-4, new LossValues(0.5, 0.4, 0.1, 0.01), 1, new LossValues(0.6, 0.6, 0.2, 0.02))];
        var frame = history.ToFrame();
        Assert.Equal([1, 2], frame.RowKeys);
        Assert.Equal([0.9, 0.5], frame.GetColumn<double>("training loss").Values);
        Assert.Equal([2], frame.GetColumn<double>("validation loss").Observations.Select(entry => entry.Key));
        Assert.Equal([0.0, 1.0], frame.GetColumn<double>("skipped batches").Values);

        // Nothing that an epoch knows is lost.
        Assert.Equal(
            [0.0005, 0.5, 0.4, 0.1, 0.01, 0.6, 0.6, 0.2, 0.02, 1],
            frame.ColumnKeys.Except(["mAP", "GeoScore"]).Select(column => frame.GetColumn<double>(column)[2]));
        Assert.False(frame.GetColumn<double>("training habitat loss").TryGet(1).HasValue);

        var path = Path.Combine(folder, "history.csv");
        frame.Write(path, rowKeys: "epoch");
        var read = TableFile.Read(path).IndexRows<int>("epoch");
        Assert.Equal(0.6, read.GetColumn<double>("validation loss")[2]);
        Assert.False(read.GetColumn<double>("validation loss").TryGet(1).HasValue);
    }

    [Fact]
    public void Metrics_have_a_row_a_threshold()
    {
        var metrics = new GeoMetrics(0.5, 0.6, 0.7, [new(0.1, 0.2, 0.9, 0.33, double.NaN, 12), new(0.25, 0.4, 0.6, 0.48, 1.1, 5)], null, new Dictionary<string, double>());
        var frame = metrics.ToFrame();
        Assert.Equal([0.1, 0.25], frame.RowKeys);
        Assert.Equal(0.9, frame.GetColumn<double>("recall")[0.1]);
        Assert.Equal(1, frame.GetColumn<double>("list ratio").ValueCount);
    }

    [Fact]
    public void Single_metrics_have_a_row_each()
    {
        var metrics = new GeoMetrics(0.5, 0.6, 0.7, [], new DensityMetrics(0.2, 0.4, -0.1), new Dictionary<string, double> { ["wren"] = 0.9, ["robin"] = double.NaN }) { HoldoutMap = 0.3 };
        var frame = metrics.ToSummaryFrame();
        var values = frame.GetColumn<double>("value");
        (string, double)[] expected =
        [
            ("mAP", 0.5), ("top-10 recall", 0.6), ("top-30 recall", 0.7), ("mAP, sparsely observed", 0.2), ("mAP, densely observed", 0.4), ("mAP, sparse over dense", 0.5),
            ("correlation of species predicted and density", -0.1), ("mAP, held-out regions", 0.3), ("mean AP, watch list", 0.9), ("AP of wren", 0.9),
        ];
        Assert.Equal(expected, values.Observations.Skip(1).Select(row => (row.Key, row.Value)));
        Assert.Equal(metrics.GeoScore, values["GeoScore"]);
        Assert.Equal("AP of robin", frame.RowKeys.Except(values.Observations.Select(row => row.Key)).Single());

        // What was not measured is missing.
        Assert.Equal(["GeoScore", "mAP", "top-10 recall", "top-30 recall"], (metrics with { Density = null, HoldoutMap = null, WatchlistAp = new Dictionary<string, double>() }).ToSummaryFrame()
            .GetColumn<double>("value").Observations.Select(row => row.Key));
    }

    [Fact]
    public void Occurrences_survive_a_file()
    {
        var vocabulary = new SpeciesVocabulary(["robin", "swift", "wren"]);
        string[][] lists = [["wren", "robin"], [], ["swift"]];
        var table = new OccurrenceTable([52.5f, -33f, 0f], [13.25f, 151f, 0f], [1, 48, 20], SparseLabels.From(lists, vocabulary), vocabulary);
        Assert.Equal("robin;wren", table.ToFrame().GetColumn<string>("species")[0]);

        var path = Path.Combine(folder, "occurrences.csv");
        table.ToFrame().Write(path);
        var read = TableFile.Read(path).ToOccurrences(vocabulary);
        Assert.Equal(table.Lat, read.Lat);
        Assert.Equal(table.Lon, read.Lon);
        Assert.Equal(table.Week, read.Week);
        Assert.Equal(table.Labels.Values, read.Labels.Values);
        Assert.Equal(table.Labels.Offsets, read.Labels.Offsets);
        Assert.Equal(["robin", "swift", "wren"], TableFile.Read(path).ToOccurrences().Species.Codes);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("no column week, species", Assert.Throws<ArgumentException>(() => Frame.FromRecords(new[] { new { lat = 1.0, lon = 2.0 } }).ToOccurrences()).Message);
        var gap = Frame.FromRecords(new[] { new { lat = 1.0, lon = double.NaN, week = 1, species = "wren" } });
        Assert.Contains("lon is missing in row 1", Assert.Throws<ArgumentException>(() => gap.ToOccurrences()).Message);
    }
}
