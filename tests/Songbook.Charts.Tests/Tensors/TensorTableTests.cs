using static TorchSharp.torch;

namespace Songbook.Charts.Tests.Tensors;

public sealed class TensorTableTests
{
    [Fact]
    public void Rows_are_rows_whatever_the_type_and_the_order_in_memory()
    {
        using var matrix = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, requires_grad: true);
        Assert.Equal(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, matrix.ToTable());
        Assert.Equal(new double[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }, matrix.t().ToTable());
        Assert.Equal(new double[,] { { 1, 0 } }, matrix[..1, ..2].eq(1).ToTable());
        Assert.Equal(new double[0, 3], zeros(0, 3).ToTable());
    }

    [Fact]
    public void Another_number_of_dimensions_is_refused()
    {
        using var batch = zeros(1, 2, 3);
        Assert.Contains("(1, 2, 3): two dimensions are needed", Assert.Throws<ArgumentException>(() => batch.ToTable()).Message);
    }
}
