using System.Net;
using System.Net.Sockets;
using Songbook.Kernel.Jupyter.Zmtp;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>One peer of a ZeroMQ socket.</summary>
public sealed class ZmtpConnectionTests
{
    [Fact]
    public async Task Bytes_are_on_their_way_until_they_are_written()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepted = listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndpoint, TestContext.Current.CancellationToken);
        await using var slow = new SlowStream(socket);
        var opening = ZmtpConnection.OpenAsync(slow, "DEALER", TestContext.Current.CancellationToken);
        using var peer = await ZmtpConnection.OpenAsync(new NetworkStream(await accepted, ownsSocket: true), "ROUTER", TestContext.Current.CancellationToken);
        using var connection = await opening;
        var writing = connection.WriteAsync(TestContext.Current.CancellationToken);

        slow.Delay = 300;
        connection.Send([new byte[10], new byte[20]]);
        Assert.Equal(30, connection.PendingBytes);
        Assert.True(SpinWait.SpinUntil(() => connection.PendingBytes == 0, 10_000));
        Assert.Equal(30 + 4, slow.Written); // two bytes before each frame
        Assert.Equal([10, 20], (await peer.ReceiveAsync(TestContext.Current.CancellationToken)).Select(frame => frame.Length));
    }

    private sealed class SlowStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        internal int Delay { get; set; }

        /// <summary>Since it is slow.</summary>
        internal int Written { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Delay, cancellationToken);
            await base.WriteAsync(buffer, cancellationToken);
            Written += Delay > 0 ? buffer.Length : 0;
        }
    }
}
