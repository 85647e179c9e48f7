using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One native call for all tensors of a list, or one for each where libtorch has none for sparse gradients; written like the same call on one tensor.</summary>
internal static class TensorLists
{
    public static Tensor[] add(this Tensor[] self, Tensor[] other, double alpha = 1) =>
        AreDense(self, other) ? Aten._foreach_add_List.Tensors(self, other, alpha) : [.. self.Zip(other, (left, right) => left.add(right, alpha))];

    public static Tensor[] neg(this Tensor[] self) => AreDense(self) ? Aten._foreach_neg.Tensors(self) : Array.ConvertAll(self, tensor => tensor.neg());

    public static Tensor[] sqrt(this Tensor[] self) => Aten._foreach_sqrt.Tensors(self);

    /// <summary>self + value · tensor1 · tensor2</summary>
    public static Tensor[] addcmul(this Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, double value) => Aten._foreach_addcmul_Scalar.Tensors(self, tensor1, tensor2, value);

    public static Tensor[] sqrt_(this Tensor[] self) => Change(Aten._foreach_sqrt_, self);

    public static Tensor[] add_(this Tensor[] self, Tensor[] other, double alpha = 1) =>
        AreDense(self, other) ? Change(Aten._foreach_add__List, self, other, alpha) : [.. self.Zip(other, (left, right) => left.add_(right, alpha))];

    public static Tensor[] add_(this Tensor[] self, double value) => Change(Aten._foreach_add__Scalar, self, value);

    public static Tensor[] mul_(this Tensor[] self, double value) =>
        AreDense(self) ? Change(Aten._foreach_mul__Scalar, self, value) : Array.ConvertAll(self, tensor => tensor.mul_(value));

    public static Tensor[] div_(this Tensor[] self, double value) => Change(Aten._foreach_div__Scalar, self, value);

    /// <summary>self + value · tensor1 · tensor2</summary>
    public static Tensor[] addcmul_(this Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, double value) => Change(Aten._foreach_addcmul__Scalar, self, tensor1, tensor2, value);

    /// <summary>self + value · tensor1 / tensor2</summary>
    public static Tensor[] addcdiv_(this Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, double value) => Change(Aten._foreach_addcdiv__Scalar, self, tensor1, tensor2, value);

    public static Tensor[] maximum_(this Tensor[] self, Tensor[] other) => Change(Aten._foreach_maximum__List, self, other);

    public static Tensor[] zero_(this Tensor[] self) => AreDense(self) ? Change(Aten._foreach_zero_, self) : Array.ConvertAll(self, tensor => tensor.zero_());

    public static void Dispose(this Tensor[] self)
    {
        foreach (var tensor in self) tensor.Dispose();
    }

    private static bool AreDense(params ReadOnlySpan<Tensor[]> lists)
    {
        foreach (var list in lists)
            if (Array.Exists(list, tensor => tensor.is_sparse)) return false;
        return true;
    }

    private static Tensor[] Change(Operator op, Tensor[] self, params ReadOnlySpan<Argument> others)
    {
        if (self.Length > 0) op.Run([self, .. others]);
        return self;
    }
}
