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

    /// <summary>A matrix as rows and columns.</summary>
    /// <exception cref="ArgumentException">Not two dimensions.</exception>
    public static double[,] Table(Tensor matrix)
    {
        if (matrix.shape is not [var rows, var columns])
            throw new ArgumentException($"matrix is ({string.Join(", ", matrix.shape)}): two dimensions are needed.", nameof(matrix));
        var values = Of(matrix);
        var table = new double[rows, columns];
        Buffer.BlockCopy(values, 0, table, 0, values.Length * sizeof(double));
        return table;
    }
}
