using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Songbook.Kernel.Engine.CSharp;

/// <summary>Makes every loop that stands directly in a cell look whether it shall stop.</summary>
/// <remarks>
/// The compiler instruments methods, lambdas and local functions, but not a script's own statements: there each round calls a method
/// that does nothing, and is instrumented. Nothing moves to another line.
/// </remarks>
internal sealed class InterruptibleLoops : CSharpSyntaxRewriter
{
    /// <summary>Declares the method that loops call.</summary>
    internal const string Declaration = "static void __round() { }";

    private static readonly StatementSyntax Call = ParseStatement("__round();");

    private InterruptibleLoops()
    {
    }

    /// <returns>The same tree if it has no loops.</returns>
    internal static SyntaxTree Rewrite(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var rewritten = new InterruptibleLoops().Visit(root);
        return rewritten == root ? tree : tree.WithRootAndOptions(rewritten, tree.Options);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        node.WithStatement(Checked(node.Statement));

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        node.WithStatement(Checked(node.Statement));

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        node.WithStatement(Checked(node.Statement));

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        node.WithStatement(Checked(node.Statement));

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        node.WithStatement(Checked(node.Statement));

    // What the compiler takes care of.
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node;

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => node;

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => node;

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => node;

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node;

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => node;

    private StatementSyntax Checked(StatementSyntax body)
    {
        var visited = (StatementSyntax)Visit(body)!;
        return visited is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, Call))
            : Block(Call, visited);
    }
}
