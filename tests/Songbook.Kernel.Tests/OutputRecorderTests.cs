using System.Diagnostics;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Headless;

namespace Songbook.Kernel.Tests;

/// <summary>What a headless run stores of a cell's outputs.</summary>
public sealed class OutputRecorderTests
{
    [Fact]
    public void Text_is_joined_until_something_else_comes()
    {
        var recorder = new OutputRecorder();
        foreach (var output in (CellOutput[])
            [new StreamOutput("stdout", "a"), new StreamOutput("stdout", "b\n"), new StreamOutput("stderr", "c"), new DisplayOutput([], null), new StreamOutput("stderr", "d")])
            recorder.Add(output, 1);
        Assert.Equal(["ab\n", "c", "", "d"], recorder.Outputs.Select(output => MultilineText.Join(output!["text"])));
        recorder.Add(new StreamOutput("stderr", "e"), 1);
        Assert.Equal("de", MultilineText.Join(recorder.Outputs[^1]!["text"]));
        recorder.Add(new ClearOutput(), 1);
        recorder.Add(new StreamOutput("stderr", "f"), 1);
        Assert.Equal("f", MultilineText.Join(Assert.Single(recorder.Outputs)!["text"]));
    }

    [Fact]
    public void Four_times_as_many_lines_take_about_four_times_as_long()
    {
        Measure(1000);
        var (few, many) = (Measure(10_000), Measure(40_000));
        Assert.InRange(many / few, 0, 12); // were the text joined anew with each line, it would be 16

        static double Measure(int lines)
        {
            var recorder = new OutputRecorder();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < lines; i++)
                recorder.Add(new StreamOutput("stdout", "0123456789\n"), 1);
            Assert.Equal(lines, recorder.Outputs[0]!["text"]!.AsArray().Count);
            return watch.Elapsed.TotalMilliseconds;
        }
    }
}
