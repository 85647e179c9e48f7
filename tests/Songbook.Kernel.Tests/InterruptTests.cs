using System.Diagnostics;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Tests;

/// <summary>A running cell is stopped, and the session goes on with its state. In this process: one session for all.</summary>
[Collection(SharedSession.Name)]
public sealed class InterruptTests(SharedSession shared)
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) { i++; await Task.Delay(1); }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("Task.Delay(60_000).Wait();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("new System.Threading.ManualResetEventSlim().Wait();")]
    [InlineData("async Task Deep() { while (true) await Task.Yield(); }\nawait Deep();")]
    [InlineData("try { while (true) { } } catch (Exception) { while (true) { } }")]
    [InlineData("while (true) try { System.Threading.Thread.Sleep(60_000); } catch (Exception) { }")]
    [InlineData("void Endless() { do { } while (true); }\nEndless();")]
    [InlineData("foreach (var n in Enumerable.Repeat(1, int.MaxValue)) for (;;) ;")]
    [InlineData("var sum = 0d; for (;;) sum += new[] { 1, 2, 3 }.Sum(x => Math.Sqrt(x));")]
    [InlineData("IEnumerable<int> Endless() { while (true) yield return 1; }\nEndless().Where(x => x > 1)")]
    public async Task A_cell_stops_and_its_state_stays(string code)
    {
        await shared.RunAsync("var i = 5;");
        using var interrupt = new CancellationTokenSource();
        var running = shared.RunAsync("i = 7; Console.WriteLine(\"started\");\n" + code, interrupt.Token);
        await shared.WaitForAsync("started");
        Assert.False(running.IsCompleted);
        var watch = Stopwatch.StartNew();
        await interrupt.CancelAsync();
        var outputs = await running;
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(outputs[^1]).Name);

        var after = await shared.RunAsync("i");
        // `i++` may have run; the cell before has not been forgotten.
        Assert.InRange(int.Parse(((ResultOutput)after[^1]).Data["text/plain"]!.ToString()), 7, int.MaxValue);
    }

    [Fact]
    public async Task A_library_that_works_on_does_not_stop_the_session()
    {
        using var interrupt = new CancellationTokenSource();
        var running = shared.RunAsync("Console.WriteLine(\"started\");\nEnumerable.Repeat(1.0, int.MaxValue).Select(Math.Cbrt).Sum()", interrupt.Token);
        await shared.WaitForAsync("started");
        await interrupt.CancelAsync();
        Assert.Contains("a library it called works on", Assert.IsType<ErrorOutput>((await running)[^1]).Message);
        Assert.Equal("2", ((ResultOutput)(await shared.RunAsync("1 + 1"))[^1]).Data["text/plain"]!.ToString());
    }
}
