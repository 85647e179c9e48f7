using System.Text.Json;
using Songbook.Models;
using Songbook.Weights;
using static TorchSharp.torch;

namespace Songbook.Verification;

/// <summary>One part of the network: state-dict names, output, and gradients of the sum of its squared outputs.</summary>
internal sealed class ModuleCheck : ICaseCheck
{
    private const string Weights = "weights/";
    private const string Gradients = "grad/";
    private const string InputGradient = "grad_";

    public void Run(VerificationCase given, CaseReport report)
    {
        var (module, call) = Make(given.Config);
        module.eval();
        StateDict.LoadInto(module, given.Tensors(Weights));
        report.Equal("parameters", module.parameters().Sum(parameter => parameter.NumberOfElements), given.Scalars.Long("parameters"));

        var inputs = (given.Has("input") ? ["input"] : new[] { "input_lat", "input_lon", "input_week" })
            .ToDictionary(name => name, name => given.Tensor(name).requires_grad_());
        var output = call([.. inputs.Values]);
        var loss = output.square().sum();
        loss.backward();

        report.Absolute("output", output, given.Tensor("output"), Tolerances.Output);
        report.Absolute("output, double", output, given.Tensor("output_f64"), Tolerances.Output);
        report.Relative("sum of squares", loss.item<float>(), given.Scalars.Number("sum_output_squared"), Tolerances.Output);
        foreach (var (name, input) in inputs) report.Relative(InputGradient + name, input.grad!, given.Tensor(InputGradient + name), Tolerances.Gradient);
        var parameters = module.named_parameters().ToDictionary();
        foreach (var (name, expected) in given.Tensors(Gradients)) report.Relative(Gradients + name, parameters[name].grad!, expected, Tolerances.Gradient);
    }

    /// <summary>Which module a case is about follows from its settings.</summary>
    private static (nn.Module Module, Func<Tensor[], Tensor> Call) Make(JsonElement config)
    {
        if (config.Has("coord_harmonics"))
        {
            var encoder = new SpatioTemporalEncoder(
                config.Long("coord_harmonics"), config.Long("week_harmonics"), config.Long("embed_dim"), config.Long("n_blocks"), config.Number("dropout"),
                Order(config));
            return (encoder, inputs => encoder.call(inputs[0], inputs[1], inputs[2]));
        }

        nn.Module<Tensor, Tensor> module = (config.Has("dim"), config.Has("n_env_features"), config.Has("n_species")) switch
        {
            (true, _, _) => new ResidualBlock(config.Long("dim"), config.Number("dropout")),
            (_, true, true) => new HabitatSpeciesHead(
                config.Long("n_env_features"), config.Long("n_species"), config.Long("hidden_dim"), config.Long("n_blocks"), config.Number("dropout"), config.Long("bottleneck")),
            (_, true, false) => new EnvironmentalPredictionHead(
                config.Long("input_dim"), config.Long("n_env_features"), config.Long("hidden_dim"), config.Long("n_blocks"), config.Number("dropout")),
            (_, false, true) => new SpeciesPredictionHead(
                config.Long("input_dim"), config.Long("n_species"), config.Long("hidden_dim"), config.Long("n_blocks"), config.Number("dropout"), config.Long("bottleneck")),
            _ => throw new InvalidDataException($"no module is known with these settings: {string.Join(", ", config.Names())}"),
        };
        return (module, inputs => module.call(inputs[0]));
    }

    public static EncodingOrder Order(JsonElement config) =>
        config.TryGetProperty("encoding_order", out var order) && order.GetString() == "interleaved" ? EncodingOrder.Interleaved : EncodingOrder.Grouped;
}
