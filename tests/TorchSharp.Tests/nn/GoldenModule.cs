using System.Text.Json;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>What the programs in <c>tests/tools</c> give modules, and how what comes out is compared with PyTorch's.</summary>
internal static class GoldenModule
{
    /// <param name="shape">Its shape.</param>
    /// <param name="number">Which of the module's inputs it is, from 0.</param>
    public static Tensor Input(long[] shape, int number = 0) =>
        ((arange(shape.Aggregate((a, b) => a * b), dtype: float32) * 0.7 + number).sin() * 1.5).reshape(shape).requires_grad_();

    /// <summary>A number in which every element counts differently, for gradients.</summary>
    public static Tensor Loss(Tensor output) => (output * arange(output.numel(), dtype: float32).cos().reshape(output.shape)).sum();

    /// <summary>The module, in evaluation mode.</summary>
    public static T Evaluating<T>(T module) where T : nn.Module
    {
        module.eval();
        return module;
    }

    public static void AssertClose(JsonElement golden, Tensor actual, double tolerance)
    {
        var expected = Json.Tensor(golden.GetProperty("data"), float32, Json.Shape(golden));
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(actual.to(float32).allclose(expected, rtol: tolerance, atol: tolerance), $"{actual.str()} instead of {expected.str()}");
    }
}
