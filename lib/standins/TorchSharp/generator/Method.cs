using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TorchSharp.Generator;

/// <summary>One line of a table: <c>Tensor abs() = abs(this)</c>.</summary>
internal sealed class Method
{
    private readonly string home;

    private Method(string home, string signature, string aten, string arguments) => (this.home, Signature, Operator, Arguments) = (home, signature, aten, arguments);

    // A signature's parameters; a parameter may be a tuple.
    private static readonly Regex LastBrackets = new(@"\(((?:[^()]|\([^()]*\))*)\)$");

    private static readonly Regex Name = new(@"(\w+)(<\w+>)?$");

    public string Signature { get; }

    /// <summary>The operator's name, and its overload after a dot; empty for a line that is plain C#.</summary>
    public string Operator { get; }

    /// <summary>The operator's arguments, or the whole C# expression.</summary>
    public string Arguments { get; }

    /// <param name="home">The class whose table it stands in: <c>torch.linalg</c>.</param>
    /// <param name="line">The line.</param>
    public static Method? Parse(string home, string line)
    {
        var plain = line.IndexOf(") => ", StringComparison.Ordinal);
        if (plain >= 0) return new Method(home, line.Substring(0, plain + 1), "", line.Substring(plain + 5));

        var split = line.LastIndexOf(") = ", StringComparison.Ordinal);
        if (split < 0) return null;
        var call = line.Substring(split + 4);
        var open = call.IndexOf('(');
        if (open < 0 || call[call.Length - 1] != ')') return null;
        return new Method(home, line.Substring(0, split + 1), call.Substring(0, open), call.Substring(open + 1, call.Length - open - 2));
    }

    /// <summary>What the line calls. <c>relu_?</c> stands for <c>relu_</c> if <c>inplace</c> and <c>relu</c> if not.</summary>
    public OperatorField[] Operators =>
        Operator.EndsWith("_?", StringComparison.Ordinal) ? [new(Plain, Shown), new(Plain + "_", Shown)]
        : Operator.Length > 0 ? [new(Operator, Shown)]
        : [];

    // As a program writes it: linalg.inv, relu. An operator's sign has no name.
    private string Shown
    {
        get
        {
            var name = Name.Match(Signature.Substring(0, Signature.Length - LastBrackets.Match(Signature).Length)).Groups[1].Value;
            var place = home.Substring(home.LastIndexOf('.') + 1);
            return name.Length == 0 || place is "torch" or "Tensor" or "functional" ? name : $"{place}.{name}";
        }
    }

    private string Plain => Operator.Substring(0, Operator.Length - 2);

    public string Code(string modifiers)
    {
        var body = Operator.Length == 0 ? Arguments
            : Operators.Length == 2 ? $"inplace ? {Operators[1]}.Change({Arguments.Split(',')[0]}, {Arguments}) : {Operators[0]}.Tensor({Arguments})"
            : $"{Operators[0]}.{Call()}";
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
