using static TorchSharp.torch;

namespace Songbook.Losses;

/// <summary>Pieces that several losses are made of.</summary>
internal static class Elementary
{
    /// <summary>−y·log σ(x) − (1 − y)·log(1 − σ(x)), as max(x, 0) − x·y + log(1 + e^−|x|): exact for any logit. Without a graph.</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets)
    {
        using var tail = logits.abs().neg_().exp_().log1p_();
        return logits.clamp_min(0).addcmul_(logits, targets, value: -1).add_(tail);
    }

    /// <summary>x^exponent for x from 0, with 0 at 0 for every exponent, 0 included.</summary>
    public static Tensor PowerOrZero(Tensor x, double exponent) => exponent switch
    {
        0 => x.sign(),
        1 => x,
        2 => x.square(),
        _ => x.pow(exponent),
    };
}
