using System.Runtime.InteropServices;

namespace Songbook.Bench;

/// <summary>What a figure depends on.</summary>
internal static class Machine
{
    public static string Describe(int threads) =>
        $"{threads} {(threads == 1 ? "thread" : "threads")}, {Processor} ({Environment.ProcessorCount} cores{Load}), libtorch {TorchSharp.torch.__version__}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor => FirstLine("/proc/cpuinfo", "model name") is { } line ? line.Split(": ")[1] : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load => FirstLine("/proc/loadavg", "") is { } line ? $", load average {line.Split(' ')[0]}" : "";

    private static string? FirstLine(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;
}
