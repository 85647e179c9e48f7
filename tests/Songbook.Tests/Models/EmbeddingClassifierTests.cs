using Songbook.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Models;

/// <summary>Case 08: what PyTorch 1.13.1 computes with the same weights, embeddings and labels.</summary>
public sealed class EmbeddingClassifierTests : IDisposable
{
    private readonly Fixture golden = new("geomodel/08_embedding_classifier");
    private readonly EmbeddingClassifier model = new();

    public EmbeddingClassifierTests()
    {
        model.load_state_dict(golden.Weights());
    }

    public void Dispose()
    {
        model.Dispose();
        golden.Dispose();
    }

    [Fact]
    public void Parameter_count_is_1024_times_512_plus_512_plus_512_times_23_plus_23()
    {
        Assert.Equal(1024 * 512 + 512 + 512 * 23 + 23, model.ParameterCount);
        Assert.Equal(golden.Scalar("parameters"), model.ParameterCount);
    }

    [Fact]
    public void State_dict_has_the_references_names()
    {
        Assert.Equal(["embedding.weight", "embedding.bias", "classifier.weight", "classifier.bias"], model.state_dict().Keys);
    }

    [Fact]
    public void Forward_and_embedding_match()
    {
        using var embedding = model.GetEmbedding(golden["input"]);
        using var logits = model.call(golden["input"]);
        // The reference's own float32 against float64 differ by 2.8e-7 and 2.0e-7.
        Close.Absolute(golden["embedding"], embedding, 2e-6);
        Close.Absolute(golden["logits"], logits, 2e-6);
    }

    [Fact]
    public void Gradients_of_the_mean_cross_entropy_match()
    {
        using var logits = model.call(golden["input"]);
        using var loss = nn.functional.cross_entropy(logits, golden["labels"]);
        Assert.Equal(golden.Scalar("loss"), loss.item<float>(), 1e-6);
        loss.backward();

        var gradients = model.named_parameters().ToDictionary(parameter => parameter.Item1, parameter => parameter.Item2.grad!);
        Close.Relative(golden["grad/classifier.weight"], gradients["classifier.weight"], 1e-4);
        Close.Relative(golden["grad/classifier.bias"], gradients["classifier.bias"], 1e-4);
        Close.Relative(golden["grad/embedding.bias"], gradients["embedding.bias"], 1e-4);
        Close.Relative(golden["grad/embedding.weight_first16rows"], gradients["embedding.weight"][..16], 1e-4);
        foreach (var (name, gradient) in gradients)
            Assert.Equal(golden.Scalar($"grad_norms/{name}"), gradient.norm().item<float>(), 1e-5);
    }

    [Fact]
    public void One_Adam_step_matches()
    {
        Train(steps: 1);
        var after = model.state_dict();
        // A step moves a weight by about 1e-3. Where the gradient is about as small as Adam's epsilon, 1e-8, its rounding shows.
        const double tolerance = 1e-5;
        Close.Absolute(golden["after_step/embedding.weight_first64rows"], after["embedding.weight"][..64], tolerance);
        Close.Absolute(golden["after_step/embedding.bias"], after["embedding.bias"], tolerance);
        Close.Absolute(golden["after_step/classifier.weight"], after["classifier.weight"], tolerance);
        Close.Absolute(golden["after_step/classifier.bias"], after["classifier.bias"], tolerance);
        using var logits = model.call(golden["input"]);
        // The reference's own float32 against float64 differ by 2.4e-6 here.
        Close.Absolute(golden["after_step/logits"], logits, 2e-5);
        foreach (var (name, parameter) in model.named_parameters())
            Assert.Equal(golden.Scalar($"weight_norms_after_step/{name}"), parameter.norm().item<float>(), 1e-4);
    }

    [Fact]
    public void Ten_Adam_steps_follow_the_references_losses()
    {
        var expected = golden.Scalars("loss_before_each_of_steps_1_to_10_f64");
        var losses = Train(steps: expected.Count);
        for (var step = 0; step < expected.Count; step++) Assert.Equal(expected[step], losses[step], 1e-4 * expected[step] + 1e-6);
    }

    [Fact]
    public void Training_keeps_the_number_of_live_tensors_flat()
    {
        Train(steps: 2);
        Finalizers.Run();
        var before = Tensor.TotalCount;
        Train(steps: 20);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void One_embedding_works_like_a_batch_of_one()
    {
        using var one = model.call(golden["input"][0]);
        using var batch = model.call(golden["input"][..1]);
        Assert.Equal([23], one.shape);
        Close.Absolute(batch[0], one, 1e-6);
    }

    [Fact]
    public void ToString_prints_the_structure_as_PyTorch_does_and_the_count()
    {
        Assert.Equal(
            """
            EmbeddingClassifier(
              (embedding): Linear(in_features=1024, out_features=512, bias=True)
              (classifier): Linear(in_features=512, out_features=23, bias=True)
            )
            536,599 parameters
            """,
            model.ToString());
    }

    [Fact]
    public void An_embedding_of_another_length_is_refused_with_both_lengths()
    {
        var error = Assert.Throws<ArgumentException>(() => model.call(zeros(2, 1280)));
        Assert.Equal(
            "The classifier takes embeddings of length 1024, but this tensor's shape is [2, 1280]. Its last dimension must be 1024.",
            error.Message);
    }

    [Theory]
    [InlineData(0, 512, 23, "input")]
    [InlineData(1024, -1, 23, "hidden")]
    [InlineData(1024, 512, 0, "classes")]
    public void A_width_below_1_is_refused_by_name(long input, long hidden, long classes, string name)
    {
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingClassifier(input, hidden, classes)).ParamName);
    }

    private List<double> Train(int steps)
    {
        var losses = new List<double>();
        using var optimizer = optim.Adam(model.parameters(), lr: golden.Config("lr"));
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var loss = nn.functional.cross_entropy(model.call(golden["input"]), golden["labels"]);
            losses.Add(loss.item<float>());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        return losses;
    }
}
