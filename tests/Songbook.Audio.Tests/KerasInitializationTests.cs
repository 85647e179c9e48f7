using Songbook.Models;
using static TorchSharp.torch;

namespace Songbook.Audio.Tests;

public class KerasInitializationTests
{
    // (out, in, height, width) with 20,000 numbers: the largest of so many uniform ones is within 0.1 % of the limit.
    private static readonly long[] Shape = [4, 5, 20, 50];

    [Fact]
    public void Uniform_weights_end_at_the_fans_limit()
    {
        manual_seed(1);
        Limit(Math.Sqrt(6.0 / (20 * 50 * (4 + 5))), Shape, KerasInitialization.GlorotUniform);
        // A depthwise kernel: Keras takes its channels for inputs, and one output.
        Limit(Math.Sqrt(6.0 / (100 * 50 * (4 + 1))), [4, 1, 100, 50], KerasInitialization.GlorotUniformDepthwise);

        static void Limit(double limit, long[] shape, Action<Tensor> fill)
        {
            var weight = zeros(shape);
            fill(weight);
            Assert.InRange(weight.max().item<float>(), 0.999 * limit, limit * (1 + 1e-6));
            Assert.InRange(weight.min().item<float>(), -limit * (1 + 1e-6), -0.999 * limit);
        }
    }

    [Fact]
    public void Normal_weights_have_the_deviation_and_end_at_two_of_the_untruncated()
    {
        manual_seed(2);
        Deviation(Math.Sqrt(2.0 / (5 * 20 * 50)), Shape, KerasInitialization.HeNormal);
        Deviation(Math.Sqrt(2.0 / (4 * 20 * 50)), Shape, KerasInitialization.VarianceScalingFanOut);
        Deviation(Math.Sqrt(2.0 / 200), [100, 200], KerasInitialization.HeNormal);
        Deviation(Math.Sqrt(2.0 / 100), [100, 200], KerasInitialization.VarianceScalingFanOut);

        static void Deviation(double deviation, long[] shape, Action<Tensor> fill)
        {
            var weight = zeros(shape);
            fill(weight);
            // The standard error of a deviation from 20,000 numbers is 0.5 %; 0.8796 of it is left by truncation.
            Assert.InRange(weight.std().item<float>(), 0.975 * deviation, 1.025 * deviation);
            Assert.InRange(weight.abs().max().item<float>(), 1.98 * deviation / 0.8796, 2.001 * deviation / 0.8796);
        }
    }
}
