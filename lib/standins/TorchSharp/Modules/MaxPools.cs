using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

// What the table cannot say: pools that also tell where each maximum was, for their opposites.
public sealed partial class MaxPool1d
{
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

public sealed partial class MaxPool2d
{
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

public sealed partial class MaxPool3d
{
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.max_pool3d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

public sealed partial class AdaptiveMaxPool1d
{
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.adaptive_max_pool1d_with_indices(input, output_size);
}

public sealed partial class AdaptiveMaxPool2d
{
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.adaptive_max_pool2d_with_indices(input, output_size);
}

public sealed partial class AdaptiveMaxPool3d
{
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => functional.adaptive_max_pool3d_with_indices(input, output_size);
}

public sealed partial class MaxUnpool1d
{
    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
}

public sealed partial class MaxUnpool2d
{
    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
}

public sealed partial class MaxUnpool3d
{
    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);
}
