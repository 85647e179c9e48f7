using Songbook.Training;
using Songbook.Weights;
using Xunit;

namespace Songbook.Tests.Training;

public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Trainer trainer = new(TinyWorld.Model(), TinyWorld.Table(20, 1), null, new() { Epochs = 1, BatchSize = 10 });
    private readonly byte[] good;

    public DamagedCheckpointTests()
    {
        trainer.Run(TestContext.Current.CancellationToken);
        trainer.Save(folder["good"]);
        good = File.ReadAllBytes(folder["good"]);
    }

    public void Dispose()
    {
        trainer.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_changed_bit_anywhere_is_noticed()
    {
        // Of the header in steps, and of the much longer data. The upper bits are spared: they turn B into b, which changes no \u002B.
        var header = 8 + (int)BitConverter.ToInt64(good);
        var random = new Random(1);
        int[] places = [.. Enumerable.Range(0, 80).Select(i => i * header / 80), .. Enumerable.Range(0, 10).Select(_ => random.Next(header, good.Length))];
        foreach (var place in places)
        {
            var bad = (byte[])good.Clone();
            bad[place] ^= (byte)(1 << random.Next(5));
            RefusedAndUnchanged(bad, $"byte {place} of {good.Length}");
        }
    }

    [Fact]
    public void A_file_that_ends_early_is_noticed_wherever_it_ends()
    {
        foreach (var length in new[] { 0, 1, 7, 8, 9, 200, good.Length / 3, good.Length - 1 }) RefusedAndUnchanged(good[..length], $"{length} bytes");
        RefusedAndUnchanged([.. good, 0], "one byte more");
    }

    private void RefusedAndUnchanged(byte[] bytes, string what)
    {
        File.WriteAllBytes(folder["bad"], bytes);
        var (state, before) = (trainer.State, StateDict.Copy(trainer.Model));
        var error = Record.Exception(() => trainer.Resume(folder["bad"]));
        Assert.True(error is InvalidDataException, $"{what}: {error}");
        Assert.DoesNotContain('\n', error.Message);
        Assert.Same(state, trainer.State);
        foreach (var (name, weight) in trainer.Model.state_dict()) Close.Absolute(before[name], weight, 0);
    }
}
