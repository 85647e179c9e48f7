using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Songbook.Charts.Tests;

public sealed class LivePlotTests
{
    private readonly FakeClock clock = new();
    private readonly List<object> shown = [];

    [Fact]
    public void Updates_in_place_at_most_five_times_a_second()
    {
        using (var live = new LivePlot("Training", "step", "loss", [], Show, clock))
        {
            for (var step = 0; step < 1000; step++)
            {
                live.Append(step, 1.0 / (step + 1), 2.0 / (step + 1));
                clock.Advance(10);
            }
        }

        // The empty chart, one every 200 ms of 10 s, and the last state.
        Assert.InRange(shown.Count, 48, 52);
    }

    [Fact]
    public void Ends_as_a_chart_of_all_points()
    {
        using (var live = new LivePlot("Training", "step", "loss", [], Show, clock))
        {
            for (var step = 0; step < 100; step++)
                live.Append(step, step);
        }

        var figure = Figure(shown[^1]);
        Assert.Equal(100, figure["data"]![0]!["x"]!.AsArray().Count);
        Assert.Empty(figure["data"]![1]!["x"]!.AsArray());
        Assert.Equal("Training", figure["layout"]!["title"]!["text"]!.ToString());
    }

    [Fact]
    public void Draws_a_line_that_is_measured_now_and_then_through_its_gaps()
    {
        using var live = new LivePlot("Training", "step", "loss", ["training", "validation"], Show, clock);
        live.Append(1, 0.9, double.NaN);
        live.Append(2, 0.8, 0.85);
        live.Append(3, 0.7);
        live.Append(4, 0.6, 0.65);

        Assert.Equal([2, 4], Figure(live.Chart)["data"]![1]!["x"]!.AsArray().Select(x => (int)(double)x!));
    }

    [Fact]
    public void Ten_thousand_points_stay_a_small_message()
    {
        using var live = new LivePlot("Training", "step", "loss", ["loss"], Show, clock);
        for (var step = 0; step < 10_000; step++)
            live.Append(step, Math.Sin(step / 50.0));
        clock.Advance(1000);
        live.Append(10_000, 0);

        Assert.InRange(GenericChart.toJson((GenericChart)shown[^1]).Length, 1000, 40_000);
    }

    // One promise from three sides: training is slowed by less than a hundredth.

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(300)]
    public void Updates_take_half_a_hundredth_of_the_time_however_slow_they_are(int milliseconds)
    {
        var live = new LivePlot("Training", "step", "loss", [], Slow, clock);
        for (var step = 0; step < 10_000; step++)
        {
            live.Append(step, 1);
            clock.Advance(10);
        }

        // 100 seconds of training.
        Assert.InRange((shown.Count - 1) * milliseconds / 100_000.0, 0.004, 0.0065);

        Action<object> Slow(object first)
        {
            shown.Add(first);
            return value =>
            {
                shown.Add(value);
                clock.Advance(milliseconds);
            };
        }
    }

    /// <summary>With the real clock and what a notebook does with each state: the figure's JSON and its HTML.</summary>
    [Fact]
    [Trait("speed", "slow")]
    public void Ten_thousand_steps_of_half_a_millisecond_lose_less_than_a_hundredth_to_updates()
    {
        var characters = 0;
        var updates = new List<double>();
        using var live = new LivePlot("Training", "step", "loss", [], first =>
        {
            Display(first);
            return Display;
        });

        var start = Stopwatch.GetTimestamp();
        for (var step = 0; step < 10_000; step++)
        {
            var began = Stopwatch.GetTimestamp();
            var before = characters;
            live.Append(step, 1.0 / (step + 1), 2.0 / (step + 1));
            if (characters > before)
                updates.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < 0.5)
                Thread.SpinWait(10);
        }

        // Without the slowest, in which another program may have had the processor.
        var share = (updates.Sum() - updates.Max()) / Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{updates.Count} updates, the slowest of {updates.Max():0.0} ms, take {share:P2} of the time");
        Assert.InRange(updates.Count, 1, 30);
        Assert.InRange(share, 0, 0.01);

        void Display(object value) => characters += value.ToDisplayString(ChartFormatting.PlotlyMimeType).Length + value.ToDisplayString(HtmlFormatter.MimeType).Length;
    }

    [Fact]
    public void Between_updates_a_step_takes_less_than_half_a_hundredth_of_a_millisecond()
    {
        using var live = new LivePlot("Training", "step", "loss", [], Show, clock);
        var microseconds = new List<double>();
        for (var step = 0; step < 10_000; step++)
        {
            var start = Stopwatch.GetTimestamp();
            live.Append(step, 1.0 / (step + 1), 2.0 / (step + 1));
            microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        // The median, because other programs may run here.
        var typical = microseconds.Order().ElementAt(microseconds.Count / 2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{typical:0.0} µs a step");
        Assert.True(typical < 5, $"{typical:0.0} µs a step");
    }

    [Fact]
    public void Shows_nothing_outside_a_notebook_and_keeps_the_chart()
    {
        using var live = LivePlot.Show();
        live.Append(1, 0.5);

        Assert.Single(Figure(live.Chart)["data"]![0]!["x"]!.AsArray());
    }

    [Fact]
    public void More_values_than_lines_is_an_error_that_tells_what_to_do() =>
        Assert.Contains("name the lines", Assert.Throws<ArgumentException>(() =>
        {
            using var live = LivePlot.Show(lines: "loss");
            live.Append(1, 0.5, 0.6);
        }).Message);

    private static JsonNode Figure(object chart) => JsonNode.Parse(GenericChart.toJson((GenericChart)chart))!;

    private Action<object> Show(object first)
    {
        shown.Add(first);
        return shown.Add;
    }
}
