using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Errors;

/// <summary>Wrong calls by the names they have in <c>fixtures/torchsharp/errors.json</c>: here those of tensors.</summary>
internal static partial class Misuses
{
    private static readonly Dictionary<string, Func<object?>> Tensors = new()
    {
        // Shapes.
        ["add_shape"] = () => ones(2, 3) + ones(2, 4),
        ["mm_shape"] = () => ones(2, 3).mm(ones(2, 3)),
        ["matmul_shape"] = () => ones(2, 3).matmul(ones(2, 3)),
        ["bmm_rank"] = () => ones(2, 3).bmm(ones(3, 2)),
        ["cat_shape"] = () => cat(new[] { ones(2, 3), ones(2, 4) }, 0),
        ["cat_empty"] = () => cat(Array.Empty<Tensor>()),
        ["stack_shape"] = () => stack(new[] { ones(2), ones(3) }),
        ["reshape"] = () => ones(6).reshape(4, 2),
        ["view_noncontig"] = () => ones(2, 3).t().view(6),
        ["reshape_two_infer"] = () => ones(6).reshape(-1, -1),
        ["expand"] = () => ones(2, 3).expand(4, 3),
        ["permute"] = () => ones(2, 3).permute(0, 0),
        ["transpose_dim"] = () => ones(2, 3).transpose(0, 5),
        ["sum_dim"] = () => ones(2, 3).sum(2),
        ["squeeze_dim"] = () => ones(2, 3).squeeze(4),
        ["inplace_shape"] = () => ones(3).add_(ones(2, 3)),
        ["dot_shape"] = () => ones(2).dot(ones(3)),
        ["einsum_bad"] = () => einsum("ij,jk->ik", ones(2, 3), ones(2, 3)),
        ["split_sizes"] = () => ones(5).split(new long[] { 2, 2 }),
        ["cummax_dim"] = () => ones(2).cummax(5),
        ["functional_linear_shape"] = () => nn.functional.linear(ones(1, 4), ones(2, 3)),

        // Indices.
        ["index_oob"] = () => ones(2, 3)[5],
        ["index_neg_oob"] = () => ones(2, 3)[-3],
        ["index_too_many"] = () => ones(2, 3)[0, 0, 0],
        ["index_0d"] = () => tensor(1f)[0],
        ["index_tensor_oob"] = () => ones(3)[tensor(new long[] { 5 })],
        ["index_set_shape"] = () => ones(2, 3)[0] = ones(4),
        ["slice_step"] = () => ones(5)[TensorIndex.Slice(0, 5, -1)],
        ["gather_oob"] = () => ones(3).gather(0, tensor(new long[] { 7 })),
        ["gather_dtype"] = () => ones(3).gather(0, ones(1)),
        ["index_select_oob"] = () => ones(3).index_select(0, tensor(new long[] { 3 })),
        ["if_tensor_grad_data"] = () => topk(ones(3), 5),

        // Reading elements.
        ["item_many"] = () => ones(3).item<float>(),
        ["item_type"] = () => tensor(1.5f).item<long>(),
        ["item_type_f64"] = () => tensor(1.5f).item<double>(),
        ["item_int_as_float"] = () => tensor(3L).item<float>(),
        ["sum_literal0"] = () => ones(2).sum(0).item<float>(),
        ["toscalar_many"] = () => ones(3).ToScalar(),
        ["tosingle_many"] = () => ones(3).ToSingle(),
        ["bool_of_many"] = () => (bool)ones(2),
        ["float_explicit_many"] = () => (float)ones(2),
        ["data_wrong"] = () => ones(3).data<long>().ToArray(),
        ["data_f64_of_f32"] = () => ones(3).data<double>(),
        ["data_empty2d"] = () => zeros(2, 0).data<float>().ToArray(),
        ["data_access_oob"] = () => ones(3).data<float>()[7],
        ["bytes_noncontig"] = () => ones(2, 3).t().bytes.Length,
        ["numpy_of_grad"] = () => ones(3, requires_grad: true).data<float>().Count,
        ["data_ptr_c128"] = () => tensor(new Complex[] { new(1, 2), new(3, 4), new(5, 6) })[1].ToScalar().ToComplexFloat64(),
        ["scalar_implicit"] = () => (Tensor)(Scalar)1,

        // Disposed tensors and scopes.
        ["disposed_op"] = () => Disposed() + 1,
        ["disposed_shape"] = () => Disposed().shape,
        ["disposed_item"] = () => Disposed().item<float>(),
        ["disposed_dtype"] = () => Disposed().dtype,
        ["disposed_twice"] = () => Twice(ones(2)),
        ["disposed_scope"] = () => FromEndedScope() + 1,
        ["disposed_as_operand"] = () => ones(2) + Disposed(),
        ["scope_dispose_twice"] = () => Twice(NewDisposeScope()),
        ["scope_use_after"] = () => EndedScope().MoveToOuter(ones(2)),

        // Autograd.
        ["backward_nonscalar"] = () => Backward(ones(3, requires_grad: true) * 2),
        ["backward_nograd"] = () => Backward(ones(1).sum()),
        ["backward_twice"] = () => BackwardTwice(ones(3, requires_grad: true)),
        ["inplace_leaf"] = () => ones(3, requires_grad: true).add_(1),
        ["inplace_saved"] = () => InPlaceOnSaved(ones(3, requires_grad: true)),
        ["requires_grad_int"] = () => ones(3, int64, requires_grad: true),
        ["requires_grad_int_tensor"] = () => tensor(new long[] { 1 }, requires_grad: true),
        ["requires_grad_nonleaf_off"] = () => SwitchOff(ones(3, requires_grad: true) * 2),

        // Element types.
        ["mm_dtype"] = () => ones(2, 2).mm(ones(2, 2, float64)),
        ["mm_int_float"] = () => ones(2, 2, int64).mm(ones(2, 2)),
        ["matmul_dtype"] = () => ones(2, 2).matmul(ones(2, 2, float64)),
        ["inplace_promote"] = () => ones(2, int64).add_(ones(2)),
        ["mean_int"] = () => ones(3, int64).mean(),
        ["softmax_int"] = () => nn.functional.softmax(ones(3, int64), 0),
        ["where_dtype"] = () => where(ones(2), ones(2), zeros(2)),
        ["masked_select_dtype"] = () => ones(2).masked_select(ones(2)),

        // Making tensors.
        ["negative_size"] = () => zeros(-1),
        ["huge_size"] = () => zeros(1L << 50),
        ["arange_bad"] = () => arange(5, -1),
        ["linspace_neg"] = () => linspace(0, 1, -3),
        ["randint_bad"] = () => randint(5, 5, new long[] { 2 }),
        ["randint_1d_zero"] = () => randint(0, new long[] { 2 }),
        ["multinomial_many"] = () => multinomial(ones(3), 5),
        ["multinomial_neg"] = () => multinomial(-ones(3), 1),
        ["bernoulli_range"] = () => bernoulli(ones(2) * 3),
        ["tensor_dims"] = () => tensor(new float[] { 1, 2, 3 }, 2, 2),
        ["tensor_dims_list"] = () => tensor(new float[] { 1, 2, 3 }, new long[] { 2, 2 }),

        // Devices.
        ["device_unknown"] = () => new Device("gpu"),
        ["device_to_unknown"] = () => ones(2).to("abc:1"),
        ["device_empty"] = () => new Device(""),
        ["cuda_absent"] = () => ones(2).cuda(),
        ["cuda_to"] = () => ones(2).to(CUDA),
        ["cuda_create"] = () => ones(2, device: CUDA),
        ["cuda_module"] = () => nn.Linear(2, 2).cuda(),
        ["cuda_count"] = () => cuda.device_count(),

        // Null.
        ["null_op"] = () => ones(2) + (Tensor)null!,
        ["null_torch"] = () => add(null!, ones(2)),
        ["null_array"] = () => tensor((float[])null!),
        ["null_cat"] = () => cat((IList<Tensor>)null!),
        ["null_optim"] = () => optim.SGD((IEnumerable<TorchSharp.Modules.Parameter>)null!, 0.1),
        ["linear_null"] = () => nn.Linear(3, 2).call(null!),

        // Numerical functions.
        ["cholesky_bad"] = () => linalg.cholesky(-eye(2)),
        ["inverse_singular"] = () => linalg.inv(zeros(2, 2)),
        ["fft_n"] = () => fft.fft_(ones(4), 0),
        ["stft_win"] = () => stft(ones(10), 64),
    };

    private static Tensor Disposed()
    {
        var dead = ones(2);
        dead.Dispose();
        return dead;
    }

    private static string Twice(IDisposable disposable)
    {
        disposable.Dispose();
        disposable.Dispose();
        return "ok";
    }

    private static Tensor FromEndedScope()
    {
        using (NewDisposeScope()) return ones(2);
    }

    private static DisposeScope EndedScope()
    {
        using var scope = NewDisposeScope();
        return scope;
    }

    private static object? Backward(Tensor tensor)
    {
        tensor.backward();
        return null;
    }

    private static object? BackwardTwice(Tensor x)
    {
        var y = (x * x).sum();
        y.backward();
        return Backward(y);
    }

    private static object? InPlaceOnSaved(Tensor x)
    {
        var y = x.exp();
        y.mul_(2);
        return Backward(y.sum());
    }

    private static object? SwitchOff(Tensor tensor)
    {
        tensor.requires_grad = false;
        return null;
    }
}
