using Deedle;
using Songbook.Data;
using Songbook.Metrics;
using Songbook.Training;

namespace Songbook.Charts;

/// <summary>The library's own records as frames: to look at, to compute with, and through <see cref="TableFile"/> to CSV files and back.</summary>
public static class LibraryFrames
{
    private const char BetweenSpecies = ';';

    /// <summary>A training's history, a row an epoch. What an epoch does not have is missing.</summary>
    public static Frame<int, string> ToFrame(this IEnumerable<EpochRecord> history)
    {
        var epochs = history.ToList();
        return Frame.FromColumns(new (string Name, Func<EpochRecord, double?> Value)[]
        {
            ("learning rate", epoch => epoch.LearningRate),
            ("training loss", epoch => epoch.Training.Total),
            ("training species loss", epoch => epoch.Training.Species),
            ("training env loss", epoch => epoch.Training.Env),
            ("training habitat loss", epoch => epoch.Training.Habitat),
            ("validation loss", epoch => epoch.Validation?.Total),
            ("validation species loss", epoch => epoch.Validation?.Species),
            ("validation env loss", epoch => epoch.Validation?.Env),
            ("validation habitat loss", epoch => epoch.Validation?.Habitat),
            ("mAP", epoch => epoch.Metrics?.Map),
            ("GeoScore", epoch => epoch.Metrics?.GeoScore),
            ("skipped batches", epoch => epoch.Skipped),
        }.Select(column => KeyValuePair.Create(column.Name, Column(epochs, epoch => epoch.Epoch, column.Value))));
    }

    /// <summary>What a validation pass says about species lists, a row a threshold. The rest is in <see cref="ToSummaryFrame"/>.</summary>
    public static Frame<double, string> ToFrame(this GeoMetrics metrics) => Frame.FromColumns(new (string Name, Func<ThresholdMetrics, double?> Value)[]
    {
        ("precision", row => row.Precision),
        ("recall", row => row.Recall),
        ("F1", row => row.F1),
        ("list ratio", row => row.ListRatio),
        ("mean list length", row => row.MeanListLength),
    }.Select(column => KeyValuePair.Create(column.Name, Column(metrics.Thresholds, row => row.Threshold, column.Value))));

    /// <summary>What a validation pass says in single numbers, a row a metric; what the pass did not measure is missing.</summary>
    public static Frame<string, string> ToSummaryFrame(this GeoMetrics metrics)
    {
        (string Name, double? Value)[] rows =
        [
            ("GeoScore", metrics.GeoScore),
            ("mAP", metrics.Map),
            ("top-10 recall", metrics.Top10Recall),
            ("top-30 recall", metrics.Top30Recall),
            ("mAP, sparsely observed", metrics.Density?.MapSparse),
            ("mAP, densely observed", metrics.Density?.MapDense),
            ("mAP, sparse over dense", metrics.Density?.MapRatio),
            ("correlation of species predicted and density", metrics.Density?.PredictionCorrelation),
            ("mAP, held-out regions", metrics.HoldoutMap),
            ("mean AP, watch list", metrics.WatchlistMeanAp),
            .. metrics.WatchlistAp.Select(species => ($"AP of {species.Key}", (double?)species.Value)),
        ];
        return Frame.FromColumns([KeyValuePair.Create("value", Column(rows, row => row.Name, row => row.Value))]);
    }

    /// <summary>Occurrences, a row a sample: latitude, longitude, week, and the species' codes with semicolons between them.</summary>
    public static Frame<int, string> ToFrame(this OccurrenceTable table) => Frame.FromRecords(Enumerable.Range(0, table.Count).Select(i => new
    {
        lat = (double)table.Lat[i],
        lon = (double)table.Lon[i],
        week = (int)table.Week[i],
        species = string.Join(BetweenSpecies, table.Labels[i].ToArray().Select(index => table.Species.Codes[index])),
    }));

    /// <summary>Occurrences from a frame with the columns lat, lon, week and species, as <see cref="ToFrame(OccurrenceTable)"/> makes it.</summary>
    /// <param name="frame">A row without species is a visit at which none was noted.</param>
    /// <param name="species">The species list; others are left out. Null: every species in the frame.</param>
    /// <exception cref="ArgumentException">A column or a place is missing.</exception>
    public static OccurrenceTable ToOccurrences(this Frame<int, string> frame, SpeciesVocabulary? species = null)
    {
        string[] needed = ["lat", "lon", "week", "species"];
        if (needed.Except(frame.ColumnKeys).ToList() is [_, ..] missing)
            throw new ArgumentException($"The table has no column {string.Join(", ", missing)}: occurrences need {string.Join(", ", needed)}.", nameof(frame));

        var lists = Cells<string>(frame, "species").Select(cell => cell.HasValue ? cell.Value.Split(BetweenSpecies, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []).ToList();
        var vocabulary = species ?? SpeciesVocabulary.From(lists, minimumLists: 1);
        return new OccurrenceTable(Numbers("lat"), Numbers("lon"), Numbers("week"), SparseLabels.From(lists, vocabulary), vocabulary);

        float[] Numbers(string column) =>
        [
            .. Cells<double>(frame, column).Select((cell, row) => cell.HasValue
                ? (float)cell.Value
                : throw new ArgumentException($"{column} is missing in row {row + 1}: every occurrence needs a place and a week.", nameof(frame))),
        ];
    }

    private static IEnumerable<OptionalValue<T>> Cells<T>(Frame<int, string> frame, string column)
    {
        var cells = frame.GetColumn<T>(column);
        return frame.RowKeys.Select(key => cells.TryGet(key));
    }

    private static Series<TKey, double> Column<TRow, TKey>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, double?> value)
        where TKey : notnull =>
        new(rows.Select(key), rows.Select(row => value(row) ?? double.NaN));
}
