using System.Text.Json.Nodes;

namespace Songbook.Kernel.Jupyter;

/// <summary>A message of Jupyter's protocol, https://jupyter-client.readthedocs.io/en/stable/messaging.html</summary>
/// <param name="Identity">Who sent it, for the answer.</param>
/// <param name="Header">Its type, id, session.</param>
/// <param name="Metadata">What front ends add.</param>
/// <param name="Content">What depends on the type.</param>
internal sealed record JupyterMessage(byte[] Identity, JsonObject Header, JsonObject Metadata, JsonObject Content)
{
    internal string Type { get; } = Documents.Json.Text(Header["msg_type"]) ?? "";

    /// <summary>The language of a cell to execute, where the front end names one as .NET Interactive's does.</summary>
    internal string? Language => Text("polyglot_notebook", "kernelName") ?? Text("dotnet_interactive", "language");

    internal T? Value<T>(string name) => Content[name] is JsonValue value && value.TryGetValue(out T? content) ? content : default;

    private string? Text(string group, string name) => Metadata[group] is JsonObject values && values[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A flag that is absent has its protocol's default.</summary>
    internal bool Flag(string name, bool byDefault) => Content[name] is JsonValue value && value.TryGetValue(out bool content) ? content : byDefault;
}
