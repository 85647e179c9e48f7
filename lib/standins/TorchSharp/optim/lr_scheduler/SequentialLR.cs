namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Several schedules, the next one from each milestone on. Each counts its epochs from its own beginning.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) : base(optimizer, last_epoch)
                    {
                        (this.schedulers, this.milestones) = ([.. schedulers], [.. milestones]);
                        if (this.schedulers.Length != this.milestones.Length + 1)
                            throw new ArgumentException($"SequentialLR: {this.schedulers.Length} schedulers need {this.schedulers.Length - 1} milestones, not {this.milestones.Length}.", nameof(milestones));
                        if (this.schedulers.Any(scheduler => scheduler?.Optimizer != optimizer)) throw new ArgumentException("SequentialLR: all schedulers must belong to this optimizer.", nameof(schedulers));

                        // Making the schedulers has changed the rates already: begin anew with the first one.
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in this.schedulers) scheduler.LastEpoch = -1;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var current = milestones.Count(milestone => milestone <= LastEpoch);
                        if (current > 0 && milestones[current - 1] == LastEpoch) schedulers[current].step(0);
                        else schedulers[current].step();
                        return get_last_lr();
                    }
                }
            }
        }
    }
}
