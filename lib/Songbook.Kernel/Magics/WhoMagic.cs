using System.Net;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Magics;

/// <summary><c>#!who</c>: the variables of the language around it; <c>#!whos</c>: with their types and values.</summary>
internal sealed class WhoMagic(LanguageList languages, bool withValues) : IMagic
{
    public string Name => withValues ? "#!whos" : "#!who";

    public Task ExecuteAsync(MagicCall call, KernelInvocationContext context)
    {
        var variables = languages.Around(call).Variables;
        context.DisplayAs(withValues ? Table(variables) : List(variables), "text/html");
        return Task.CompletedTask;
    }

    private static string List(IReadOnlyDictionary<string, Variable> variables) =>
        $"<ul>{string.Concat(variables.Keys.Select(name => $"<li>{Encode(name)}</li>"))}</ul>";

    private static string Table(IReadOnlyDictionary<string, Variable> variables)
    {
        var rows = variables.Select(variable =>
            $"<tr><td>{Encode(variable.Key)}</td><td>{Encode(variable.Value.Type.ToDisplayString())}</td><td>{Encode(Short(variable.Value.Value))}</td></tr>");
        return $"<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>";
    }

    private static string Short(object? value)
    {
        const int longest = 120;
        var text = value.ToDisplayString();
        return text.Length <= longest ? text : text[..longest] + "…";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
