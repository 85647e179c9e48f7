using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>What an argument or a result is; mirrors <c>Tag</c> in bridge.cpp.</summary>
internal enum Tag
{
    None, Tensor, Int, Double, Bool, Complex, IntList, DoubleList, BoolList, TensorList, String, Device, Generator,
}

/// <summary>An argument or result as the bridge sees it; mirrors <c>Value</c> in bridge.cpp.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct NativeValue
{
    [FieldOffset(0)] public Tag Tag;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Int;
    [FieldOffset(8)] public double Double;
    [FieldOffset(8)] public nint Pointer;

    /// <summary>Of a returned tensor: the memory in bytes that only it holds.</summary>
    [FieldOffset(16)] public long Bytes;
}

/// <summary>What the bridge tells of a tensor in one call; mirrors <c>Info</c> in bridge.cpp.</summary>
internal unsafe struct TensorInfo
{
    public long Dimensions;
    public long* Sizes;
    public long* Strides;
    public long Elements;
    public long ElementSize;
    public long Offset;
    public int Dtype;
    public int DeviceType;
    public int DeviceIndex;
    public int RequiresGrad;
    public int Sparse;

    /// <summary>Not zero: a view that conjugates or negates what lies in memory.</summary>
    public int Lazy;
}
