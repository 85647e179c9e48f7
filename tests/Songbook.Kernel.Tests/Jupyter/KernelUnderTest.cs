using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Jupyter;
using Songbook.Kernel.Jupyter.Zmtp;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>A kernel process and a front end that speaks with it.</summary>
public class KernelUnderTest : IAsyncLifetime
{
    private const string Key = "a-key-for-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private readonly MessageCodec codec = new(Key);
    private readonly Dictionary<string, int> ports = [];
    private readonly Channel<(JsonObject Parent, JupyterMessage Message)> published = Channel.CreateUnbounded<(JsonObject, JupyterMessage)>();
    private readonly System.Text.StringBuilder log = new();
    private readonly string language;
    private ZmtpConnection? shell;
    private ZmtpConnection? control;

    public KernelUnderTest() : this("csharp")
    {
    }

    private protected KernelUnderTest(string language) => this.language = language;

    public Process Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var connection = new JsonObject { ["ip"] = "127.0.0.1", ["transport"] = "tcp", ["key"] = Key, ["signature_scheme"] = "hmac-sha256" };
        foreach (var channel in (string[])["shell", "iopub", "stdin", "control", "hb"])
            connection[channel + "_port"] = ports[channel] = FreePort();
        var file = folder.Write("connection.json", connection.ToJsonString());
        Process = Process.Start(new ProcessStartInfo("dotnet", [typeof(NotebookSession).Assembly.Location, "jupyter", language, file])
        {
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        })!;
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
                log.AppendLine(line.Data);
        };
        Process.BeginErrorReadLine();

        shell = await ConnectAsync("shell", "DEALER");
        control = await ConnectAsync("control", "DEALER");
        var iopub = await ConnectAsync("iopub", "SUB");
        iopub.Send([[1]]); // everything, please
        _ = ReadPublishedAsync(iopub);
        // A subscription takes a moment; a first answer on iopub shows that it is there.
        while (published.Reader.Count == 0)
            await RequestAsync("kernel_info_request", []);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        shell?.Dispose();
        control?.Dispose();
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
        folder.Dispose();
    }

    /// <returns>The content of the reply.</returns>
    internal async Task<JsonObject> RequestAsync(string type, JsonObject content)
    {
        Send(type, content);
        return (await ReceiveAsync(shell!)).Content;
    }

    internal async Task<JsonObject> ControlAsync(string type, JsonObject content)
    {
        control!.Send(Message(type, content));
        return (await ReceiveAsync(control)).Content;
    }

    /// <summary>Executes a cell.</summary>
    /// <returns>The reply, and what was published until the kernel was idle again.</returns>
    internal async Task<(JsonObject Reply, List<JupyterMessage> Published)> ExecuteAsync(string code, JsonObject? metadata = null)
    {
        while (published.Reader.TryRead(out _))
        {
        }
        var id = Send("execute_request", new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["user_expressions"] = new JsonObject() }, metadata);
        var reply = await ReceiveAsync(shell!);
        var messages = new List<JupyterMessage>();
        while (true)
        {
            var (parent, message) = await published.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if ((string?)parent["msg_id"] != id)
                continue;
            if (message.Type == "status" && message.Value<string>("execution_state") == "idle")
                return (reply.Content, messages);
            messages.Add(message);
        }
    }

    /// <summary>What the process has written to its standard error.</summary>
    internal string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <returns>The next message of this type on iopub.</returns>
    internal async Task<JupyterMessage> PublishedAsync(string type)
    {
        while (true)
        {
            var (_, message) = await published.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (message.Type == type)
                return message;
        }
    }

    /// <returns>The id of the request.</returns>
    internal string Send(string type, JsonObject content, JsonObject? metadata = null)
    {
        var frames = Message(type, content, metadata);
        shell!.Send(frames);
        return (string)JsonNode.Parse(frames[3])!["msg_id"]!;
    }

    /// <summary>A signed request.</summary>
    internal List<byte[]> Message(string type, JsonObject content, JsonObject? metadata = null) => codec.Write([], type, content, null, metadata);

    internal async Task<JsonObject> ReplyAsync() => (await ReceiveAsync(shell!)).Content;

    internal async Task<ZmtpConnection> ConnectAsync(string channel, string type)
    {
        var connection = await ZmtpConnection.OpenAsync(await DialAsync(channel), type, CancellationToken.None);
        _ = connection.WriteAsync(CancellationToken.None);
        return connection;
    }

    /// <summary>A connection on which nothing has been said yet.</summary>
    internal async Task<NetworkStream> DialAsync(string channel)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ports[channel]);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (watch.Elapsed < Patience && !Process.HasExited)
            {
                socket.Dispose();
                await Task.Delay(20);
            }
        }
    }

    private async Task<JupyterMessage> ReceiveAsync(ZmtpConnection from)
    {
        List<byte[]> frames;
        try
        {
            frames = await from.ReceiveAsync(CancellationToken.None).WaitAsync(Patience);
        }
        catch (TimeoutException silence)
        {
            lock (log)
                throw new TimeoutException($"The kernel did not answer. It is {(Process.HasExited ? "gone" : "alive")}, and has written: {log}", silence);
        }
        return codec.Read([], frames) ?? throw new InvalidDataException("The kernel's message is not signed.");
    }

    private async Task ReadPublishedAsync(ZmtpConnection iopub)
    {
        try
        {
            while (true)
            {
                var frames = await iopub.ReceiveAsync(CancellationToken.None);
                published.Writer.TryWrite(((JsonObject)JsonNode.Parse(frames[4])!, codec.Read([], frames)!));
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // The kernel is gone, or the test is.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
