using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Songbook.Kernel.Jupyter.Zmtp;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>The five sockets of a kernel that is about to start, as a front end has them.</summary>
/// <param name="key">Signs messages.</param>
internal sealed class KernelSockets(string key)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, int> ports =
        ((string[])["shell", "iopub", "stdin", "control", "hb"]).ToDictionary(channel => channel, _ => FreePort());

    /// <summary>What Jupyter writes into the connection file.</summary>
    internal string ConnectionFile => new JsonObject([.. ports.Select(port => KeyValuePair.Create(port.Key + "_port", (JsonNode?)port.Value))])
    {
        ["ip"] = "127.0.0.1",
        ["transport"] = "tcp",
        ["key"] = key,
        ["signature_scheme"] = "hmac-sha256",
    }.ToJsonString();

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="channel">shell, iopub, stdin, control or hb.</param>
    /// <param name="type">DEALER, SUB or REQ.</param>
    /// <param name="kernel">Whoever has ended is not waited for.</param>
    internal async Task<ZmtpConnection> ConnectAsync(string channel, string type, Process kernel)
    {
        var connection = await ZmtpConnection.OpenAsync(await DialAsync(channel, kernel), type, CancellationToken.None);
        _ = connection.WriteAsync(CancellationToken.None);
        return connection;
    }

    /// <summary>A connection on which nothing has been said yet.</summary>
    internal async Task<NetworkStream> DialAsync(string channel, Process kernel)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ports[channel]);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (watch.Elapsed < Patience && !kernel.HasExited)
            {
                socket.Dispose();
                await Task.Delay(5);
            }
        }
    }
}
