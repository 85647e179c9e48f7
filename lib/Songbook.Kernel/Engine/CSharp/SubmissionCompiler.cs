using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Songbook.Kernel.Engine.CSharp;

/// <summary>Compiles C# script submissions, each able to see what the earlier ones declared.</summary>
internal sealed class SubmissionCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly string[] DefaultUsings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
    ];

    private readonly CellReferenceResolver resolver;
    private readonly SourceReferenceResolver sources;
    private readonly List<MetadataReference> references;

    internal SubmissionCompiler(AssemblyFinder assemblies, string folder)
    {
        resolver = new CellReferenceResolver(assemblies, folder);
        sources = new SourceFileResolver([], folder);
        references = [.. AssemblyFinder.DefaultReferences.Select(resolver.Reference)];
    }

    /// <summary>The last submission that compiled and ran; null before the first.</summary>
    internal CSharpCompilation? Previous { get; private set; }

    /// <summary>How many submissions there have been.</summary>
    internal int Count { get; private set; }

    internal void AddReference(string path)
    {
        var reference = resolver.Reference(path);
        if (!references.Contains(reference))
            references.Add(reference);
    }

    /// <summary>Prepares a submission; nothing is checked yet.</summary>
    internal CSharpCompilation Create(string code, string documentName) =>
        CSharpCompilation.CreateScriptCompilation(
            $"cell-{Count + 1}", Parse(code, documentName), references, Options(), Previous, typeof(object));

    private static SyntaxTree Parse(string code, string documentName) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, documentName);

    private CSharpCompilationOptions Options() =>
        new(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: $"Submission#{Count + 1}",
            usings: DefaultUsings,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            metadataReferenceResolver: resolver,
            sourceReferenceResolver: sources,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    internal static Completeness Check(string code)
    {
        var tree = Parse(code, "");
        return !SyntaxFactory.IsCompleteSubmission(tree) ? Completeness.Incomplete
            : tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? Completeness.Invalid
            : Completeness.Complete;
    }

    /// <summary>Makes a submission part of the session, whether or not its run will end well.</summary>
    internal void Accept(CSharpCompilation submission)
    {
        Previous = submission;
        Count++;
    }

    /// <summary>Forgets all submissions after this one.</summary>
    internal void Return(CSharpCompilation? submission) => Previous = submission;

    /// <returns>Whether the submission ends in an expression with a value, or returns one.</returns>
    internal static bool HasValue(CSharpCompilation submission)
    {
        var tree = submission.SyntaxTrees[0];
        var statements = ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>().ToList();
        if (statements.Any(statement => ReturnsValue(statement)))
            return true;
        if (statements.LastOrDefault()?.Statement is not ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last)
            return false;
        // Only what is called may have no value; to bind anything else would be work for nothing.
        return last.Expression is not (InvocationExpressionSyntax or ConditionalAccessExpressionSyntax or AwaitExpressionSyntax)
            || submission.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }

    private static bool ReturnsValue(SyntaxNode statement) =>
        statement
            .DescendantNodesAndSelf(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .Any(node => node is ReturnStatementSyntax { Expression: not null });
}
