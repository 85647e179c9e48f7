namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the initial rate down to <c>eta_min</c> over <c>T_max</c> epochs, then up again.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double period;
                    private readonly double least;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (T_max == 0) throw new ArgumentOutOfRangeException(nameof(T_max), "CosineAnnealingLR: half a cosine over 0 epochs has no shape; T_max is the number of epochs down to eta_min.");
                        (period, least) = (T_max, eta_min);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0) return get_last_lr();
                        if (_step_count == 1 && LastEpoch > 0) return get_closed_form_lr();
                        // At the turning point the rate is eta_min, from which no factor leads up.
                        if ((LastEpoch - 1 - period) % (2 * period) == 0)
                            return get_last_lr().Zip(BaseRates, (rate, initial) => rate + (initial - least) * (1 - Math.Cos(Math.PI / period)) / 2);
                        var factor = (1 + Math.Cos(Math.PI * LastEpoch / period)) / (1 + Math.Cos(Math.PI * (LastEpoch - 1) / period));
                        return get_last_lr().Select(rate => factor * (rate - least) + least);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => BaseRates.Select(rate => least + (rate - least) * (1 + Math.Cos(Math.PI * LastEpoch / period)) / 2);
                }
            }
        }
    }
}
