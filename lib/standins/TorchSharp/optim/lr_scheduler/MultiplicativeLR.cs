namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Each epoch times a function of it.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] factors;

                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(lr_lambda);
                        factors = [.. Groups.Select(_ => lr_lambda)];
                        step();
                    }

                    /// <summary>One function a parameter group.</summary>
                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(lr_lambdas);
                        factors = [.. lr_lambdas];
                        if (factors.Contains(null)) throw new ArgumentException("MultiplicativeLR: one of the functions is null.", nameof(lr_lambdas));
                        if (factors.Length != Groups.Length) throw new ArgumentException($"MultiplicativeLR: {factors.Length} functions for {Groups.Length} parameter groups.", nameof(lr_lambdas));
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => LastEpoch == 0 ? get_last_lr() : get_last_lr().Zip(factors, (rate, factor) => rate * factor(LastEpoch));
                }
            }
        }
    }
}
