using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Songbook.Kernel.Jupyter;

/// <summary>From frames to messages and back; every message is signed with the connection's key.</summary>
/// <param name="key">Empty: no signatures.</param>
internal sealed class MessageCodec(string key)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString("N");
    private int count;

    /// <returns>Null if the frames are no message, or one without a type, or its signature is wrong.</returns>
    internal JupyterMessage? Read(byte[] identity, List<byte[]> frames)
    {
        var delimiter = frames.FindIndex(frame => frame.AsSpan().SequenceEqual(Delimiter));
        if (delimiter < 0 || frames.Count < delimiter + 6)
            return null;
        byte[][] parts = [.. frames.Skip(delimiter + 2).Take(4)]; // header, parent header, metadata, content
        if (key.Length > 0 && !CryptographicOperations.FixedTimeEquals(frames[delimiter + 1], Sign(parts)))
            return null;
        try
        {
            if (Parse(parts[0]) is not { } header || Parse(parts[2]) is not { } metadata || Parse(parts[3]) is not { } content)
                return null;
            _ = Bytes(header); // answers repeat it
            return new JupyterMessage(identity, header, metadata, content) is { Type.Length: > 0 } message ? message : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or text that is no Unicode.
            return null;
        }
    }

    internal List<byte[]> Write(byte[] prefix, string type, JsonObject content, JsonObject? parent, JsonObject? metadata = null)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"{session}_{Interlocked.Increment(ref count)}",
            ["session"] = session,
            ["username"] = "songbook",
            ["date"] = DateTime.UtcNow.ToString("O"),
            ["msg_type"] = type,
            ["version"] = "5.3",
        };
        byte[][] parts = [Bytes(header), parent is null ? Empty : Bytes(parent), metadata is null ? Empty : Bytes(metadata), Bytes(content)];
        return [prefix, Delimiter, key.Length > 0 ? Sign(parts) : [], .. parts];
    }

    private static JsonObject? Parse(byte[] part) => JsonNode.Parse(part, documentOptions: Options) as JsonObject;

    private byte[] Sign(byte[][] parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
            hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
