namespace Songbook.Charts.Tests;

public sealed class ProgressBarTests
{
    private readonly FakeClock clock = new();
    private readonly List<string> shown = [];

    [Fact]
    public void Tells_share_rate_and_remaining_time()
    {
        using var bar = new ProgressBar(180, "epoch 3", "batches", Show, clock);
        clock.Advance(4000);
        bar.Advance(120, "loss 0.31");

        Assert.Equal("epoch 3 ████████████████░░░░░░░░ 66 % · 120 of 180 batches · 30/s · 0:02 left · loss 0.31", shown[^1]);
    }

    [Fact]
    public void Ends_without_times_so_that_a_second_run_leaves_the_same()
    {
        using (var bar = new ProgressBar(10, "", "files", Show, clock))
        {
            clock.Advance(3_723_000);
            bar.Advance(5);
            Assert.Contains("5 of 10 files · 744.6 s each · 1:02:0", bar.ToString());
            bar.Advance(5);
        }

        Assert.Equal("████████████████████████ 100 % · 10 of 10 files", shown[^1]);
    }

    [Fact]
    public void Updates_at_most_five_times_a_second()
    {
        using (var bar = new ProgressBar(1000, "", "steps", Show, clock))
        {
            for (var i = 0; i < 1000; i++)
            {
                bar.Advance();
                clock.Advance(2);
            }
        }

        Assert.InRange(shown.Count, 10, 13);
    }

    [Fact]
    public void Nothing_to_do_is_done()
    {
        using var bar = new ProgressBar(0, "", "steps", Show, clock);
        Assert.StartsWith("████████████████████████ 100 %", shown[^1]);
    }

    [Fact]
    public void A_negative_number_is_refused()
    {
        Assert.Contains("at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => ProgressBar.Show(-1)).Message);
        using var bar = ProgressBar.Show(1);
        Assert.Contains("at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => bar.Advance(-1)).Message);
    }

    private Action<object> Show(object first)
    {
        shown.Add(first.ToString()!);
        return value => shown.Add(value.ToString()!);
    }
}
