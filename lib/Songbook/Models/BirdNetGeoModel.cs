using Songbook.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Songbook.Models;

/// <summary>BirdNET's geomodel: which species are to be expected at a place in a week.</summary>
/// <remarks>
/// (batch) latitudes, longitudes and weeks → (batch, species). An encoder makes an embedding of place and week; the species head
/// makes logits of it. The environment head predicts the environment from the same embedding, as a second task. With the
/// habitat head, a third view asks which species fit that predicted environment, and a gate per species mixes:
/// logits = gate·direct + (1 − gate)·habitat. The environment is detached there, so species never bend it.
/// Follows birdnet-team/geomodel@153a47f model/model.py, BirdNETGeoModel. 7,194,485 parameters at scale 1 with 12,000 species
/// and 21 features.
/// </remarks>
public sealed class BirdNetGeoModel : Module<Tensor, Tensor, Tensor, Tensor>
{
    // σ(3) = 0.95: at first the direct view decides.
    private const double GateStart = 3;

    // The fields carry the published weights' names.
    private readonly SpatioTemporalEncoder encoder;
    private readonly SpeciesPredictionHead species_head;
    private readonly EnvironmentalPredictionHead env_head;
    private readonly HabitatSpeciesHead? habitat_species_head;
    private readonly Linear? species_gate;

    public BirdNetGeoModel(GeoModelOptions options) : base(nameof(BirdNetGeoModel))
    {
        Options = options;
        var o = options;
        encoder = new SpatioTemporalEncoder(o.CoordHarmonics, o.WeekHarmonics, o.EmbedDim, o.EncoderBlocks, o.Dropout, o.Order);
        species_head = new SpeciesPredictionHead(o.EmbedDim, o.Species, o.SpeciesHeadDim, o.SpeciesHeadBlocks, o.SpeciesDropout, o.SpeciesBottleneck);
        env_head = new EnvironmentalPredictionHead(o.EmbedDim, o.EnvFeatures, o.EnvHeadDim, o.EnvHeadBlocks, o.EnvDropout ?? o.Dropout);
        if (o.HabitatHead)
        {
            habitat_species_head = new HabitatSpeciesHead(
                o.EnvFeatures, o.Species, o.HabitatHeadDim ?? o.EnvHeadDim, o.HabitatHeadBlocks ?? o.EnvHeadBlocks, o.SpeciesDropout, o.HabitatBottleneck ?? o.SpeciesBottleneck);
            species_gate = Linear(o.EmbedDim, o.Species);
            init.zeros_(species_gate.weight);
            init.constant_(species_gate.bias!, GateStart);
        }

        RegisterComponents();
    }

    /// <inheritdoc cref="GeoModelOptions.Scaled"/>
    public static BirdNetGeoModel Create(
        long species, long envFeatures, double scale = 1, long coordHarmonics = 4, long weekHarmonics = 8, bool habitatHead = false,
        EncodingOrder order = EncodingOrder.Interleaved) =>
        new(GeoModelOptions.Scaled(species, envFeatures, scale, coordHarmonics, weekHarmonics, habitatHead) with { Order = order });

    public GeoModelOptions Options { get; }

    /// <summary>How many numbers are trained.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.NumberOfElements);

    /// <summary>(batch, embedDim): place and week as the network sees them.</summary>
    public Tensor Embed(Tensor lat, Tensor lon, Tensor week) => encoder.call(lat, lon, week);

    /// <summary>(batch, species): the species' logits.</summary>
    /// <param name="lat">(batch), in [−90, 90].</param>
    /// <param name="lon">(batch), in [−180, 180].</param>
    /// <param name="week">(batch), in [1, 48]; 0 is the same as 48.</param>
    public override Tensor forward(Tensor lat, Tensor lon, Tensor week) => Forward(lat, lon, week, returnEnv: false).SpeciesLogits;

