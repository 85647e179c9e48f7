using System.Globalization;
using TorchSharp.Native;

namespace TorchSharp.Tests;

/// <summary>What the process holds of the machine's memory, native memory included.</summary>
internal static class ProcessMemory
{
    /// <summary>Memory in use, in bytes, but for the pages of files: the system takes and returns those as it likes.</summary>
    public static long Resident()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ').Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        var (resident, ofFiles) = (pages[1], pages[2]);
        return (resident - ofFiles) * Environment.SystemPageSize;
    }

    /// <summary>Bytes that tensors hold, those that a graph keeps included.</summary>
    public static unsafe long OfTensors() => *Bridge.sb_bytes_in_use();
}
