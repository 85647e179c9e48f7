using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>The whole network: names, outputs of every stage, predictions, gradients, and what gets none.</summary>
internal sealed class FullModelCheck : ICaseCheck
{
    private const string WithEnv = "return_env_true/";
    private const string Double = "f64/";
    private const string Gradients = "grad_sum_species_logits_squared/";
    private const string Predictions = "predict_species_";

    public static BirdNetGeoModel Load(VerificationCase given)
    {
        var config = given.Config;
        var model = BirdNetGeoModel.Create(
            config.Long("n_species"), config.Long("n_env_features"), config.Number("model_scale"), config.Long("coord_harmonics"),
            config.Long("week_harmonics"), config.GetProperty("habitat_head").GetBoolean(), ModuleCheck.Order(config));
        model.LoadWeights(given.Tensors("weights/"), ModuleCheck.Order(config));
        model.eval();
        return model;
    }

    public void Run(VerificationCase given, CaseReport report)
    {
        using var model = Load(given);
        var (lat, lon, week) = (given.Tensor("lat"), given.Tensor("lon"), given.Tensor("week"));
        report.True(
            model.state_dict().Keys.ToHashSet().SetEquals(given.Scalars.GetProperty("state_dict_names").Texts()), "the state-dict names differ");
        report.SameSequence("the parameters' names", model.named_parameters().Select(parameter => parameter.Item1), given.Scalars.GetProperty("parameter_names").Texts());
        report.Equal("parameters", model.ParameterCount, given.Scalars.Long("parameters"));

        var full = model.Forward(lat, lon, week, returnEnv: true);
        CompareOutputs(given, report, full);
        var plain = model.Forward(lat, lon, week, returnEnv: false);
        report.True(plain is { EnvPrediction: null, HabitatLogits: null }, "without returnEnv there is more than species logits");
        report.SameSequence("the outputs without returnEnv", ["species_logits"], given.Scalars.GetProperty("keys_return_env_false").Texts());
        report.Absolute("species_logits alone", plain.SpeciesLogits, given.Tensor("return_env_false/species_logits"), Tolerances.Output);

        var embedding = model.Embed(lat, lon, week);
        report.Absolute("encoder_output", embedding, given.Tensor("encoder_output"), Tolerances.Output);
        report.Absolute("direct_logits", model.DirectLogits(embedding), given.Tensor("direct_logits"), Tolerances.Output);
        if (given.Has("gate")) report.Absolute("gate", model.Gate(embedding), given.Tensor("gate"), Tolerances.Output);

        report.Absolute("probabilities", model.GetSpeciesProbabilities(lat, lon, week), given.Tensor("probabilities"), Tolerances.Output);
        foreach (var name in given.TensorNames.Where(name => name.StartsWith(Predictions, StringComparison.Ordinal)))
        {
            var threshold = double.Parse(name[Predictions.Length..], System.Globalization.CultureInfo.InvariantCulture);
            report.Absolute(name, model.PredictSpecies(lat, lon, week, threshold), given.Tensor(name), 0);
        }

        CompareGradients(given, report, model, full.SpeciesLogits);
    }

    private static void CompareOutputs(VerificationCase given, CaseReport report, GeoModelOutput output)
    {
        var parts = new Dictionary<string, Tensor?>
        {
            ["species_logits"] = output.SpeciesLogits,
            ["env_pred"] = output.EnvPrediction,
            ["habitat_logits"] = output.HabitatLogits,
        };
        report.True(
            parts.Where(part => part.Value is not null).Select(part => part.Key).ToHashSet().SetEquals(given.Scalars.GetProperty("keys_return_env_true").Texts()),
            "with returnEnv there are other outputs");
        foreach (var (name, actual) in parts)
        {
            if (actual is null) continue;
            report.Absolute(name, actual, given.Tensor(WithEnv + name), Tolerances.Output);
            report.Absolute(name + ", double", actual, given.Tensor(Double + name), Tolerances.Output);
        }
    }

    private static void CompareGradients(VerificationCase given, CaseReport report, BirdNetGeoModel model, Tensor logits)
    {
        logits.square().sum().backward();
        var parameters = model.named_parameters().ToDictionary();
        foreach (var (name, expected) in given.Tensors(Gradients)) report.Relative(Gradients + name, parameters[name].grad!, expected, Tolerances.Gradient);

        var without = parameters.Where(parameter => parameter.Value.grad is null).Select(parameter => parameter.Key);
        report.True(
            without.ToHashSet().SetEquals(given.Scalars.GetProperty("parameters_without_gradient_from_species_logits").Texts()),
            "other parameters have no gradient");
        foreach (var norm in given.Scalars.GetProperty("grad_norms_sum_species_logits_squared").EnumerateObject())
        {
            if (norm.Value.ValueKind == System.Text.Json.JsonValueKind.Number)
                report.Relative($"gradient norm of {norm.Name}", parameters[norm.Name].grad!.norm().item<float>(), norm.Value.GetDouble(), Tolerances.Gradient);
        }
    }
}
