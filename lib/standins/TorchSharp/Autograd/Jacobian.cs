namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static class functional
        {
            /// <summary>The derivative of every element of a function's result by every element of its input.</summary>
            /// <returns>The result's shape followed by the input's.</returns>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs)
            {
                ArgumentNullException.ThrowIfNull(function);
                return Jacobians(all => [function(all[0])], [inputs])[0];
            }

            /// <returns>One a result.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs)
            {
                ArgumentNullException.ThrowIfNull(function);
                return Jacobians(all => function(all[0]), [inputs]);
            }

            /// <returns>One an input.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs)
            {
                ArgumentNullException.ThrowIfNull(function);
                return Jacobians(all => [function(all)], inputs);
            }

            private static Tensor[] Jacobians(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
            {
                ArgumentNullException.ThrowIfNull(inputs);
                using var scope = NewDisposeScope();
                using var recorded = enable_grad();
                var leaves = Array.ConvertAll(inputs, input => (input ?? throw new ArgumentNullException(nameof(inputs), "jacobian: an input is null.")).detach().requires_grad_());
                var found = function(leaves).SelectMany(output => leaves.Select(leaf => Jacobian(output, leaf))).ToArray();
                foreach (var each in found) each.MoveToOuterDisposeScope();
                return found;
            }

            private static Tensor Jacobian(Tensor output, Tensor input)
            {
                var flat = output.reshape(-1);
                var rows = Enumerable.Range(0, (int)flat.numel()).Select(i => flat.requires_grad ? grad([flat[i]], [input], retain_graph: true, allow_unused: true)[0] ?? zeros_like(input) : zeros_like(input));
                return stack(rows.ToArray()).reshape([.. output.shape, .. input.shape]);
            }
        }
    }
}
