using System.Text.Json;
using Songbook.Models;
using TorchSharp.Modules;

namespace Songbook.Verification;

/// <summary>Sizes and parameter counts of the published family of models, read off the networks themselves.</summary>
internal sealed class ParameterCountCheck : ICaseCheck
{
    public void Run(VerificationCase given, CaseReport report)
    {
        foreach (var expected in given.Scalars.GetProperty("models").EnumerateArray()) Compare(given.Config, expected, report);
    }

    private static void Compare(JsonElement config, JsonElement expected, CaseReport report)
    {
        var habitat = expected.GetProperty("habitat_head").GetBoolean();
        using var model = BirdNetGeoModel.Create(
            config.Long("n_species"), config.Long("n_env_features"), expected.Number("model_scale"), expected.Long("coord_harmonics"),
            expected.Long("week_harmonics"), habitat);
        var weights = model.state_dict();
        var parts = model.named_modules().ToList();
        var what = $"scale {expected.Number("model_scale")}{(habitat ? " with habitat" : "")}";

        Equal("parameters", model.ParameterCount);
        Equal("state_dict_entries", weights.Count);
        foreach (var part in expected.GetProperty("by_part").EnumerateObject())
            report.Equal($"{what}: {part.Name}", Below(part.Name, model.named_parameters()).Sum(parameter => parameter.NumberOfElements), part.Value.GetInt64());

        Equal("embed_dim", weights["encoder.input_proj.weight"].shape[0]);
        Blocks("encoder_blocks", "encoder");
        Dropout("dropout", "encoder");
        Head("species", "species_head", bottleneck: true);
        Projection("species_proj_is_identity", "species_head");
        Head("env", "env_head", bottleneck: false);
        Projection("env_proj_is_identity", "env_head");
        if (habitat) Head("habitat", "habitat_species_head", bottleneck: true);

        void Head(string name, string part, bool bottleneck)
        {
            Equal($"{name}_head_dim", weights[$"{part}.head.0.weight"].shape[0]);
            Blocks($"{name}_head_blocks", part);
            Dropout($"{name}_dropout", part);
            if (bottleneck) Equal($"{name}_bottleneck", weights[$"{part}.head.1.weight"].shape[0]);
        }

        void Equal(string name, long actual) => report.Equal($"{what}: {name}", actual, expected.Long(name));

        void Blocks(string name, string part) => Equal(name, Below(part, parts).OfType<ResidualBlock>().Count());

        void Dropout(string name, string part)
        {
            foreach (var dropout in Below(part, parts).OfType<Dropout>()) report.Absolute($"{what}: {name}", dropout.p, expected.Number(name), Tolerances.Double);
        }

        void Projection(string name, string part) =>
            report.Equal($"{what}: {name}", !weights.ContainsKey($"{part}.proj.weight"), expected.GetProperty(name).GetBoolean());
    }

    private static IEnumerable<T> Below<T>(string part, IEnumerable<(string Name, T Value)> named) =>
        named.Where(entry => entry.Name.StartsWith(part + ".", StringComparison.Ordinal)).Select(entry => entry.Value);
}
