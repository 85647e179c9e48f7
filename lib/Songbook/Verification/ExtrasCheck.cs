using System.Text.Json;
using Songbook.Data;
using Songbook.Models;
using Songbook.Training;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>What surrounds the network: learning rate, data preparation, species lists for places.</summary>
internal sealed class ExtrasCheck : ICaseCheck
{
    public void Run(VerificationCase given, CaseReport report)
    {
        if (given.Scalars.TryGetProperty("schedules", out var schedules)) Schedules(given.Config, schedules, report);
        else if (given.Scalars.Has("species_lists")) Data(given, report);
        else if (given.Scalars.Has("queries")) Predictions(given, report);
        else throw new InvalidDataException("no check is known for these settings");
    }

    private static void Schedules(JsonElement config, JsonElement schedules, CaseReport report)
    {
        foreach (var expected in schedules.EnumerateArray())
        {
            var epochs = (int)expected.Long("num_epochs");
            var schedule = new WarmupCosineSchedule(epochs, config.Number("lr"))
            {
                MinimumRate = config.Number("lr_min"),
                StartFactor = config.Number("start_factor"),
                WarmupEpochs = (int)expected.Long("warmup"),
            };
            var rates = Enumerable.Range(0, epochs + 1).Select(epoch => schedule[epoch]).ToArray();
            foreach (var name in new[] { "used", "closed_form" })
                report.Absolute($"{epochs} epochs, {name}", tensor(rates[..^1]), tensor(expected.GetProperty(name).Numbers()), Tolerances.Double);
            report.Absolute($"{epochs} epochs, next rate", tensor(rates[1..]), tensor(expected.GetProperty("history").Numbers()), Tolerances.Double);
        }
    }

    private static void Data(VerificationCase given, CaseReport report)
    {
        var lists = given.Scalars.GetProperty("species_lists").EnumerateArray().Select(JsonNumbers.Texts).ToList();
        var vocabulary = SpeciesVocabulary.From(lists, (int)given.Config.Long("min_obs_per_species"));
        var labels = SparseLabels.From(lists, vocabulary);
        var (lat, lon) = (Floats("lat"), Floats("lon"));
        report.SameSequence("the vocabulary", vocabulary.Codes, given.Scalars.GetProperty("vocabulary_in_index_order").Texts());
        ComparePacked("packed", labels);
        ComparePacked("packed_subset", labels.Subset(Rows("subset_indices")));
        report.Absolute("dense", labels.Dense([.. Enumerable.Range(0, labels.Count)], vocabulary.Count), given.Tensor("dense"), 0);

        var density = ObservationDensity.Compute(lat, lon, [.. lists.Select(list => list.Length)]);
        report.Absolute("density", tensor(density), given.Tensor("obs_density"), 0);
        var freq = given.Config.GetProperty("freq");
        var weights = new FrequencyWeights
        {
            MinimumWeight = freq.Number("min_weight"),
            LowerPercentile = freq.Number("pct_lo"),
            UpperPercentile = freq.Number("pct_hi"),
            LatBin = freq.Number("lat_bin"),
            LonBin = freq.Number("lon_bin"),
        }.Compute(lat, lon, labels, vocabulary.Count);
        report.Absolute("frequency weights", tensor(weights), given.Tensor("freq_weights"), Tolerances.Metric);

        var table = new OccurrenceTable(lat, lon, Floats("week"), labels, vocabulary) { Density = density };
        using var batch = table.Batch(Rows("collate_indices"), labelWeights: tensor(weights));
        report.Absolute("collated species", batch.Species, given.Tensor("collated/species"), Tolerances.Metric);
        report.Absolute("collated density", batch.Density!, given.Tensor("collated/obs_density"), 0);
        Boxes(given, report);

        float[] Floats(string name) => given.Tensor(name).data<float>().ToArray();

        int[] Rows(string name) => [.. given.Config.GetProperty(name).EnumerateArray().Select(row => row.GetInt32())];

        void ComparePacked(string name, SparseLabels packed)
        {
            report.SameSequence($"{name}/values", packed.Values.Select(value => (long)value), given.Tensor($"{name}/values").data<long>().ToArray());
            report.SameSequence($"{name}/offsets", packed.Offsets, given.Tensor($"{name}/offsets").data<long>().ToArray());
        }
    }

