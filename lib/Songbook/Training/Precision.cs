namespace Songbook.Training;

/// <summary>In which number format a network's matrix products are computed; everything else stays in float32.</summary>
public enum Precision
{
    /// <summary>float32 everywhere.</summary>
    Float32,

    /// <summary>float16 with gradient scaling on a graphics card, as the reference trains; float32 on the CPU.</summary>
    WhereAvailable,

    /// <summary>Eight bits of precision, the range of float32: no gradient scaling.</summary>
    BFloat16,

    /// <summary>Eleven bits of precision, a small range: gradients are scaled so that they do not vanish. For graphics cards.</summary>
    Float16,
}
