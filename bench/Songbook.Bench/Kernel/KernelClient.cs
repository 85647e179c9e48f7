using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Songbook.Kernel.Jupyter;
using Songbook.Kernel.Jupyter.Zmtp;

namespace Songbook.Bench.Kernel;

/// <summary>Starts the kernel that <c>songbook kernel install</c> has published, and speaks with it as a front end does.</summary>
internal sealed class KernelClient : IDisposable
{
    private const string Program = "lib/Songbook.Kernel/bin/kernel/Songbook.Kernel.dll";
    private const string Key = "bench";

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly string file = Path.GetTempFileName();
    private readonly MessageCodec codec = new(Key);
    private readonly Process process;
    private readonly ZmtpConnection shell;

    /// <summary>Returns when the kernel has answered for the first time.</summary>
    public KernelClient()
    {
        var connection = new JsonObject { ["ip"] = "127.0.0.1", ["transport"] = "tcp", ["key"] = Key, ["signature_scheme"] = "hmac-sha256" };
        foreach (var channel in (string[])["shell", "iopub", "stdin", "control", "hb"])
        {
            connection[channel + "_port"] = FreePort();
        }
        File.WriteAllText(file, connection.ToJsonString());
        clock.Restart();
        process = Process.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, "jupyter", "csharp", file]);
        shell = Connect((int)connection["shell_port"]!);
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

    private ZmtpConnection Connect(int port)
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                var connection = ZmtpConnection.OpenAsync(new NetworkStream(socket, ownsSocket: true), "DEALER", CancellationToken.None).GetAwaiter().GetResult();
                _ = connection.WriteAsync(CancellationToken.None);
                return connection;
            }
            catch (SocketException) when (!process.HasExited)
            {
                socket.Dispose();
                Thread.Sleep(5);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
