using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>Tensors in the form that charts take.</summary>
public static class TensorTable
{
    /// <summary>A matrix as an array of rows and columns, for charts of <c>double[,]</c>: <c>LossLandscape(losses.ToTable(), alpha, beta)</c>.</summary>
    /// <param name="matrix">(rows, columns), of any type of number, on any device, with or without a gradient.</param>
    /// <returns>[row, column], a copy.</returns>
    /// <exception cref="ArgumentException">Not two dimensions.</exception>
    public static double[,] ToTable(this Tensor matrix)
    {
        if (matrix.shape is not [var rows, var columns])
            throw new ArgumentException($"matrix is ({string.Join(", ", matrix.shape)}): two dimensions are needed, rows and columns.", nameof(matrix));
        var values = Numbers.Of(matrix);
        var table = new double[rows, columns];
        Buffer.BlockCopy(values, 0, table, 0, values.Length * sizeof(double));
        return table;
    }
}
