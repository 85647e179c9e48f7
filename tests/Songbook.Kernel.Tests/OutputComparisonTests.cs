using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Tests;

/// <summary>Saved outputs against new ones.</summary>
public sealed class OutputComparisonTests
{
    [Theory]
    [InlineData("took 12.5 ms at 2026-01-02 10:11:12", "took 7 ms at 2026-05-06 01:02:03", null)]
    [InlineData("id 0123456789abcdef0123456789abcdef", "id fedcba9876543210fedcba9876543210", null)]
    [InlineData("a\nloss 0.25\n", "a\nloss 0.26\n", "was: loss 0.25\n  is:  loss 0.26")]
    [InlineData("a\n", "a\nb\n", "now there is more: b")]
    [InlineData("a\nb\n", "a\n", "now this is missing: b")]
    public void Only_what_matters_is_a_difference(string before, string after, string? expected) =>
        Assert.Equal(expected, OutputComparison.Difference(Stream(before), Stream(after)));

    [Fact]
    public void Html_alone_is_compared_with_the_text_that_stands_beside_it()
    {
        JsonArray before = [Data(new() { ["text/html"] = "<div class=\"dni-plaintext\"><pre>3</pre></div>" })];
        Assert.Null(OutputComparison.Difference(before, [Data(new() { ["text/html"] = "<b>3</b>", ["text/plain"] = "3" })]));
        Assert.Equal("was: 3\n  is:  4", OutputComparison.Difference(before, [Data(new() { ["text/html"] = "<b>4</b>" })]));

        static JsonObject Data(JsonObject bundle) => new() { ["output_type"] = "display_data", ["data"] = bundle };
    }

    private static JsonArray Stream(string text) => [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text }];
}
