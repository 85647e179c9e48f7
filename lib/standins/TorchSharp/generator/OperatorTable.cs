using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Generator;

/// <summary>Turns every line of <c>Operators/*.ops</c> into a method that calls one ATen operator.</summary>
/// <remarks>
/// A table begins with <c>class torch.Tensor</c> or <c>static class torch.linalg</c>: where its methods go. Then a line a method:
/// <code>
/// Tensor clamp(Scalar? min = null, Scalar? max = null) = clamp(this, min, max)
/// </code>
/// On the left TorchSharp's signature, on the right ATen's operator (with its overload after a dot) and its arguments as C#
/// expressions; trailing arguments that are left out take ATen's defaults. An operator whose name ends in an underscore changes its
/// first argument and returns that very object; <c>relu_?</c> does so where the parameter <c>inplace</c> says so. With <c>=></c> the right side is plain C#. <see cref="Family"/> tells what
/// <c>$size</c> and <c>$T</c> stand for. A line <c>uses zeros eye.m item=ToScalar</c> names operators that handwritten code calls, and as what.
/// </remarks>
[Generator]
public sealed class OperatorTable : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor BadLine = new(
        "OPS001", "Bad line in an operator table", "{0}", "Operators", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tables = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".ops", StringComparison.Ordinal))
            .Select((file, cancel) => (Name: Path.GetFileNameWithoutExtension(file.Path), Text: file.GetText(cancel)!.ToString()));

        context.RegisterSourceOutput(tables, (output, table) => output.AddSource(table.Name + ".g.cs", Methods(table.Text, output)));
        context.RegisterSourceOutput(tables.Collect(), (output, all) => output.AddSource("Aten.g.cs", Registry(all.Select(table => table.Text))));
    }

    private static string Methods(string table, SourceProductionContext output)
    {
        var code = new StringBuilder("#nullable enable\nusing System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing TorchSharp.Native;\nusing static TorchSharp.torch;\n\nnamespace TorchSharp;\n\n");
        string modifiers = "public ", closing = "";
        foreach (var (home, line) in Lines(table))
        {
            if (IsHome(line))
            {
                modifiers = line.StartsWith("static", StringComparison.Ordinal) ? "public static " : "public ";
                var parts = home.Split('.');
                foreach (var part in parts)
                    code.Append(part == "Tensor" ? "public partial class " : "public static partial class ").Append(part).Append("\n{\n");
                closing = new string('}', parts.Length);
                continue;
            }

            if (line.StartsWith("uses ", StringComparison.Ordinal)) continue;
            if (Method.Parse(home, line) is { } method) code.Append(method.Code(modifiers));
            else output.ReportDiagnostic(Diagnostic.Create(BadLine, Location.None, "Cannot read this line: " + line));
        }

        return code.Append(closing).ToString();
    }

    /// <summary>One field an operator, so that each is looked up once.</summary>
    private static string Registry(IEnumerable<string> tables)
    {
        var fields = new SortedDictionary<string, OperatorField>(StringComparer.Ordinal);
        foreach (var field in tables.SelectMany(Lines).SelectMany(entry => Operators(entry.Home, entry.Line)))
            if (!fields.TryGetValue(field.Field, out var known) || known.Shown == known.Name) fields[field.Field] = field;
        var code = new StringBuilder("#nullable enable\nnamespace TorchSharp.Native;\n\ninternal static partial class Aten\n{\n");
        foreach (var field in fields.Values)
            code.Append($"    internal static readonly Operator @{field.Field} = new(\"{field.Name}\", \"{field.Overload}\"{(field.Shown == field.Name ? "" : $", \"{field.Shown}\"")});\n");
        return code.Append("}\n").ToString();
    }

    private static IEnumerable<OperatorField> Operators(string home, string line) =>
        line.StartsWith("uses ", StringComparison.Ordinal) ? line.Substring(5).Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(word => Used(home, word))
        : Method.Parse(home, line)?.Operators ?? [];

    private static OperatorField Used(string home, string word)
    {
        var parts = word.Split('=');
        var place = home.Substring(home.LastIndexOf('.') + 1);
        var shown = parts.Length > 1 ? parts[1] : word.StartsWith(place + "_", StringComparison.Ordinal) ? place + "." + word.Split('.')[0].Substring(place.Length + 1) : "";
        return new OperatorField(parts[0], shown);
    }

    private static IEnumerable<(string Home, string Line)> Lines(string table)
    {
        var home = "";
        foreach (var line in table.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').SelectMany(Family.Members))
        {
            if (IsHome(line)) home = line.Substring(line.IndexOf("class ", StringComparison.Ordinal) + 6);
            yield return (home, line);
        }
    }

    private static bool IsHome(string line) => line.StartsWith("class ", StringComparison.Ordinal) || line.StartsWith("static class ", StringComparison.Ordinal);
}
