using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Magics;

/// <summary><c>#!time</c>: shows how long the cell took, once it is done.</summary>
internal sealed class TimeMagic : IMagic
{
    public string Name => "#!time";

    public Task ExecuteAsync(MagicCall call, KernelInvocationContext context)
    {
        Start(context);
        return Task.CompletedTask;
    }

    internal static void Start(KernelInvocationContext context)
    {
        var watch = Stopwatch.StartNew();
        context.OnComplete(done => done.DisplayAs($"Wall time: {watch.Elapsed.TotalMilliseconds:0.##}ms", "text/plain"));
    }
}