    private static void Boxes(VerificationCase given, CaseReport report)
    {
        var boxes = given.Scalars.GetProperty("mask_boxes_lonmin_latmin_lonmax_latmax").EnumerateArray().Select(Box).ToList();
        var (lat, lon) = (given.Tensor("mask/lat").data<float>().ToArray(), given.Tensor("mask/lon").data<float>().ToArray());
        foreach (var inside in new[] { true, false })
        {
            var rows = GeoBox.Rows(boxes, lat, lon, inside).Select(row => (long)row);
            report.SameSequence($"rows {(inside ? "inside" : "outside")}", rows, given.Tensor($"mask/{(inside ? "inside" : "outside")}_rows").data<long>().ToArray());
        }

        foreach (var region in given.Scalars.GetProperty("holdout_regions").EnumerateObject())
            report.Equal(region.Name, GeoBox.HoldoutRegions[region.Name], Box(region.Value));
    }

    private static GeoBox Box(JsonElement box) => box.Numbers() is [var lonMin, var latMin, var lonMax, var latMax]
        ? new GeoBox(lonMin, latMin, lonMax, latMax)
        : throw new InvalidDataException("a box has not four sides");

    private static void Predictions(VerificationCase given, CaseReport report)
    {
        var source = given.Config.GetProperty("weights").GetString()!;
        using var model = FullModelCheck.Load(given.Other(source[..source.LastIndexOf("/weights", StringComparison.Ordinal)]));
        var codes = Enumerable.Range(0, (int)model.Options.Species).Select(index => $"sp{index:000}").ToList();
        var predictor = new SpeciesPredictor(model, codes);

        foreach (var query in given.Scalars.GetProperty("queries").EnumerateArray())
        {
            var found = predictor.Predict(query.Number("lat"), query.Number("lon"), query.Number("week"), (int?)query.NumberOrNull("top_k"), query.NumberOrNull("threshold"));
            var expected = query.GetProperty("results").EnumerateArray().ToList();
            report.SameSequence("a species list", found.Select(species => species.Species), expected.Select(result => result[0].GetString()!));
            report.Absolute(
                "a list's probabilities", tensor(found.Select(species => species.Probability).ToArray()), tensor(expected.Select(result => result[1].Number()).ToArray()),
                Tolerances.Output);
        }

        var (lat, lon) = (given.Tensor("yearly/lat"), given.Tensor("yearly/lon"));
        double[] lats = [.. lat.data<float>().ToArray().Select(value => (double)value)], lons = [.. lon.data<float>().ToArray().Select(value => (double)value)];
        report.Absolute("every week", predictor.WeeklyProbabilities(lats, lons), given.Tensor("yearly/probabilities_weeks_1_to_48"), Tolerances.Output);
        report.Absolute("the year", predictor.Probabilities(lats, lons, SpeciesPredictor.WholeYear), given.Tensor("yearly/max"), Tolerances.Output);
        report.Absolute("the network's week 0", model.GetSpeciesProbabilities(lat, lon, zeros_like(lat)), given.Tensor("yearly/network_output_for_week_0"), Tolerances.Output);
        Common(given, report, predictor, codes);
    }

    private static void Common(VerificationCase given, CaseReport report, SpeciesPredictor predictor, List<string> codes)
    {
        var expected = given.Scalars.GetProperty("common_species");
        var step = expected.Number("grid_step");
        var scores = expected.GetProperty("region_boxes_lonmin_latmin_lonmax_latmax").EnumerateArray()
            .Select(box => CommonSpecies.Scores(predictor, box[1].Number(), box[2].Number(), box[3].Number(), box[4].Number(), step))
            .ToList();
        var flat = tensor(scores.SelectMany(region => region).ToArray(), [scores.Count, codes.Count]);
        report.Absolute("region scores", flat, given.Tensor("common_species/region_scores"), Tolerances.Output);

        var others = expected.GetProperty("non_bird_indices").EnumerateArray().Select(index => index.GetInt32()).ToHashSet();
        var chosen = CommonSpecies.Choose(scores, index => !others.Contains(index), (int)expected.Long("num_species"));
        report.SameSequence("the common species", chosen.Select(index => codes[index]), expected.GetProperty("selected").Texts());
    }
}