    /// <summary>The species' logits and, if asked for, the environment's prediction and the habitat head's logits.</summary>
    /// <exception cref="ArgumentException">A value outside its range or NaN, or batches of different sizes.</exception>
    public GeoModelOutput Forward(Tensor lat, Tensor lon, Tensor week, bool returnEnv)
    {
        using var scope = NewDisposeScope();
        var embedding = encoder.call(lat, lon, week);
        var logits = species_head.call(embedding);
        var env = returnEnv || Options.HabitatHead ? env_head.call(embedding) : null;
        Tensor? habitat = null;
        if (habitat_species_head is not null)
        {
            habitat = habitat_species_head.call(env!.detach());
            var gate = Gate(embedding);
            logits = gate * logits + (1 - gate) * habitat;
        }

        return new GeoModelOutput(
            logits.MoveToOuterDisposeScope(),
            returnEnv ? env?.MoveToOuterDisposeScope() : null,
            returnEnv ? habitat?.MoveToOuterDisposeScope() : null);
    }

    /// <summary>(batch, species): how much the direct view counts for each species, from an embedding.</summary>
    /// <exception cref="InvalidOperationException">The model has no habitat head.</exception>
    public Tensor Gate(Tensor embedding)
    {
        if (species_gate is null) throw new InvalidOperationException("This model has no habitat head, so it has no gate.");
        using var score = species_gate.call(embedding);
        return score.sigmoid();
    }

    /// <summary>(batch, species): what the species head alone says, from an embedding.</summary>
    public Tensor DirectLogits(Tensor embedding) => species_head.call(embedding);

    /// <summary>(batch, species): the species' probabilities, without a gradient.</summary>
    public Tensor GetSpeciesProbabilities(Tensor lat, Tensor lon, Tensor week)
    {
        using var unrecorded = no_grad();
        using var logits = call(lat, lon, week);
        return logits.sigmoid();
    }

    /// <summary>(batch, species): 1 where the probability is at least the threshold, else 0.</summary>
    /// <param name="lat">(batch), in [−90, 90].</param>
    /// <param name="lon">(batch), in [−180, 180].</param>
    /// <param name="week">(batch), in [1, 48]; 0 is the same as 48.</param>
    /// <param name="threshold">In [0, 1].</param>
    public Tensor PredictSpecies(Tensor lat, Tensor lon, Tensor week, double threshold = 0.5)
    {
        Require.InRange(0, 1, threshold);
        using var scope = NewDisposeScope();
        return GetSpeciesProbabilities(lat, lon, week).ge(threshold).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Copies weights into the network, converting the encodings' column order where theirs is another.</summary>
    /// <param name="weights">By the published names.</param>
    /// <param name="order">The weights' column order; published ones are grouped.</param>
    /// <exception cref="ArgumentException">The weights are of another network; this one is as before.</exception>
    public void LoadWeights(IReadOnlyDictionary<string, Tensor> weights, EncodingOrder order = EncodingOrder.Grouped)
    {
        using var scope = NewDisposeScope();
        var converted = weights.ToDictionary(entry => entry.Key, entry => Reorder(entry.Key, entry.Value, order, Options.Order), StringComparer.Ordinal);
        StateDict.LoadInto(this, converted);
    }

    /// <summary>Copies of the weights under the published names, in the given column order; the caller disposes them.</summary>
    public Dictionary<string, Tensor> CopyWeights(EncodingOrder order = EncodingOrder.Grouped)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        return state_dict().ToDictionary(
            entry => entry.Key,
            entry => Reorder(entry.Key, entry.Value.detach(), Options.Order, order).clone().MoveToOuterDisposeScope(),
            StringComparer.Ordinal);
    }

    /// <summary>The layers that read an encoding have their columns put into the other order; everything else stays.</summary>
    private Tensor Reorder(string name, Tensor weight, EncodingOrder from, EncodingOrder to)
    {
        long[]? columns = null;
        if (name == "encoder.input_proj.weight")
        {
            var one = CircularEncoding.Columns(Options.CoordHarmonics, from, to);
            columns = [.. one, .. one.Select(column => column + one.Length)];
        }
        else if (name.StartsWith("encoder.film_generators.", StringComparison.Ordinal) && name.EndsWith(".0.weight", StringComparison.Ordinal))
        {
            columns = CircularEncoding.Columns(Options.WeekHarmonics, from, to);
        }

        // Weights of another shape are left for the check that names them.
        return from == to || columns is null || weight.Dimensions != 2 || weight.shape[1] != columns.Length
            ? weight
            : weight.index_select(1, tensor(columns, device: weight.device));
    }
}
