using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers for all gradients or all parameters at once.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients by one factor, so that their norm, taken together, is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var scope = NewDisposeScope();
                using var frozen = no_grad();
                var gradients = Gradients(tensors);
                var elements = gradients.Select(gradient => gradient.is_sparse ? Aten.coalesce.Tensor(gradient).SparseValues : gradient).Where(each => each.numel() > 0).ToArray();
                if (elements.Length == 0) return 0;
                var norms = stack(elements.Select(each => linalg.vector_norm(each, norm_type)).ToArray());
                var total = linalg.vector_norm(norms, norm_type).to(ScalarType.Float64).item<double>();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1) gradients.mul_(factor);
                return total;
            }

            /// <summary>Cuts every gradient element off at ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var frozen = no_grad();
                foreach (var gradient in Gradients(tensors)) gradient.clamp_((Scalar)(-clip_value), (Scalar)clip_value);
            }

            /// <summary>All elements in one row.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(Given(tensors).Select(tensor => tensor.reshape(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>The opposite of <see cref="parameters_to_vector"/>: copies the elements back.</summary>
            /// <exception cref="ArgumentException">Another number of elements.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var frozen = no_grad();
                ArgumentNullException.ThrowIfNull(vec);
                var all = Given(tensors);
                var wanted = all.Sum(tensor => tensor.NumberOfElements);
                if (vec.NumberOfElements != wanted) throw new ArgumentException($"vector_to_parameters: the vector has {vec.NumberOfElements} elements, the parameters have {wanted}.", nameof(vec));
                var start = 0L;
                foreach (var tensor in all)
                {
                    tensor.copy_(vec.narrow(0, start, tensor.NumberOfElements).view_as(tensor));
                    start += tensor.NumberOfElements;
                }
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> tensors) => [.. Given(tensors).Select(tensor => tensor.grad).OfType<Tensor>()];

            private static Parameter[] Given(IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                var all = tensors.ToArray();
                return all.Contains(null) ? throw new ArgumentException("One of the parameters is null.", nameof(tensors)) : all;
            }
        }
    }
}
