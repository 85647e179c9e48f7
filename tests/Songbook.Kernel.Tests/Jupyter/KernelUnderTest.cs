using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
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
    private readonly KernelSockets sockets = new(Key);
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
        var file = folder.Write("connection.json", sockets.ConnectionFile);
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
    /// <param name="code">Its source.</param>
    /// <param name="metadata">The message's.</param>
    /// <param name="options">What else the request says: silent, user_expressions, ….</param>
    internal async Task<(JsonObject Reply, List<JupyterMessage> Published)> ExecuteAsync(string code, JsonObject? metadata = null, JsonObject? options = null)
    {
        while (published.Reader.TryRead(out _))
        {
        }
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["user_expressions"] = new JsonObject() };
        foreach (var (name, value) in options ?? [])
            content[name] = value?.DeepClone();
        var id = Send("execute_request", content, metadata);
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

    /// <summary>Executes a cell that says when it has begun; returns then.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="next">Cells that wait behind it.</param>
    internal async Task StartAsync(string code, params JsonObject[] next)
    {
        while (published.Reader.TryRead(out _))
        {
        }
        Send("execute_request", new JsonObject { ["code"] = "Console.Write(\"begun\");\n" + code });
        foreach (var request in next)
            Send("execute_request", request);
        while ((string?)(await PublishedAsync("stream")).Content["text"] != "begun")
        {
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

    /// <summary>A signed message of any text.</summary>
    internal List<byte[]> Sign(string header, string metadata, string content)
    {
        byte[][] parts = [.. ((string[])[header, "{}", metadata, content]).Select(System.Text.Encoding.UTF8.GetBytes)];
        var signature = HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Key), parts.SelectMany(part => part).ToArray());
        return [[], "<IDS|MSG>"u8.ToArray(), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. parts];
    }

    internal async Task<JsonObject> ReplyAsync() => (await ReceiveAsync(shell!)).Content;

    /// <returns>The id of the request that the next reply answers.</returns>
    internal async Task<string> AnsweredAsync()
    {
        var frames = await shell!.ReceiveAsync(CancellationToken.None).WaitAsync(Patience);
        return (string)JsonNode.Parse(frames[3])!["msg_id"]!;
    }

    internal Task<ZmtpConnection> ConnectAsync(string channel, string type) => sockets.ConnectAsync(channel, type, Process);

    internal Task<NetworkStream> DialAsync(string channel) => sockets.DialAsync(channel, Process);

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
}
