using System.Globalization;
using TorchSharp.Native;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.Tests.ProcessMemory;

namespace TorchSharp.Tests.Memory;

/// <summary>The memory of large tensors is kept for the next ones, but not too much of it, nor for long.</summary>
public sealed class KeptMemoryTests
{
    private const long Floats = 4 << 20;
    private const long Bytes = Floats * sizeof(float);

    [Fact]
    public void A_loop_of_large_tensors_uses_the_same_pages_again()
    {
        const int Turns = 50;
        MakeAndDispose(1);
        var before = PageFaults();
        for (var i = 0; i < Turns; i++) MakeAndDispose(1);

        var pages = Turns * Bytes / Environment.SystemPageSize;
        Assert.InRange(PageFaults() - before, 0, pages / 5);
    }

    [Fact]
    public void A_tensor_a_little_smaller_takes_the_memory_of_a_larger_one()
    {
        ones(Floats).Dispose();
        var before = PageFaults();
        ones(Floats - Floats / 10).Dispose();
        Assert.InRange(PageFaults() - before, 0, Bytes / Environment.SystemPageSize / 2);
    }

    [Fact]
    public void What_is_not_used_again_goes_back_to_the_system()
    {
        MakeAndDispose(12);
        var kept = Resident();
        Release();
        Assert.InRange(kept - Resident(), 10 * Bytes, long.MaxValue);
    }

    [Fact]
    public void At_most_256_MiB_are_kept()
    {
        Release();
        var before = Resident();
        MakeAndDispose(26); // 416 MiB
        Assert.InRange(Resident() - before, long.MinValue, (256 << 20) + 2 * Bytes);
    }

    private static void MakeAndDispose(int count)
    {
        var tensors = Enumerable.Range(0, count).Select(_ => ones(Floats)).ToArray();
        foreach (var tensor in tensors) tensor.Dispose();
    }

    // What was kept before the first call goes with the second.
    private static void Release()
    {
        Bridge.sb_release_unused_memory();
        Bridge.sb_release_unused_memory();
    }

    // minflt, the tenth field; the second is a name in brackets, which may have blanks.
    private static long PageFaults()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[7], CultureInfo.InvariantCulture);
    }
}
