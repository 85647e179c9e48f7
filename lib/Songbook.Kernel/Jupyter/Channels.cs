using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Songbook.Kernel.Jupyter.Zmtp;

namespace Songbook.Kernel.Jupyter;

/// <summary>The five sockets of a kernel: requests come in on shell and control, questions go out on stdin, everything else on iopub.</summary>
internal sealed class Channels : IDisposable
{
    // Not Console.Error: what is written there belongs to cells.
    private readonly TextWriter log;
    private readonly MessageCodec codec;
    private readonly ZmtpSocket shell;
    private readonly ZmtpSocket control;
    private readonly ZmtpSocket stdin;
    private readonly ZmtpSocket iopub;
    private readonly ZmtpSocket heartbeat;

    internal Channels(ConnectionFile file, TextWriter log, Action<JupyterMessage> shellRequest, Action<JupyterMessage> controlRequest, Action<JupyterMessage> answer)
    {
        this.log = log;
        codec = new MessageCodec(file.Key);
        shell = new ZmtpSocket("ROUTER", Receiver(shellRequest));
        control = new ZmtpSocket("ROUTER", Receiver(controlRequest));
        stdin = new ZmtpSocket("ROUTER", Receiver(answer));
        iopub = new ZmtpSocket("PUB", (_, _) => { });
        heartbeat = new ZmtpSocket("REP", (peer, frames) => peer.Send(frames));
        Bind(heartbeat, "hb");
        Bind(iopub, "iopub");
        Bind(stdin, "stdin");
        Bind(control, "control");
        Bind(shell, "shell");

        void Bind(ZmtpSocket socket, string channel)
        {
            var endPoint = file.EndPoint(channel);
            try
            {
                socket.Bind(endPoint);
            }
            catch (SocketException error)
            {
                throw new InvalidDataException($"The {channel} channel cannot listen on {endPoint}: {error.Message}", error);
            }
        }
    }

    internal void Reply(JupyterMessage request, string type, JsonObject content, bool isControl = false) =>
        (isControl ? control : shell).SendTo(request.Identity, codec.Write(request.Identity, type, content, request.Header)[1..]);

    internal void Publish(string type, JsonObject content, JsonObject? parent) =>
        iopub.Publish(codec.Write(Encoding.UTF8.GetBytes($"kernel.{type}"), type, content, parent));

    /// <summary>Asks the front end that sent the request.</summary>
    internal void Ask(JupyterMessage request, string prompt, bool isPassword) =>
        stdin.SendTo(request.Identity, codec.Write([], "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isPassword }, request.Header)[1..]);

    internal void Flush()
    {
        foreach (var socket in (ZmtpSocket[])[iopub, shell, control])
            socket.Flush();
    }

    public void Dispose()
    {
        foreach (var socket in (ZmtpSocket[])[shell, control, stdin, iopub, heartbeat])
            socket.Dispose();
    }

    private Action<ZmtpConnection, List<byte[]>> Receiver(Action<JupyterMessage> receive) => (peer, frames) =>
    {
        if (codec.Read(peer.Identity, frames) is { } message)
            receive(message);
        else
            log.WriteLine("songbook kernel: a message without a valid signature or type was dropped.");
    };
}
