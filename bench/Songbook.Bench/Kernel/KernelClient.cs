using System.Diagnostics;
using System.Text.Json.Nodes;
using Songbook.Kernel.Jupyter;
using Songbook.Kernel.Jupyter.Zmtp;
using Songbook.Kernel.Tests.Jupyter;

namespace Songbook.Bench.Kernel;

/// <summary>Starts the kernel that <c>songbook kernel install</c> has published, and speaks with it as a front end does.</summary>
internal sealed class KernelClient : IDisposable
{
    // The one that was published last.
    private static readonly string Program = Path.Combine(
        new DirectoryInfo("lib/Songbook.Kernel/bin/kernel").GetDirectories().MaxBy(folder => folder.LastWriteTimeUtc)!.FullName, KernelSpec.ProgramName);

    private const string Key = "bench";

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly string file = Path.GetTempFileName();
    private readonly MessageCodec codec = new(Key);
    private readonly Process process;
    private readonly ZmtpConnection shell;

    /// <summary>Returns when the kernel has answered for the first time.</summary>
    public KernelClient()
    {
        var sockets = new KernelSockets(Key);
        File.WriteAllText(file, sockets.ConnectionFile);
        clock.Restart();
        process = Process.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, "jupyter", "csharp", file]);
        shell = sockets.ConnectAsync("shell", "DEALER", process).GetAwaiter().GetResult();
        Request("kernel_info_request", []);
    }

    /// <summary>Seconds.</summary>
    public double SinceStart => clock.Elapsed.TotalSeconds;

    public double ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <exception cref="InvalidOperationException">The cell failed.</exception>
    public void Execute(string code)
    {
        var reply = Request("execute_request", new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true });
        if ((string?)reply["status"] != "ok")
        {
            throw new InvalidOperationException($"'{code}' failed: {reply["evalue"]}");
        }
    }

    public void Dispose()
    {
        shell.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        File.Delete(file);
    }

    private JsonObject Request(string type, JsonObject content)
    {
        shell.Send(codec.Write([], type, content, null));
        var frames = shell.ReceiveAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
        return codec.Read([], frames)!.Content;
    }
}
