using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;

namespace Songbook.Kernel.Jupyter.Zmtp;

/// <summary>One peer of a ZeroMQ socket: ZMTP 3.0 over a stream, without encryption (mechanism NULL).</summary>
/// <remarks>After https://rfc.zeromq.org/spec/23: a greeting, a READY command with properties each way, then messages of frames.</remarks>
internal sealed class ZmtpConnection : IDisposable
{
    private const int GreetingLength = 64;
    private const int BufferSize = 1 << 16;
    private const long LargestFrame = 1L << 28;
    private const long MostPending = 1L << 29;

    private const byte More = 1;
    private const byte Long = 2;
    private const byte Command = 4;

    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);

    // Two buffers over one stream: reading and writing go on at the same time.
    private readonly Stream stream;
    private readonly BufferedStream input;
    private readonly BufferedStream output;
    private readonly Channel<(byte Flags, byte[] Body)> outgoing = Channel.CreateUnbounded<(byte, byte[])>(new() { SingleReader = true });
    private readonly List<byte[]> subscriptions = [];
    private long pendingBytes;

    private ZmtpConnection(Stream stream)
    {
        this.stream = stream;
        input = new BufferedStream(stream, BufferSize);
        output = new BufferedStream(stream, BufferSize);
    }

    /// <summary>What the peer calls itself: a router addresses it by this.</summary>
    internal byte[] Identity { get; private set; } = [];

    /// <summary>Bytes that are on their way to the peer.</summary>
    internal long PendingBytes => Volatile.Read(ref pendingBytes);

    /// <exception cref="InvalidDataException">The peer does not speak ZMTP 3.</exception>
    internal static async Task<ZmtpConnection> OpenAsync(Stream stream, string socketType, CancellationToken cancellationToken)
    {
        using var handshake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        handshake.CancelAfter(HandshakeTime);
        var connection = new ZmtpConnection(stream);
        await connection.output.WriteAsync(Greeting(), handshake.Token).ConfigureAwait(false);
        await connection.output.FlushAsync(handshake.Token).ConfigureAwait(false);
        var greeting = new byte[GreetingLength];
        await connection.input.ReadExactlyAsync(greeting, handshake.Token).ConfigureAwait(false);
        if (greeting[0] != 0xFF || greeting[9] != 0x7F || greeting[10] < 3 || Encoding.ASCII.GetString(greeting, 12, 4) != "NULL")
            throw new InvalidDataException("The peer does not speak ZMTP 3 without encryption.");

        await connection.WriteFrameAsync(Command, Ready(socketType), handshake.Token).ConfigureAwait(false);
        await connection.output.FlushAsync(handshake.Token).ConfigureAwait(false);
        var (flags, body) = await connection.ReadFrameAsync(handshake.Token).ConfigureAwait(false);
        if ((flags & Command) == 0 || CommandName(body) != "READY")
            throw new InvalidDataException("The peer did not say READY.");
        connection.Identity = Property(body, "Identity") is { Length: > 0 } named ? named : [0, .. Guid.NewGuid().ToByteArray()];
        return connection;
    }

    /// <summary>Sends what <see cref="Send"/> has taken, until the connection ends.</summary>
    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        var written = 0L;
        await foreach (var (flags, body) in outgoing.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await WriteFrameAsync(flags, body, cancellationToken).ConfigureAwait(false);
            written += body.Length;
            if (written < BufferSize && outgoing.Reader.TryPeek(out _))
                continue;
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref pendingBytes, -written);
            written = 0;
        }
    }

    /// <returns>The next message's frames. Commands are answered, subscriptions noted.</returns>
    internal async Task<List<byte[]>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (flags, body) = await ReadFrameAsync(cancellationToken).ConfigureAwait(false);
            if ((flags & Command) != 0)
            {
                Obey(body);
                continue;
            }
            frames.Add(body);
            if (frames.Sum(frame => (long)frame.Length) > LargestFrame)
                throw new InvalidDataException("A message is too large.");
            if ((flags & More) == 0)
                return frames;
        }
    }

    /// <summary>Takes a message for sending. A peer that does not read is given up.</summary>
    internal void Send(IReadOnlyList<byte[]> frames)
    {
        if (PendingBytes > MostPending)
        {
            Dispose();
            return;
        }
        lock (outgoing)
        {
            for (var i = 0; i < frames.Count; i++)
                Enqueue(i + 1 < frames.Count ? More : (byte)0, frames[i]);
        }
    }

    /// <summary>Notes what a subscriber wants: messages whose first frame begins so. (1 adds, 0 removes.)</summary>
    internal void Subscribe(byte kind, byte[] prefix)
    {
        lock (subscriptions)
        {
            if (kind == 1)
                subscriptions.Add(prefix);
            else
                subscriptions.Remove(subscriptions.FirstOrDefault(other => other.AsSpan().SequenceEqual(prefix)) ?? prefix);
        }
    }

    internal bool IsSubscribedTo(byte[] topic)
    {
        lock (subscriptions)
            return subscriptions.Exists(prefix => topic.AsSpan().StartsWith(prefix));
    }

    public void Dispose()
    {
        outgoing.Writer.TryComplete();
        stream.Dispose();
    }

    private void Obey(byte[] body)
    {
        var name = CommandName(body);
        var content = body[(name.Length + 1)..];
        switch (name)
        {
            case "SUBSCRIBE":
                Subscribe(1, content);
                break;
            case "CANCEL":
                Subscribe(0, content);
                break;
            case "PING" when content.Length >= 2:
                // Not between the frames of a message. After two bytes of time to live: its context.
                lock (outgoing)
                    Enqueue(Command, [4, .. "PONG"u8, .. content[2..]]);
                break;
        }
    }

    private void Enqueue(byte flags, byte[] body)
    {
        Interlocked.Add(ref pendingBytes, body.Length);
        outgoing.Writer.TryWrite((flags, body));
    }

    private async Task<(byte Flags, byte[] Body)> ReadFrameAsync(CancellationToken cancellationToken)
    {
        var head = new byte[9];
        await input.ReadExactlyAsync(head.AsMemory(0, 2), cancellationToken).ConfigureAwait(false);
        var flags = head[0];
        long length = head[1];
        if ((flags & Long) != 0)
        {
            await input.ReadExactlyAsync(head.AsMemory(2, 7), cancellationToken).ConfigureAwait(false);
            length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(1));
        }
        if (flags > 7 || length is < 0 or > LargestFrame)
            throw new InvalidDataException("A frame is malformed or too large.");
        var body = new byte[length];
        await input.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return (flags, body);
    }

    private async Task WriteFrameAsync(byte flags, byte[] body, CancellationToken cancellationToken)
    {
        byte[] head;
        if (body.Length <= 255)
        {
            head = [flags, (byte)body.Length];
        }
        else
        {
            head = new byte[9];
            head[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), body.Length);
        }
        await output.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Greeting()
    {
        var greeting = new byte[GreetingLength];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3; // version 3.0
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    private static byte[] Ready(string socketType)
    {
        var name = "Socket-Type"u8;
        var value = Encoding.ASCII.GetBytes(socketType);
        return [5, .. "READY"u8, (byte)name.Length, .. name, 0, 0, 0, (byte)value.Length, .. value];
    }

    private static string CommandName(byte[] body) =>
        body.Length > 0 && body.Length > body[0] ? Encoding.ASCII.GetString(body, 1, body[0]) : throw new InvalidDataException("A command is malformed.");

    private static byte[]? Property(byte[] ready, string wanted)
    {
        for (var at = 1 + ready[0]; at < ready.Length;)
        {
            var nameLength = ready[at];
            if (at + 1 + nameLength + 4 > ready.Length)
                break;
            var name = Encoding.ASCII.GetString(ready, at + 1, nameLength);
            var length = BinaryPrimitives.ReadInt32BigEndian(ready.AsSpan(at + 1 + nameLength));
            var start = at + 1 + nameLength + 4;
            if (length < 0 || start + length > ready.Length)
                break;
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                return ready[start..(start + length)];
            at = start + length;
        }
        return null;
    }
}
