using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Generator;

/// <summary>Turns every line of <c>Modules/*.modules</c> into a module class without parameters and its function in <c>torch.nn</c>.</summary>
/// <remarks>
/// <code>
/// ReLU(bool inplace = false): Tensor tensor => relu(tensor, inplace)
/// </code>
/// The constructor's parameters (which become properties), the inputs of <c>forward</c>, and a call of <c>torch.nn.functional</c> or of
/// an input. A module with a <c>reduction</c> is a loss. A minus before the name: the functions in <c>torch.nn</c> are elsewhere.
/// </remarks>
[Generator]
public sealed class ModuleTable : IIncrementalGenerator
{
    private static readonly Regex Line = new(@"^(- )?(\w+)\((.*?)\): (.+?) => (.+)$");

    private static readonly DiagnosticDescriptor BadLine = new(
        "OPS002", "Bad line in a module table", "{0}", "Modules", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tables = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".modules", StringComparison.Ordinal))
            .Select((file, cancel) => (Name: Path.GetFileNameWithoutExtension(file.Path), Text: file.GetText(cancel)!.ToString()));

        context.RegisterSourceOutput(tables, (output, table) =>
        {
            var code = new StringBuilder("#nullable enable\nusing System;\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\nusing static TorchSharp.torch.nn;\n\n");
            foreach (var line in table.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
            {
                var match = Line.Match(line);
                if (match.Success) code.Append(Code(match.Groups[2].Value, Parameter.List(match.Groups[3].Value), Parameter.List(match.Groups[4].Value), match.Groups[5].Value, match.Groups[1].Success));
                else output.ReportDiagnostic(Diagnostic.Create(BadLine, Location.None, "Cannot read this line: " + line));
            }

            output.AddSource(table.Name + ".modules.g.cs", code.ToString());
        });
    }

    private static string Code(string name, Parameter[] parameters, Parameter[] inputs, string forward, bool withoutFunction)
    {
        var isLoss = parameters.Any(parameter => parameter.Name == "reduction");
        var passedOn = parameters.Where(parameter => isLoss && parameter.Name is "reduction" or "weight").ToArray();
        var own = parameters.Except(passedOn).ToArray();
        var kind = !isLoss ? "ParameterLessModule" : passedOn.Length == 2 ? "WeightedLoss" : "Loss";
        var types = string.Join(", ", inputs.Select(input => input.Type)) + ", Tensor";
        var toBase = isLoss ? string.Join(", ", passedOn.Select(parameter => $"{parameter.Name}: {parameter.Name}")) : $"\"{name}\"";
        var ofInput = forward.Contains('.') && forward.IndexOf('.') < forward.IndexOf('(');
        var call = ofInput ? $"({inputs[0].Name} ?? throw new ArgumentNullException(nameof({inputs[0].Name}))){forward.Substring(forward.IndexOf('.'))}" : "functional." + forward;
        var function = withoutFunction ? "" : $"public static Modules.{name} {name}({string.Join(", ", parameters.Select(parameter => parameter.Text))}) => new({string.Join(", ", parameters.Select(parameter => parameter.Name))});";
        var declared = string.Join(", ", parameters.Select(parameter => parameter.Text));
        return $$"""
            namespace TorchSharp.Modules
            {
                public sealed partial class {{name}} : {{kind}}<{{types}}>
                {
                    {{(isLoss ? "public" : "internal")}} {{name}}({{declared}}) : base({{toBase}})
                    {
                        {{string.Join(" ", own.Select(parameter => $"this.{parameter.Name} = {parameter.Name};"))}}
                    }

                    {{string.Join("\n", own.Select(parameter => parameter.Hidden ? $"private readonly {parameter.Type} {parameter.Name};" : $"public {parameter.Type} {parameter.Name} {{ get; {(isLoss ? "" : "set; ")}}}"))}}

                    public override Tensor forward({{string.Join(", ", inputs.Select(input => input.Text))}}) => {{call}};
                }
            }

            namespace TorchSharp
            {
                public static partial class torch
                {
                    public static partial class nn
                    {
                        {{function}}
                    }
                }
            }


            """;
    }
}
