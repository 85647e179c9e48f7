using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Songbook.Training;

/// <summary>What a gradient scaler remembers.</summary>
/// <param name="Scale">What the loss is multiplied with.</param>
/// <param name="GoodSteps">Steps since the scale last changed.</param>
public sealed record GradScalerState(double Scale, int GoodSteps);

/// <summary>
/// Multiplies the loss, so that small gradients do not vanish in float16, and takes the factor out of the gradients again. A step whose
/// gradients overflowed is left out and makes the factor smaller; many good steps in a row make it larger.
/// </summary>
/// <remarks>
/// A step is: <see cref="Scale"/> the loss, backward, <see cref="Unscale"/> (then gradients may be clipped), <see cref="Step"/>,
/// <see cref="Update"/>. The rules are those of torch.cuda.amp.GradScaler: a step with an infinite or NaN gradient multiplies the scale with
/// the backoff factor; the growth interval's number of good steps in a row multiplies it with the growth factor.
/// </remarks>
public sealed class GradScaler
{
    private bool unscaled;
    private bool overflowed;

    /// <value>65536</value>
    public double InitialScale { get; init => field = Require.Positive(value); } = 65536;

    /// <value>2</value>
    public double GrowthFactor { get; init => field = Allowed(value is > 1 and < double.PositiveInfinity, value, "a finite number above 1"); } = 2;

    /// <value>0.5</value>
    public double BackoffFactor { get; init => field = Allowed(value is > 0 and < 1, value, "a number between 0 and 1"); } = 0.5;

    /// <summary>Good steps in a row after which the scale grows.</summary>
    /// <value>2000</value>
    public int GrowthInterval { get; init => field = (int)Require.AtLeast(1, value); } = 2000;

    /// <summary>What has to be kept for a training to go on.</summary>
    public GradScalerState State
    {
        get => field ?? new GradScalerState(InitialScale, 0);
        set => field = new GradScalerState(Require.Positive(value.Scale), (int)Require.AtLeast(0, value.GoodSteps));
    }

    /// <summary>The loss times the scale: what backward is called on.</summary>
    public Tensor Scale(Tensor loss) => loss * State.Scale;

    /// <summary>Divides the gradients by the scale, once a step, and looks for infinities and NaN in them.</summary>
    /// <exception cref="InvalidOperationException">They have been divided already.</exception>
    public void Unscale(optim.Optimizer optimizer)
    {
        if (unscaled) throw new InvalidOperationException("The gradients are unscaled already: Unscale is called once between two calls of Update.");
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var gradients = optimizer.parameters().Select(parameter => parameter.grad).OfType<Tensor>().ToList();
        foreach (var gradient in gradients) gradient.mul_(1 / State.Scale);
        overflowed = gradients.Count > 0 && !stack(gradients.Select(gradient => gradient.isfinite().all())).all().item<bool>();
        unscaled = true;
    }

    /// <summary>Lets the optimiser step, unless a gradient is infinite or NaN; unscales first where that was not done.</summary>
    /// <returns>Whether it stepped.</returns>
    public bool Step(optim.Optimizer optimizer)
    {
        if (!unscaled) Unscale(optimizer);
        if (overflowed) return false;
        optimizer.step();
        return true;
    }

    /// <summary>Ends the step: the scale grows, shrinks or stays.</summary>
    /// <exception cref="InvalidOperationException">No gradients were unscaled since the last update.</exception>
    public void Update()
    {
        if (!unscaled) throw new InvalidOperationException("There is nothing to update from: call Step or Unscale first.");
        State = overflowed ? new(State.Scale * BackoffFactor, 0)
            : State.GoodSteps + 1 < GrowthInterval ? State with { GoodSteps = State.GoodSteps + 1 }
            : new(Grown, 0);
        (unscaled, overflowed) = (false, false);
    }

    // A scale beyond float32 would make every loss infinite.
    private double Grown => float.IsFinite((float)(State.Scale * GrowthFactor)) ? State.Scale * GrowthFactor : State.Scale;

    private static double Allowed(bool isAllowed, double value, string allowed, [CallerMemberName] string name = "") =>
        isAllowed ? value : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}: it has to be {allowed}."));
}
