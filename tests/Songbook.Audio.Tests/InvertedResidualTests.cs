using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Audio.Tests;

public class InvertedResidualTests
{
    [Fact]
    public void In_training_a_skipping_block_is_left_out_as_often_as_asked_and_in_use_never()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        manual_seed(5);
        using var block = new InvertedResidual(input: 4, expanded: 8, output: 4, stride: 1, squeezed: 0, skip: true, stochasticDepth: 0.3);
        var x = rand(1000, 4, 3, 3);
        // 300 of 1000, within five standard errors of √(1000 · 0.3 · 0.7).
        Assert.InRange(Unchanged(block.call(x)), 300 - 73, 300 + 73);
        block.eval();
        Assert.Equal(0, Unchanged(block.call(x)));

        long Unchanged(Tensor y) => (y - x).abs().amax(1, 2, 3).eq(0).sum().item<long>();
    }
}
