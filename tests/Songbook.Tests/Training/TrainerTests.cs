using Songbook.Losses;
using Songbook.Models;
using Songbook.Training;
using Songbook.Weights;
using Xunit;
using static TorchSharp.torch;

namespace Songbook.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // Dropout and sampled negatives are random, so an exact continuation has to continue the random numbers, too.
    private readonly TrainerOptions options = new()
    {
        Epochs = 4,
        BatchSize = 50,
        WarmupEpochs = 1,
        LearningRate = 0.01,
        Patience = 0,
        Loss = new MultiTaskLoss(new AssumeNegativeLoss(4, 2)) { EnvWeight = 0.1, HabitatWeight = 0.1 },
    };

    public void Dispose() => folder.Dispose();

    private static Trainer Make(TrainerOptions options) => new(TinyWorld.Model(), TinyWorld.Table(200, 1), TinyWorld.Table(60, 2), options);

    [Fact]
    public void It_learns()
    {
        using var trainer = Make(options with { Epochs = 6, Loss = new() { EnvWeight = 0.1, HabitatWeight = 0.1 } });
        trainer.Run(TestContext.Current.CancellationToken);
        Assert.Equal(6, trainer.History.Count);
        Assert.True(trainer.History[^1].Training.Total < 0.7 * trainer.History[0].Training.Total);
        Assert.True(trainer.History[^1].Metrics!.GeoScore > trainer.History[0].Metrics!.GeoScore);
        Assert.Equal([1e-4, 1e-2], trainer.History.Take(2).Select(record => Math.Round(record.LearningRate, 12)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void Interrupted_after_any_step_it_ends_where_it_would_have(int stopAfter)
    {
        using var whole = Make(options);
        whole.Run(TestContext.Current.CancellationToken);

        using var first = Make(options with { Folder = folder.Path });
        using var stop = new CancellationTokenSource();
        var steps = 0;
        first.Progressed += (_, progress) =>
        {
            if (progress.Finished is null && ++steps == stopAfter) stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => first.Run(stop.Token));

        // Whatever happens to the generator in between does not matter.
        manual_seed(99);
        using var second = Make(options);
        second.Resume(folder["latest.safetensors"]);
        Assert.Equal(stopAfter, second.State.Epoch * 4 + second.State.Batch);
        second.Run(TestContext.Current.CancellationToken);

        var expected = whole.Model.state_dict();
        foreach (var (name, weight) in second.Model.state_dict()) Close.Absolute(expected[name], weight, 0);
        Assert.Equal(whole.History.Select(record => record.Training), second.History.Select(record => record.Training));
        Assert.Equal(whole.History.Select(record => record.Validation), second.History.Select(record => record.Validation));
        Assert.Equal(whole.State.BestScore, second.State.BestScore);
    }

    [Fact]
    public void Two_trainings_of_one_seed_are_the_same_and_of_two_are_not()
    {
        Assert.Equal(LastLoss(options), LastLoss(options));
        Assert.NotEqual(LastLoss(options), LastLoss(options with { Seed = 43 }));

        static double LastLoss(TrainerOptions options)
        {
            using var trainer = Make(options with { Epochs = 1 });
            trainer.Run(TestContext.Current.CancellationToken);
            return trainer.History[^1].Training.Total;
        }
    }

    [Fact]
    public void A_checkpoint_is_a_model_with_names()
    {
        using var trainer = Make(options with { Epochs = 1, Folder = folder.Path });
        trainer.Run(TestContext.Current.CancellationToken);
        Assert.Equal(["best.safetensors", "history.json", "latest.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
        using var checkpoint = Checkpoint.Read(folder["latest.safetensors"]);
        Assert.Equal(["a", "b", "c", "d"], checkpoint.Card.Species);
        using var model = checkpoint.ToModel();
        trainer.Model.eval();
        Close.Absolute(trainer.Model.call(zeros(1), zeros(1), ones(1)), model.call(zeros(1), zeros(1), ones(1)), 0);
        Assert.Contains("\"GeoScore\"", File.ReadAllText(folder["history.json"]));
    }

    [Fact]
    public void Truncated_altered_and_foreign_checkpoints_are_refused_and_change_nothing()
    {
        using var trainer = Make(options with { Epochs = 1 });
        trainer.Run(TestContext.Current.CancellationToken);
        trainer.Save(folder["good"]);
        var bytes = File.ReadAllBytes(folder["good"]);
        File.WriteAllBytes(folder["short"], bytes[..^7]);
        var altered = (byte[])bytes.Clone();
        altered[^5] ^= 1;
        File.WriteAllBytes(folder["altered"], altered);
        Safetensors.Write(folder["other"], new Dictionary<string, Tensor> { ["a"] = ones(1) });
        using (var wide = new Trainer(BirdNetGeoModel.Create(4, 2, 0.2), TinyWorld.Table(9, 1), null, options)) wide.Save(folder["wide"]);
        Checkpoint.Write(folder["use"], new GeoModelCard(trainer.Model.Options, ["a", "b", "c", "d"]), trainer.Model);

        var state = trainer.State;
        var before = StateDict.Copy(trainer.Model);
        Assert.Contains("cut off", Assert.Throws<InvalidDataException>(() => trainer.Resume(folder["short"])).Message);
        Assert.Contains("checksum", Assert.Throws<InvalidDataException>(() => trainer.Resume(folder["altered"])).Message);
        Assert.Contains("not a geomodel checkpoint", Assert.Throws<InvalidDataException>(() => trainer.Resume(folder["other"])).Message);
        Assert.Contains("another model", Assert.Throws<ArgumentException>(() => trainer.Resume(folder["wide"])).Message);
        Assert.Contains("saved for use", Assert.Throws<ArgumentException>(() => trainer.Resume(folder["use"])).Message);
        Assert.Same(state, trainer.State);
        foreach (var (name, weight) in trainer.Model.state_dict()) Close.Absolute(before[name], weight, 0);
    }

    [Fact]
    public void A_batch_that_is_not_finite_is_skipped_and_counted()
    {
        var table = TinyWorld.Table(100, 1);
        table.Env![3][0] = float.PositiveInfinity;
        using var trainer = new Trainer(TinyWorld.Model(), table, null, options with { Epochs = 1 });
        trainer.Run(TestContext.Current.CancellationToken);
        Assert.Equal(1, trainer.History[0].Skipped);
        Assert.True(double.IsFinite(trainer.History[0].Training.Total));
        foreach (var weight in trainer.Model.parameters()) Assert.True(weight.isfinite().all().item<bool>());
    }

    [Fact]
    public void It_stops_when_the_score_does_not_rise()
    {
        // A rate this small changes nothing that the score could see.
        using var trainer = Make(options with { Epochs = 30, LearningRate = 1e-12, MinimumLearningRate = 0, Patience = 2 });
        trainer.Run(TestContext.Current.CancellationToken);
        Assert.True(trainer.State.Stopped);
        Assert.Equal(3, trainer.History.Count);
    }

    [Fact]
    public void Steps_leave_no_tensor_behind()
    {
        using var trainer = Make(options);
        var counts = new List<long>();
        trainer.Progressed += (_, progress) =>
        {
            Finalizers.Run();
            if (progress.Finished is not null) counts.Add(Tensor.TotalCount);
        };
        trainer.Run(TestContext.Current.CancellationToken);
        Assert.Single(counts.Skip(1).Distinct());
    }

    [Fact]
    public void Tables_that_do_not_fit_the_network_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new Trainer(BirdNetGeoModel.Create(5, 2, 0.1), TinyWorld.Table(9, 1), null, options));
        Assert.Equal("The table has 4 species and the network 5: as many are needed.", error.Message);
    }
}
