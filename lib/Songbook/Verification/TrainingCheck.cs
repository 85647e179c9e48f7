using System.Text.Json;
using Songbook.Data;
using Songbook.Models;
using Songbook.Training;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>Steps of training from the same start: losses, gradient norms and weights along the way.</summary>
internal sealed class TrainingCheck : ICaseCheck
{
    private const string FinalWeights = "final_weights/";

    // The reference's float32 run, and the same in double.
    private static readonly string[] Precisions = ["", "_f64"];

    public void Run(VerificationCase given, CaseReport report)
    {
        if (given.Has("species")) Start(given, report);
        else Steps(given, report);
    }

    private static void Start(VerificationCase given, CaseReport report)
    {
        using var model = Model(given);
        var batch = Batch(given);
        report.Equal("parameters", model.ParameterCount, given.Scalars.Long("parameters"));
        report.Equal("positives", (long)batch.Species.sum().item<float>(), given.Scalars.Long("positives"));
        report.Equal("unknown features", batch.Env!.isnan().sum().item<long>(), given.Scalars.Long("env_nan"));
        report.True(model.state_dict().Keys.ToHashSet().SetEquals(given.Scalars.GetProperty("state_dict_names").Texts()), "the state-dict names differ");
    }

    private static void Steps(VerificationCase given, CaseReport report)
    {
        var start = given.Other($"{given.Kind}/initial");
        using var model = Model(start);
        var batch = Batch(start);
        var config = given.Config;
        using var step = new TrainingStep(
            model, MultiTaskCheck.LossOf(config.GetProperty("loss")), config.Number("lr"), config.Number("weight_decay"), config.NumberOrNull("clip_grad_norm"));

        var results = new List<StepResult>();
        for (var i = 0; i < config.Long("steps"); i++)
        {
            results.Add(step.Take(batch));
            if (i == 0) FirstGradients(given, report, model, Clipped(results[0].GradientNorm, config.NumberOrNull("clip_grad_norm")));
        }

        foreach (var precision in Precisions)
        {
            var expected = given.Scalars.GetProperty("loss_per_step" + precision);
            foreach (var part in expected.EnumerateObject())
            {
                Trajectory(
                    report, part.Name + precision,
                    [.. results.Select(result => part.Name == "grad_norm" ? result.GradientNorm : Part(result.Losses, part.Name))],
                    [.. part.Value.EnumerateArray().Select(number => number.NumberOrNull())]);
            }
        }

        FinalState(given, report, model, step, batch);
    }

    private static double? Part(LossValues losses, string name) => name switch
    {
        "total" => losses.Total,
        "species" => losses.Species,
        "env" => losses.Env,
        "habitat" => losses.Habitat,
        _ => throw new InvalidDataException($"no part of a loss is called {name}"),
    };

    /// <summary>A part that is null in each step is compared, too.</summary>
    private static void Trajectory(CaseReport report, string name, double?[] actual, double?[] expected)
    {
        report.SameSequence($"the steps with {name}", actual.Select(number => number is null), expected.Select(number => number is null));
        report.Absolute(name, tensor(actual.OfType<double>().ToArray()), tensor(expected.OfType<double>().ToArray()), Tolerances.Trajectory);
    }

    /// <summary>What clipping multiplied the gradients by: as PyTorch's clip_grad_norm_ does.</summary>
    private static double Clipped(double norm, double? maximum) => norm > maximum ? maximum.Value / (norm + 1e-6) : 1;

    /// <summary>The norms before clipping.</summary>
    private static void FirstGradients(VerificationCase given, CaseReport report, BirdNetGeoModel model, double clipped)
    {
        var parameters = model.named_parameters().ToDictionary();
        foreach (var norm in given.Scalars.GetProperty("first_step_grad_norms").EnumerateObject())
        {
            var gradient = parameters[norm.Name].grad;
            report.Equal($"whether {norm.Name} has a gradient", gradient is not null, norm.Value.ValueKind != JsonValueKind.Null);
            if (gradient is not null) report.Relative($"gradient norm of {norm.Name}", gradient.norm().item<float>() / clipped, norm.Value.Number(), Tolerances.Gradient);
        }
    }

    private static void FinalState(VerificationCase given, CaseReport report, BirdNetGeoModel model, TrainingStep step, GeoBatch batch)
    {
        var last = step.Evaluate(batch);
        var weights = model.state_dict();
        foreach (var precision in Precisions)
        {
            foreach (var part in given.Scalars.GetProperty($"loss_after_{given.Config.Long("steps")}_steps{precision}").EnumerateObject())
                report.Absolute($"{part.Name}{precision} afterwards", Part(last, part.Name) ?? double.NaN, part.Value.Number(), Tolerances.Trajectory);
            foreach (var norm in given.Scalars.GetProperty("final_weight_norms" + precision).EnumerateObject())
                report.Relative($"norm{precision} of {norm.Name}", weights[norm.Name].norm().item<float>(), norm.Value.Number(), Tolerances.Gradient);
        }

        var rounding = Tolerances.RoundingFactor * given.Scalars.Number("max_abs_final_weights_f32_vs_f64");
        foreach (var (name, expected) in given.Tensors(FinalWeights))
            report.Absolute(FinalWeights + name, weights[name], expected, Math.Max(Tolerances.Trajectory, rounding));
    }

    private static BirdNetGeoModel Model(VerificationCase start)
    {
        var config = start.Config;
        var model = new BirdNetGeoModel(new GeoModelOptions(config.Long("n_species"), config.Long("n_env_features"))
        {
            CoordHarmonics = config.Long("coord_harmonics"),
            WeekHarmonics = config.Long("week_harmonics"),
            EmbedDim = config.Long("embed_dim"),
            EncoderBlocks = config.Long("encoder_blocks"),
            SpeciesHeadDim = config.Long("species_head_dim"),
            SpeciesHeadBlocks = config.Long("species_head_blocks"),
            SpeciesBottleneck = config.Long("species_bottleneck"),
            EnvHeadDim = config.Long("env_head_dim"),
            EnvHeadBlocks = config.Long("env_head_blocks"),
            Dropout = config.Number("dropout"),
            SpeciesDropout = config.Number("species_dropout"),
            EnvDropout = config.NumberOrNull("env_dropout"),
            HabitatHead = config.GetProperty("habitat_head").GetBoolean(),
            HabitatHeadDim = config.LongOrNull("habitat_head_dim"),
            HabitatHeadBlocks = config.LongOrNull("habitat_head_blocks"),
            HabitatBottleneck = config.LongOrNull("habitat_bottleneck"),
            Order = ModuleCheck.Order(config),
        });
        model.LoadWeights(start.Tensors("weights/"), model.Options.Order);
        return model;
    }

    private static GeoBatch Batch(VerificationCase start) =>
        new(start.Tensor("lat"), start.Tensor("lon"), start.Tensor("week"), start.Tensor("species"), start.Tensor("env_features"));
}
