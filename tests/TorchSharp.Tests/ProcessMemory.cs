using System.Globalization;

namespace TorchSharp.Tests;

/// <summary>What the process holds of the machine's memory, native memory included.</summary>
internal static class ProcessMemory
{
    /// <summary>Memory in use, in bytes.</summary>
    public static long Resident() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
