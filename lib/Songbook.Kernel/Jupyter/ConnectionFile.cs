using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Jupyter;

/// <summary>Where Jupyter wants its kernel to listen, and the key that signs messages.</summary>
internal sealed class ConnectionFile
{
    private readonly JsonObject json;

    private ConnectionFile(JsonObject json) => this.json = json;

    internal string Key => Text("key") ?? "";

    /// <summary>Reads the file, and takes it away from everybody but its owner: who has the key can run code here.</summary>
    /// <exception cref="InvalidDataException">It is no connection file; the message says why.</exception>
    internal static ConnectionFile Read(string path)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(path)) is not JsonObject json)
                throw new InvalidDataException($"{path} is no connection file.");
            if (Json.Text(json["signature_scheme"]) is { } scheme && scheme != "hmac-sha256")
                throw new InvalidDataException($"{path} asks for the signature scheme {scheme}; this kernel signs with hmac-sha256.");
            Protect(path);
            return new ConnectionFile(json);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidDataException($"{path} cannot be read as a connection file: {error.Message}", error);
        }
    }

    private string? Text(string name) => Json.Text(json[name]);

    private static void Protect(string path)
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~owner) == 0)
            return;
        try
        {
            File.SetUnixFileMode(path, owner);
        }
        catch (UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"songbook kernel: {path} belongs to somebody else, and can be read by others; they can run code in this kernel.");
        }
    }

    /// <param name="channel">shell, iopub, stdin, control or hb.</param>
    internal EndPoint EndPoint(string channel)
    {
        var ip = Text("ip") ?? "127.0.0.1";
        if (json[channel + "_port"] is not JsonValue value || !value.TryGetValue(out int port))
            throw new InvalidDataException($"The connection file has no {channel}_port.");
        return Text("transport") switch
        {
            "ipc" => new UnixDomainSocketEndPoint($"{ip}-{port}"),
            null or "tcp" => new IPEndPoint(ip == "localhost" ? IPAddress.Loopback : IPAddress.Parse(ip), port),
            var other => throw new InvalidDataException($"The connection file asks for the transport {other}; this kernel has tcp and ipc."),
        };
    }
}
