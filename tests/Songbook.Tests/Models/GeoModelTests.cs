using Songbook.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Models;

public class GeoModelTests
{
    private static BirdNetGeoModel Small(bool habitat = true, EncodingOrder order = EncodingOrder.Interleaved) =>
        BirdNetGeoModel.Create(5, 3, 0.1, habitatHead: habitat, order: order);

    [Fact]
    public void Published_weights_give_the_same_answers_in_both_orders()
    {
        using var golden = new Fixture("geomodel/03_full_model/habitat");
        var weights = golden.Weights();
        using var interleaved = BirdNetGeoModel.Create(37, 9, 0.25, habitatHead: true);
        interleaved.LoadWeights(weights);
        interleaved.eval();
        var output = interleaved.Forward(golden["lat"], golden["lon"], golden["week"], returnEnv: true);
        Close.Absolute(golden["f64/species_logits"], output.SpeciesLogits, 2e-5);
        Close.Absolute(golden["f64/env_pred"], output.EnvPrediction!, 2e-5);

        // And back: what was loaded comes out as it went in.
        foreach (var (name, copy) in interleaved.CopyWeights()) Close.Absolute(weights[name], copy, 0);
    }

    [Fact]
    public void Week_0_is_week_48_and_the_date_line_is_one_line()
    {
        using var model = Small();
        model.eval();
        var (lat, lon) = (tensor(new[] { 50f, 50f }), tensor(new[] { -180f, 180f }));
        var logits = model.call(lat, lon, tensor(new[] { 0f, 48f }));
        Close.Absolute(logits[0], logits[1], 1e-5);
    }

    [Fact]
    public void Species_send_no_gradient_into_the_environment_head()
    {
        using var model = Small();
        init(model);
        model.call(zeros(2), zeros(2), ones(2)).square().sum().backward();
        foreach (var (name, parameter) in model.named_parameters())
            Assert.Equal(name.StartsWith("env_head.", StringComparison.Ordinal), parameter.grad is null);

        // The gate's weight starts at zero, so that nothing below it would have a gradient through it.
        static void init(BirdNetGeoModel model)
        {
            using var unrecorded = no_grad();
            foreach (var parameter in model.parameters()) parameter.normal_(0, 0.3);
        }
    }

    [Theory]
    [InlineData(91, 0, 1, "The latitude in row 1 is 91: -90 to 90 are allowed.")]
    [InlineData(float.NaN, 0, 1, "The latitude in row 1 is NaN: -90 to 90 are allowed.")]
    [InlineData(0, -181, 1, "The longitude in row 1 is -181: -180 to 180 are allowed.")]
    [InlineData(0, 0, 49, "The week in row 1 is 49: 0 to 48 are allowed.")]
    public void Values_outside_the_world_and_the_year_are_named(float lat, float lon, float week, string message)
    {
        using var model = Small(habitat: false);
        var error = Assert.Throws<ArgumentException>(() => model.call(tensor(new[] { 0f, lat }), tensor(new[] { 0f, lon }), tensor(new[] { 1f, week })));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Batches_of_different_sizes_and_impossible_models_are_named()
    {
        using var model = Small(habitat: false);
        Assert.Equal("There are 2 latitudes and 3 weeks: as many of each are needed.", Assert.Throws<ArgumentException>(() => model.call(zeros(2), zeros(2), ones(3))).Message);
        Assert.Equal("There is no latitude: at least one is needed.", Assert.Throws<ArgumentException>(() => model.call(zeros(0), zeros(0), ones(0))).Message);
        Assert.StartsWith("Species is 0: it has to be a whole number from 1.", Assert.Throws<ArgumentOutOfRangeException>(() => BirdNetGeoModel.Create(0, 3)).Message);
        Assert.StartsWith("scale is -1: it has to be a number from 0.01 to 16.", Assert.Throws<ArgumentOutOfRangeException>(() => BirdNetGeoModel.Create(5, 3, -1)).Message);
        Assert.StartsWith("dropout is 1: it has to be a number from 0 to below 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new ResidualBlock(4, 1)).Message);
        Assert.Throws<InvalidOperationException>(() => model.Gate(zeros(1, 64)));
    }

    [Fact]
    public void Weights_of_another_network_are_refused_and_change_nothing()
    {
        using var model = Small(habitat: false);
        var before = model.CopyWeights();
        using var other = Small(habitat: true);
        Assert.Contains("'habitat_species_head.proj.weight'", Assert.Throws<ArgumentException>(() => model.LoadWeights(other.state_dict())).Message);
        using var wider = BirdNetGeoModel.Create(6, 3, 0.1);
        Assert.Contains("[6, 32] in the weights and [5, 32] in the network", Assert.Throws<ArgumentException>(() => model.LoadWeights(wider.state_dict())).Message);
        foreach (var (name, weight) in model.CopyWeights()) Close.Absolute(before[name], weight, 0);
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_results()
    {
        using var model = Small();
        model.call(zeros(2), zeros(2), ones(2)).Dispose();
        var (lat, lon, week) = (zeros(2), zeros(2), ones(2));
        Finalizers.Run();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
        {
            var output = model.Forward(lat, lon, week, returnEnv: true);
            Assert.Equal(before + 3, Tensor.TotalCount);
            foreach (var part in new[] { output.SpeciesLogits, output.EnvPrediction!, output.HabitatLogits! }) part.Dispose();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_double_model_computes_in_double()
    {
        using var model = Small();
        model.to(ScalarType.Float64);
        model.eval();
        Assert.Equal(ScalarType.Float64, model.call(zeros(2, dtype: ScalarType.Float64), zeros(2, dtype: ScalarType.Float64), ones(2, dtype: ScalarType.Float64)).dtype);
    }

    [Fact]
    public void A_model_made_in_a_scope_outlives_it()
    {
        BirdNetGeoModel model;
        using (NewDisposeScope()) model = Small();
        Assert.Equal([1, 5], model.call(zeros(1), zeros(1), ones(1)).shape);
        model.Dispose();
    }
}
