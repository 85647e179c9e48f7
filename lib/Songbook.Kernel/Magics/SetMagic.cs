using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Magics;

/// <summary><c>#!set --name x --value 42</c>, or <c>--value @value:y</c>: declares a variable in the language around it.</summary>
/// <remarks>Without <c>--byref</c> the variable gets a copy, by way of JSON: objects and lists arrive as a JsonDocument.</remarks>
internal sealed class SetMagic(LanguageList languages) : IMagic
{
    public string Name => "#!set";

    public async Task ExecuteAsync(MagicCall call, KernelInvocationContext context)
    {
        var options = MagicOptions.Parse(Name, call.Arguments, "--name", "--value", "--byref!", "--mime-type");
        var name = options["--name"] ?? throw new CellFailure("SetError", "#!set needs a name: #!set --name x --value 42", call.Line);
        var text = options["--value"] ?? throw new CellFailure("SetError", "#!set needs a value: #!set --name x --value 42", call.Line);
        await languages.Around(call).SetAsync(name, await ValueAsync(text, options["--byref"] is not null).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task<object?> ValueAsync(string text, bool isShared)
    {
        if (text is "@input" or "@password" || text.StartsWith("@input:", StringComparison.Ordinal))
            return await InputSource.ReadAsync(text.Split(':', 2).ElementAtOrDefault(1)?.Trim('"') ?? "Value: ", text == "@password").ConfigureAwait(false);
        if (!text.StartsWith('@'))
            return Literal(text);
        if (text[1..].Split(':', 2) is not [var language, var name])
            throw new CellFailure("SetError", $"'{text}' names no value: write @language:name.");
        var value = languages.Value(language, name);
        return isShared || value is string ? value : Literal(JsonSerializer.Serialize(value));
    }

    /// <summary>JSON if it is that, else the text.</summary>
    private static object? Literal(string text)
    {
        try
        {
            var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Number => json.RootElement.TryGetInt32(out var whole) ? whole : json.RootElement.GetDouble(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Null => null,
                JsonValueKind.String => json.RootElement.GetString(),
                _ => json,
            };
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
