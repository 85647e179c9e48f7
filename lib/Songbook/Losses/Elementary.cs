using static TorchSharp.torch;

namespace Songbook.Losses;

/// <summary>Pieces that several losses are made of.</summary>
internal static class Elementary
{
    /// <summary>−y·log σ(x) − (1 − y)·log(1 − σ(x)), as max(x, 0) − x·y + log(1 + e^−|x|): exact for any logit. Without a graph.</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets) =>
        logits.clamp_min(0).sub_(logits * targets).add_(logits.abs().neg_().exp_().log1p_());

    /// <summary>x^exponent for x from 0, with 0 at 0 for every exponent, 0 included.</summary>
    public static Tensor PowerOrZero(Tensor x, double exponent) => exponent switch
    {
        0 => x.sign(),
        1 => x,
        2 => x.square(),
        _ => x.pow(exponent),
    };
}
