using Songbook.Data;
using Songbook.Training;
using Xunit;

namespace Songbook.Tests.Training;

public class HoldoutTests
{
    private static readonly GeoBox Box = new(-180, 30, 0, 90);

    private readonly TrainerOptions options = new() { Epochs = 1, BatchSize = 50, Holdout = [Box] };

    [Fact]
    public void Held_out_regions_are_not_trained_on_and_are_judged()
    {
        var (training, validation) = (TinyWorld.Table(400, 1), TinyWorld.Table(60, 2));
        var inside = GeoBox.Rows([Box], training.Lat, training.Lon, inside: true);
        using var trainer = new Trainer(TinyWorld.Model(), training, validation, options);
        Assert.Equal(400 - inside.Length, trainer.TrainingSamples);
        trainer.Run(TestContext.Current.CancellationToken);

        // The same as a training on a table that never had them, judged by a pass of its own.
        var outside = GeoBox.Rows([Box], training.Lat, training.Lon, inside: false);
        using var twin = new Trainer(TinyWorld.Model(), training.Subset(outside), validation, options with { Holdout = [] });
        twin.Run(TestContext.Current.CancellationToken);
        var (metrics, without) = (trainer.History[0].Metrics!, twin.History[0].Metrics!);
        Assert.Equal(without.Map, metrics.Map);
        Assert.Null(without.HoldoutMap);
        Assert.Equal(GeoValidation.Run(twin.Model, training.Subset(inside), options.Loss, cancellation: TestContext.Current.CancellationToken).Metrics.Map, metrics.HoldoutMap!.Value, 12);
        Assert.Equal(trainer.History[0].Metrics!.GeoScore, (without with { HoldoutMap = metrics.HoldoutMap }).GeoScore, 12);
        Assert.NotEqual(without.GeoScore, metrics.GeoScore);
    }

    [Fact]
    public void Regions_that_cannot_be_held_out_are_named()
    {
        Assert.Contains("no validation table", Refused(TinyWorld.Table(50, 1), null, [Box]));
        Assert.Contains("None of the 50 training samples", Refused(TinyWorld.Table(50, 1), TinyWorld.Table(9, 2), [new GeoBox(10.2, 10.2, 10.3, 10.3)]));
        Assert.Contains("All 50 training samples", Refused(TinyWorld.Table(50, 1), TinyWorld.Table(9, 2), [new GeoBox(-180, -90, 180, 90)]));
        Assert.Contains("LonMax is -5", Assert.Throws<ArgumentOutOfRangeException>(() => new GeoBox(5, 0, -5, 1)).Message);
        Assert.Contains("LatMin is -91", Assert.Throws<ArgumentOutOfRangeException>(() => new GeoBox(0, -91, 5, 1)).Message);
    }

    private string Refused(OccurrenceTable training, OccurrenceTable? validation, GeoBox[] boxes) =>
        Assert.Throws<ArgumentException>(() => new Trainer(TinyWorld.Model(), training, validation, options with { Holdout = boxes })).Message;
}
