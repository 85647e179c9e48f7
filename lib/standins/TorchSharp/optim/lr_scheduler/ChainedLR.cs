namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Several schedules on one optimizer, one after the other at every step.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        this.schedulers = [.. schedulers];
                        if (this.schedulers.Length == 0 || this.schedulers.Contains(null)) throw new ArgumentException("ChainedLR: give at least one scheduler, and none that is null.", nameof(schedulers));
                        Groups = [.. this.schedulers[^1].Optimizer?.ParamGroups ?? []];
                    }

                    public override void step()
                    {
                        foreach (var scheduler in schedulers) scheduler.step();
                    }
                }
            }
        }
    }
}
