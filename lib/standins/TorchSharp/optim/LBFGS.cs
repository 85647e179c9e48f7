using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules
{
    /// <summary>Limited-memory BFGS: steps along what the last gradients tell of the curvature, with a fixed step length.</summary>
    /// <remarks>Follows torch.optim.LBFGS without line search. Needs the closure, which it calls several times a step.</remarks>
    public class LBFGS : Optimizer, ILearningRateController
    {
        public double _rate;

        private readonly Parameter[] learned;
        private readonly long maxIterations;
        private readonly long maxEvaluations;
        private readonly double gradientTolerance;
        private readonly double changeTolerance;
        private readonly long historySize;

        // Differences of gradients, steps, and 1 / (difference · step); oldest first.
        private readonly List<(Tensor Difference, Tensor Step, double Inverse)> history = [];
        private Tensor? direction;
        private Tensor? lastGradient;
        private double length;
        private double curvature = 1;
        private long iterations;

        internal LBFGS(IEnumerable<Parameter> parameters, double lr, long max_iter, long? max_eval, double tolerange_grad, double tolerance_change, long history_size)
        {
            learned = parameters.ToArray();
            _parameter_groups = [new ParamGroup { Parameters = learned }];
            (_rate, InitialLearningRate, maxIterations, maxEvaluations) = (lr, lr, max_iter, max_eval ?? max_iter * 5 / 4);
            (gradientTolerance, changeTolerance, historySize) = (tolerange_grad, tolerance_change, history_size);
        }

        public double LearningRate { get => _rate; set => _rate = value; }

        public double InitialLearningRate { get; set; }

        public override IEnumerable<ILearningRateController> ParamGroups => [this];

        /// <summary>Up to <c>max_iter</c> iterations.</summary>
        /// <param name="closure">Clears the gradients, computes the loss, calls backward and returns the loss.</param>
        /// <returns>The loss before the first iteration.</returns>
        public override Tensor? step(Func<Tensor>? closure)
        {
            ArgumentNullException.ThrowIfNull(closure);
            using var frozen = no_grad();
            var first = Evaluate(closure);
            var loss = Value(first);
            var gradient = Flat();
            long evaluations = 1;
            for (var iteration = 1L; Largest(gradient) > gradientTolerance; iteration++)
            {
                double change;
                using (NewDisposeScope())
                {
                    iterations++;
                    var next = Direction(gradient);
                    Keep(ref direction, next);
                    Keep(ref lastGradient, gradient);
                    length = iterations == 1 ? Math.Min(1, 1 / gradient.abs().sum().ToDouble()) * _rate : _rate;
                    if (gradient.dot(next).ToDouble() > -changeTolerance) break;
                    Move(next * length);
                    change = Largest(next) * length;
                }

                if (iteration == maxIterations) break;
                var before = loss;
                loss = Value(Evaluate(closure));
                gradient.Dispose();
                gradient = Flat();
                if (++evaluations >= maxEvaluations || change <= changeTolerance || Math.Abs(loss - before) < changeTolerance) break;
            }

            gradient.Dispose();
            return first;
        }

        private protected override void Free()
        {
            direction?.Dispose();
            lastGradient?.Dispose();
            while (history.Count > 0) Forget();
        }

        private static Tensor Evaluate(Func<Tensor> closure)
        {
            using var recorded = enable_grad();
            return closure();
        }

        /// <summary>The inverse Hessian, as the history estimates it, times the negative gradient: Nocedal's two loops.</summary>
        private Tensor Direction(Tensor gradient)
        {
            if (direction is null || lastGradient is null) return -gradient;
            Remember(gradient - lastGradient, direction * length);

            var result = -gradient;
            var weights = new double[history.Count];
            for (var i = history.Count - 1; i >= 0; i--)
            {
                weights[i] = history[i].Step.dot(result).ToDouble() * history[i].Inverse;
                result.add_(history[i].Difference, -weights[i]);
            }

            result.mul_(curvature);
            for (var i = 0; i < history.Count; i++)
                result.add_(history[i].Step, weights[i] - history[i].Difference.dot(result).ToDouble() * history[i].Inverse);
            return result;
        }

        private void Remember(Tensor difference, Tensor step)
        {
            var product = difference.dot(step).ToDouble();
            if (product <= 1e-10) return;
            if (history.Count == historySize) Forget();
            history.Add((difference.DetachFromDisposeScope(), step.DetachFromDisposeScope(), 1 / product));
            curvature = product / difference.dot(difference).ToDouble();
        }

        private void Forget()
        {
            history[0].Difference.Dispose();
            history[0].Step.Dispose();
            history.RemoveAt(0);
        }

        private Tensor Flat()
        {
            using var scope = NewDisposeScope();
            var gradients = learned.Select(parameter => parameter.grad ?? zeros_like(parameter)).Select(gradient => gradient.is_sparse ? gradient.to_dense() : gradient);
            return cat(gradients.Select(gradient => gradient.reshape(-1)).ToArray()).DetachFromDisposeScope();
        }

        private void Move(Tensor change)
        {
            var start = 0L;
            foreach (var parameter in learned)
            {
                parameter.add_(change.narrow(0, start, parameter.NumberOfElements).view_as(parameter));
                start += parameter.NumberOfElements;
            }
        }

        private static double Largest(Tensor values)
        {
            using var scope = NewDisposeScope();
            return values.abs().max().ToDouble();
        }

        private static double Value(Tensor loss)
        {
            using var wide = loss.to(ScalarType.Float64);
            return wide.item<double>();
        }

        // Lives until the next one, in no scope.
        private static void Keep(ref Tensor? kept, Tensor value)
        {
            var old = kept;
            kept = value.clone().DetachFromDisposeScope();
            old?.Dispose();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <inheritdoc cref="Modules.LBFGS"/>
            /// <param name="parameters">What is learned.</param>
            /// <param name="lr">The length of a step in units of the estimated one.</param>
            /// <param name="max_iter">Iterations a step at most.</param>
            /// <param name="max_eval">Calls of the closure a step at most; 5/4 of <paramref name="max_iter"/> by default.</param>
            /// <param name="tolerange_grad">Ends where no gradient element is larger.</param>
            /// <param name="tolerance_change">Ends where neither the loss nor any parameter changes more.</param>
            /// <param name="history_size">How many gradients are remembered.</param>
            public static Modules.LBFGS LBFGS(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
                new(parameters, lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);

            /// <inheritdoc cref="Modules.LBFGS"/>
            public static Modules.LBFGS LBFGS(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
                new(parameters.Select(pair => pair.parameter), lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);
        }
    }
}
