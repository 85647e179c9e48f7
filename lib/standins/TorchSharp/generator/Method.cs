using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TorchSharp.Generator;

/// <summary>One line of a table: <c>Tensor abs() = abs(this)</c>.</summary>
internal sealed class Method
{
    private Method(string signature, string aten, string arguments) => (Signature, Operator, Arguments) = (signature, aten, arguments);

    // A signature's parameters; a parameter may be a tuple.
    private static readonly Regex LastBrackets = new(@"\(((?:[^()]|\([^()]*\))*)\)$");

    public string Signature { get; }

    /// <summary>The operator's name, and its overload after a dot; empty for a line that is plain C#.</summary>
    public string Operator { get; }

    /// <summary>The operator's arguments, or the whole C# expression.</summary>
    public string Arguments { get; }

    public static Method? Parse(string line)
    {
        var plain = line.IndexOf(") => ", StringComparison.Ordinal);
        if (plain >= 0) return new Method(line.Substring(0, plain + 1), "", line.Substring(plain + 5));

        var split = line.LastIndexOf(") = ", StringComparison.Ordinal);
        if (split < 0) return null;
        var call = line.Substring(split + 4);
        var open = call.IndexOf('(');
        if (open < 0 || call[call.Length - 1] != ')') return null;
        return new Method(line.Substring(0, split + 1), call.Substring(0, open), call.Substring(open + 1, call.Length - open - 2));
    }

    public static string Field(string aten) => "@" + aten.Replace('.', '_').Replace("::", "_");

    /// <summary>What the line calls. <c>relu_?</c> stands for <c>relu_</c> if <c>inplace</c> and <c>relu</c> if not.</summary>
    public string[] Operators => Operator.EndsWith("_?", StringComparison.Ordinal) ? [Plain, Plain + "_"] : Operator.Length > 0 ? [Operator] : [];

    private string Plain => Operator.Substring(0, Operator.Length - 2);

    public string Code(string modifiers)
    {
        var body = Operator.Length == 0 ? Arguments
            : Operators.Length == 2 ? $"inplace ? Aten.{Field(Operators[1])}.Change({Arguments.Split(',')[0]}, {Arguments}) : Aten.{Field(Operators[0])}.Tensor({Arguments})"
            : $"Aten.{Field(Operator)}.{Call()}";
        var guards = string.Concat(Dereferenced().Select(name => $"ArgumentNullException.ThrowIfNull({name}); "));
        return guards.Length == 0
            ? $"    {modifiers}{Signature} => {body};\n"
            : $"    {modifiers}{Signature} {{ {guards}{(ReturnType() == "void" ? "" : "return ")}{body}; }}\n";
    }

    // What uses a tensor's members meets a null before libtorch does.
    private IEnumerable<string> Dereferenced() =>
        Signature.Contains(" operator ") ? []
        : Parameter.List(LastBrackets.Match(Signature).Groups[1].Value)
            .Where(parameter => parameter.Type == "Tensor" && parameter.Default.Length == 0 && Arguments.Contains(parameter.Name + "."))
            .Select(parameter => parameter.Name);

    private string Call()
    {
        if (Operator.Split('.')[0].EndsWith("_", StringComparison.Ordinal)) return $"Change({Arguments.Split(',')[0]}, {Arguments})";
        var kind = ReturnType() switch
        {
            "Tensor" => "Tensor",
            "Tensor[]" => "Tensors",
            "void" => "Run",
            "Scalar" => "Scalar",
            "bool" => "Bool",
            "long" => "Long",
            "double" => "Double",
            var tuple when tuple[0] == '(' => "Tensors" + tuple.Split(',').Length,
            var other => throw new InvalidOperationException("No way to return " + other),
        };
        return $"{kind}({Arguments})";
    }

    private string ReturnType() =>
        Signature[0] == '(' ? Signature.Substring(0, Signature.IndexOf(')') + 1) : Signature.Split(' ').First(word => word is not ("new" or "static"));
}
