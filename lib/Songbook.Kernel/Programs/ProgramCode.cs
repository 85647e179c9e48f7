using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Engine.CSharp;

namespace Songbook.Kernel.Programs;

/// <summary>One cell's C#, taken apart into what a program has in different places.</summary>
internal sealed class ProgramCode
{
    private readonly CSharpCompilation submission;
    private readonly SourceText text;
    private readonly CompilationUnitSyntax root;
    private readonly int number;

    internal ProgramCode(CSharpCompilation submission, int number)
    {
        this.submission = submission;
        this.number = number;
        var tree = submission.SyntaxTrees[0];
        text = tree.GetText();
        root = tree.GetCompilationUnitRoot();
        Model = submission.GetSemanticModel(tree);
        if (root.Members.OfType<GlobalStatementSyntax>().Any(statement => statement.Statement is ReturnStatementSyntax))
            throw Impossible("returns");
        if (root.GetLoadDirectives().Count > 0)
            throw Impossible("uses #load");
        if (root.Members.FirstOrDefault(member => member is BasePropertyDeclarationSyntax or EventFieldDeclarationSyntax) is { } property)
            throw Impossible($"declares a property outside a class (\"{property.ToString().Split('\n')[0]}\")");
        foreach (var member in Moved)
            CheckIndependent(member);
    }

    internal SemanticModel Model { get; }

    internal SyntaxNode Root => root;

    internal IEnumerable<string> Usings => root.Usings.Select(line => line.ToString());

    internal IEnumerable<string> References => root.GetReferenceDirectives().Select(directive => directive.File.ValueText);

    /// <summary>The cell's own statements, variables and methods; the value of the last expression is shown.</summary>
    internal string Statements(ProgramNames names)
    {
        var changes = Renamed(names, root.FullSpan);
        changes.AddRange(root.Usings.Select(line => new TextChange(line.Span, "")));
        changes.AddRange(root.GetReferenceDirectives().Select(directive => new TextChange(directive.Span, "")));
        changes.AddRange(Moved.Select(member => new TextChange(member.FullSpan, "")));
        foreach (var member in root.Members.Except(Moved))
            changes.AddRange(AsStatement(member));
        if (root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
        {
            var hasValue = SubmissionCompiler.HasValue(submission);
            changes.Add(new TextChange(new TextSpan(last.SpanStart, 0), hasValue ? "notebook.Show(" : ""));
            changes.Add(new TextChange(new TextSpan(last.Span.End, 0), hasValue ? ");" : ";"));
        }
        var lines = Apply(root.FullSpan, changes).Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0);
        var body = string.Join('\n', lines).TrimEnd();
        return body.Length == 0 ? "" : body + "\n";
    }

    internal IEnumerable<string> Types(ProgramNames names) =>
        Moved.Where(member => member is not MethodDeclarationSyntax).Select(member => Independent(member, names));

    internal IEnumerable<string> Extensions(ProgramNames names) =>
        Moved.OfType<MethodDeclarationSyntax>().Select(method => Independent(method, names));

    /// <summary>What cannot stand between a program's statements.</summary>
    private IEnumerable<MemberDeclarationSyntax> Moved =>
        root.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax || member is MethodDeclarationSyntax method && IsExtension(method));

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;

    /// <summary>A variable or method of a script has modifiers and a value by default; a local one has neither.</summary>
    private static IEnumerable<TextChange> AsStatement(MemberDeclarationSyntax member)
    {
        foreach (var modifier in member.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword) && !modifier.IsKind(SyntaxKind.ConstKeyword) && !modifier.IsKind(SyntaxKind.UnsafeKeyword)))
            yield return new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), "");
        if (member is not FieldDeclarationSyntax field)
            yield break;
        foreach (var variable in field.Declaration.Variables.Where(variable => variable.Initializer is null))
            yield return new TextChange(new TextSpan(variable.Span.End, 0), " = default");
    }

    /// <summary>A type, or method of its own, must not speak of the notebook's variables.</summary>
    private void CheckIndependent(MemberDeclarationSyntax member)
    {
        foreach (var name in member.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = Model.GetSymbolInfo(name).Symbol;
            var isOfNotebook = symbol is { ContainingType.IsScriptClass: true } and (IFieldSymbol or IMethodSymbol { IsExtensionMethod: false });
            if (isOfNotebook)
                throw Impossible($"declares {Name(member)}, which uses the notebook's {symbol!.Name} (pass it in)");
        }
    }

    private string Independent(MemberDeclarationSyntax member, ProgramNames names) =>
        Apply(member.FullSpan, Renamed(names, member.FullSpan)).Trim('\n');

    private static string Name(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        _ => member.Kind().ToString(),
    };

    private List<TextChange> Renamed(ProgramNames names, TextSpan span) =>
        [.. names.In(this).Where(change => span.Contains(change.Span))];

    /// <summary>The text of a span with changes; one that lies within another is left out with it.</summary>
    private string Apply(TextSpan span, List<TextChange> changes)
    {
        var removed = changes.Where(change => change.Span.Length > 0 && change.NewText!.Length == 0).Select(change => change.Span).ToList();
        var effective = changes
            .Where(change => span.Contains(change.Span) && !removed.Exists(outer => IsWithin(change.Span, outer)))
            .Select(change => new TextChange(new TextSpan(change.Span.Start - span.Start, change.Span.Length), change.NewText!))
            .OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length);
        return SourceText.From(text.ToString(span)).WithChanges(effective).ToString();
    }

    private static bool IsWithin(TextSpan inner, TextSpan outer) =>
        inner != outer && outer.Contains(inner) && (inner.Length > 0 || (inner.Start > outer.Start && inner.End < outer.End));

    private CellFailure Impossible(string what) => new(ProgramCells.ProgramError, $"cell {number} {what}, which a program cannot do.");
}
