namespace TorchSharp.Native;

/// <summary>The numbers of Adam's step t; mirrored in native/adam.h.</summary>
/// <param name="Shrink">What the parameters are multiplied by first.</param>
/// <param name="Beta1">β₁</param>
/// <param name="Beta2">β₂</param>
/// <param name="Correction">√(1 − β₂ᵗ)</param>
/// <param name="Eps">ε</param>
/// <param name="Rate">lr / (1 − β₁ᵗ)</param>
internal readonly record struct AdamStep(double Shrink, double Beta1, double Beta2, double Correction, double Eps, double Rate);
