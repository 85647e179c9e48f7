using Songbook.Models;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Models;

public class SpeciesPredictorTests
{
    [Fact]
    public void A_threshold_keeps_what_reaches_it_and_a_list_has_at_most_as_many_as_wanted()
    {
        manual_seed(1);
        using var model = BirdNetGeoModel.Create(5, 2, 0.1);
        using (no_grad()) model.parameters().Last(parameter => parameter.shape.SequenceEqual([5])).copy_(tensor(new[] { -1f, 2, 0, 1, -2 }));
        var predictor = new SpeciesPredictor(model, ["a", "b", "c", "d", "e"]);

        var all = predictor.Predict(50, 10, 20, topK: null, threshold: null);
        Assert.Equal(["b", "d", "c", "a", "e"], all.Select(found => found.Species));
        Assert.Equal(all.Take(3), predictor.Predict(50, 10, 20, topK: null, threshold: all[2].Probability));
        Assert.Equal(all.Take(2), predictor.Predict(50, 10, 20, topK: 2, threshold: all[2].Probability));
        Assert.Throws<ArgumentException>(() => new SpeciesPredictor(model, ["a"]));
    }
}
