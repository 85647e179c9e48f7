using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something with a learning rate, for schedulers: a parameter group.</summary>
        public interface ILearningRateController
        {
            /// <summary>The rate now.</summary>
            double LearningRate { get; set; }

            /// <summary>The rate at the beginning.</summary>
            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }

        /// <summary>Changes parameters along their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            /// <summary>Fills all gradients with zeros; they stay the same tensors.</summary>
            public virtual void zero_grad()
            {
                using var frozen = no_grad();
                var gradients = parameters().Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
                gradients.zero_();
                gradients.Dispose();
            }

            /// <summary>One update of all parameters that have a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients first; its result is returned.</param>
            public virtual Tensor? step(Func<Tensor>? closure = null) => closure?.Invoke();

            /// <summary>What <c>state_dict()</c> of an optimizer returns.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>One a group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>One a parameter.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, where in <see cref="State"/> its parameters' states are.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) Free();
            }

            /// <summary>Disposes what only the optimizer knows.</summary>
            private protected virtual void Free()
            {
            }
        }
    }
}
