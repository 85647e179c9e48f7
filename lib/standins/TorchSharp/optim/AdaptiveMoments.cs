using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The update that Adam and AdamW share.</summary>
/// <param name="first">Running means of the gradients.</param>
/// <param name="second">Running means of their squares.</param>
/// <param name="largest">The largest of the latter so far; null without amsgrad.</param>
internal readonly struct AdaptiveMoments(Tensor[] first, Tensor[] second, Tensor[]? largest)
{
    /// <param name="shrink">What the parameters are multiplied by first.</param>
    public void Update(Tensor[] parameters, Tensor[] gradients, double rate, (double First, double Second) betas, double eps, long step, double shrink = 1)
    {
        var numbers = new AdamStep(shrink, betas.First, betas.Second, Math.Sqrt(1 - Math.Pow(betas.Second, step)), eps, rate / (1 - Math.Pow(betas.First, step)));
        if (!UpdateInOnePass(parameters, gradients, numbers)) UpdateByLists(parameters, gradients, numbers);
    }

    /// <returns>False, and nothing done, where one of the tensors is not a plain array of floats in the processor's memory.</returns>
    private unsafe bool UpdateInOnePass(Tensor[] parameters, Tensor[] gradients, AdamStep numbers)
    {
        using var heldParameters = new TensorHandles(parameters);
        using var heldGradients = new TensorHandles(gradients);
        using var heldFirst = new TensorHandles(first);
        using var heldSecond = new TensorHandles(second);
        using var heldLargest = new TensorHandles(largest);
        fixed (nint* p = heldParameters.Handles, g = heldGradients.Handles, m = heldFirst.Handles, v = heldSecond.Handles, l = heldLargest.Handles)
        {
            var done = Bridge.sb_adam(p, g, m, v, largest is null ? null : l, parameters.Length, &numbers);
            Bridge.Check(done, nameof(optim.Optimizer.step));
            return done == 1;
        }
    }

    private void UpdateByLists(Tensor[] parameters, Tensor[] gradients, AdamStep numbers)
    {
        if (numbers.Shrink != 1) parameters.mul_(numbers.Shrink);
        first.mul_(numbers.Beta1).add_(gradients, 1 - numbers.Beta1);
        second.mul_(numbers.Beta2).addcmul_(gradients, gradients, 1 - numbers.Beta2);
        largest?.maximum_(second);
        var divisors = (largest ?? second).sqrt().div_(numbers.Correction).add_(numbers.Eps);
        parameters.addcdiv_(first, divisors, -numbers.Rate);
        divisors.Dispose();
    }
}
