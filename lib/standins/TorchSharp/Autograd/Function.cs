using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with a backward pass of its own; derive from <see cref="SingleTensorFunction{T}"/> or <see cref="MultiTensorFunction{T}"/>.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            /// <summary>What error messages call it.</summary>
            public abstract string Name { get; }

            /// <summary>Runs forward unrecorded and, where an input requires a gradient, ties the results to backward.</summary>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                ArgumentNullException.ThrowIfNull(vars);
                var function = new T();
                var context = new AutogradContext();
                List<Tensor> outputs;
                using (no_grad()) outputs = function.Forward(context, vars);
                if (is_grad_enabled() && vars.Any(each => each is Tensor { requires_grad: true })) ManagedNode.Connect(function.Name, context, vars, outputs, function.Backward);
                else context.Dispose();
                return outputs;
            }

            internal abstract List<Tensor> Forward(AutogradContext ctx, object[] vars);

            internal abstract List<Tensor> Backward(AutogradContext ctx, List<Tensor> gradients);
        }

        /// <summary>A custom operation with one result.</summary>
        /// <remarks>
        /// <code>
        /// class Square : SingleTensorFunction&lt;Square&gt;
        /// {
        ///     public override string Name => nameof(Square);
        ///     public override Tensor forward(AutogradContext ctx, params object[] vars)
        ///     {
        ///         var x = (Tensor)vars[0];
        ///         ctx.save_for_backward([x]);
        ///         return x * x;
        ///     }
        ///     public override List&lt;Tensor&gt; backward(AutogradContext ctx, Tensor grad_output) => [2 * ctx.get_saved_variables()[0] * grad_output];
        /// }
        /// var y = Square.apply(x);
        /// </code>
        /// </remarks>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <returns>A gradient for each of forward's arguments; null for one that has none.</returns>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal override List<Tensor> Forward(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];

            internal override List<Tensor> Backward(AutogradContext ctx, List<Tensor> gradients) => backward(ctx, gradients[0]);
        }

        /// <summary>A custom operation with several results.</summary>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <inheritdoc cref="SingleTensorFunction{T}.backward"/>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal override List<Tensor> Forward(AutogradContext ctx, object[] vars) => forward(ctx, vars);

            internal override List<Tensor> Backward(AutogradContext ctx, List<Tensor> gradients) => backward(ctx, gradients);
        }
    }
}
