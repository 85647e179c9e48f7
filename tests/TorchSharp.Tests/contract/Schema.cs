using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Contract;

/// <summary>What libtorch says of an operator: <c>aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor</c>.</summary>
internal sealed partial record Schema(SchemaArgument[] Arguments, string[] Returns)
{
    public static Schema Parse(string text)
    {
        var arrow = text.LastIndexOf(" -> ", StringComparison.Ordinal);
        var arguments = text[(text.IndexOf('(') + 1)..text.LastIndexOf(')', arrow)];
        var returns = text[(arrow + 4)..];
        if (returns[0] == '(') returns = returns[1..^1];
        return new([.. Split(arguments).Where(part => part != "*").Select(SchemaArgument.Parse)], [.. Split(returns).Select(part => Plain(part.Split(' ')[0]))]);
    }

    /// <summary>A type without what it may share memory with and without the length of a list; a symbolic number is a number here.</summary>
    public static string Plain(string type) => Lengths().Replace(Aliases().Replace(type, ""), "[]").Replace("SymInt", "int", StringComparison.Ordinal);

    // At the commas outside brackets.
    private static IEnumerable<string> Split(string list)
    {
        int depth = 0, start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && list[i] is '(' or '[') depth++;
            else if (i < list.Length && list[i] is ')' or ']') depth--;
            else if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (list[start..i].Trim() is { Length: > 0 } part) yield return part;
                start = i + 1;
            }
        }
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aliases();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Lengths();
}

/// <param name="Type">As <c>int[]</c>, without the question mark of an optional one.</param>
/// <param name="MayBeLeftOut">It is optional or has a default.</param>
/// <param name="Written">The operator changes it.</param>
internal sealed record SchemaArgument(string Name, string Type, bool MayBeLeftOut, bool Written)
{
    public static SchemaArgument Parse(string text)
    {
        var declared = text.Split('=')[0];
        var space = declared.LastIndexOf(' ');
        var type = Schema.Plain(declared[..space]);
        return new(declared[(space + 1)..], type.TrimEnd('?'), type.EndsWith('?') || text.Contains('=', StringComparison.Ordinal), declared.Contains('!', StringComparison.Ordinal));
    }
}
