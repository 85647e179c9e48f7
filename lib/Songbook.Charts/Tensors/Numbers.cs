using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>A tensor's values as .NET has them, wherever the tensor lies and whatever its type; a gradient does not matter.</summary>
internal static class Numbers
{
    /// <summary>All values, the last dimension fastest.</summary>
    public static double[] Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return [.. tensor.detach().to(ScalarType.Float64).cpu().contiguous().data<double>()];
    }

    /// <summary>The same of whole numbers.</summary>
    public static long[] Whole(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return [.. tensor.detach().to(ScalarType.Int64).cpu().contiguous().data<long>()];
    }
}
