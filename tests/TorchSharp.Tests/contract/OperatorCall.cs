extern alias TorchSharpGenerator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Native;
using TorchSharpGenerator::TorchSharp.Generator;

namespace TorchSharp.Tests.Contract;

/// <summary>A call of an operator somewhere in the stand-in: in what the tables become and in what is written by hand.</summary>
/// <param name="Text">The line it stands in.</param>
/// <param name="Operator">The field of <c>Aten</c>; null where the operator comes as a variable.</param>
/// <param name="Method">How the result is taken: <c>Tensor</c>, <c>Change</c>, …</param>
/// <param name="Target">The object that <c>Change</c> returns.</param>
internal sealed record OperatorCall(string Text, string? Operator, string Method, string Target, CallArgument[] Arguments)
{
    /// <summary>All of them, as the compiler understands the source.</summary>
    public static IReadOnlyList<OperatorCall> All { get; } = [.. Find(Compile())];

    private static CSharpCompilation Compile()
    {
        var folder = Path.Combine(Fixtures.Repository, "lib", "standins", "TorchSharp");
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "generator"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
        var usings = string.Concat(new[] { "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks" }.Select(name => $"global using {name};\n"));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("TorchSharp", [.. sources, CSharpSyntaxTree.ParseText(usings, options)], platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

        var generators = new IIncrementalGenerator[] { new OperatorTable(), new ModuleTable(), new OptimizerTable(), new Arity() };
        var tables = new[] { "*.ops", "*.modules", "*.optimizers" }
            .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal));
        CSharpGeneratorDriver.Create(generators.Select(each => each.AsSourceGenerator()), tables.Select(file => new Table(file)), options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        return (CSharpCompilation)whole;
    }

    private static IEnumerable<OperatorCall> Find(CSharpCompilation compilation)
    {
        var type = compilation.GetTypeByMetadataName(typeof(Operator).FullName!)!;
        var methods = type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Parameters is [.., { IsParams: true }]).Select(method => method.Name).ToHashSet();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var calls = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => call.Expression is MemberAccessExpressionSyntax access && methods.Contains(access.Name.Identifier.Text)).ToArray();
            if (calls.Length == 0) continue;
            var model = compilation.GetSemanticModel(tree);
            foreach (var call in calls)
            {
                var access = (MemberAccessExpressionSyntax)call.Expression;
                if (!SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(access.Expression).Type, type)) continue;
                var isChange = access.Name.Identifier.Text == "Change";
                var arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToArray();
                yield return new OperatorCall(
                    tree.GetText().Lines.GetLineFromPosition(call.SpanStart).ToString().Trim(),
                    access.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Aten" } } field ? field.Name.Identifier.ValueText : null,
                    access.Name.Identifier.Text,
                    isChange ? arguments[0].ToString() : "",
                    [.. arguments.Skip(isChange ? 1 : 0).Select(argument => CallArgument.Of(argument, model))]);
            }
        }
    }

    private sealed class Table(string file) : AdditionalText
    {
        public override string Path => file;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) =>
            Microsoft.CodeAnalysis.Text.SourceText.From(File.ReadAllText(file));
    }
}

/// <param name="Text">The expression.</param>
/// <param name="Types">Its C# type before it became an <c>Argument</c>; of <c>a ? b : c</c> both types.</param>
/// <param name="Name">The one variable it is made of; empty where there is none or several.</param>
internal sealed record CallArgument(string Text, string[] Types, string Name)
{
    public static CallArgument Of(ExpressionSyntax expression, SemanticModel model)
    {
        var names = expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => model.GetSymbolInfo(name).Symbol is IParameterSymbol or ILocalSymbol or IPropertySymbol { ContainingType.Name: not "Argument" } or IFieldSymbol { IsStatic: false })
            .Select(name => name.Identifier.ValueText).Distinct().ToArray();
        return new(expression.ToString(), [.. Of(expression).Select(each => Describe(each, model))], expression is ThisExpressionSyntax ? "self" : names.Length == 1 ? names[0] : "");
    }

    private static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        ConditionalExpressionSyntax choice => [.. Of(choice.WhenTrue), .. Of(choice.WhenFalse)],
        _ => [expression],
    };

    // Where an Argument is made by name, the name tells: Argument.None, Argument.Given(n), …
    private static string Describe(ExpressionSyntax expression, SemanticModel model)
    {
        var type = model.GetTypeInfo(expression).Type;
        if (type is null) return expression.IsKind(SyntaxKind.DefaultLiteralExpression) || expression.IsKind(SyntaxKind.NullLiteralExpression) ? "Argument.None" : "?";
        if (type.Name != "Argument") return type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Replace("?", "", StringComparison.Ordinal).Split('.')[^1];
        return (expression is InvocationExpressionSyntax call ? call.Expression : expression).ToString();
    }
}
