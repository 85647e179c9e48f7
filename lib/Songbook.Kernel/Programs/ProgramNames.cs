using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Songbook.Kernel.Programs;

/// <summary>The names of a program: what cells declare twice, or a block declares again, gets a number.</summary>
internal sealed class ProgramNames
{
    // A declaration by its place: a symbol seen from a later cell is another object.
    private readonly Dictionary<(string Cell, int Start), string> renamed = [];
    private readonly HashSet<string> taken = ["notebook", "args", "failure"];

    internal ProgramNames(IReadOnlyList<ProgramCode> codes)
    {
        var declared = codes.SelectMany(Declared).ToList();
        foreach (var symbol in declared.Where(symbol => symbol is not ILocalSymbol and { ContainingType.IsScriptClass: true }))
            Take(symbol);
        // A local variable may not hide one of the program's.
        var ofProgram = taken.ToHashSet();
        foreach (var symbol in declared.OfType<ILocalSymbol>().Where(symbol => ofProgram.Contains(symbol.Name)))
            Take(symbol);
    }

    /// <summary>Where a cell's names change.</summary>
    internal IEnumerable<TextChange> In(ProgramCode code)
    {
        foreach (var node in code.Root.DescendantNodes())
        {
            var token = node is SimpleNameSyntax name ? name.Identifier : Declaration(node);
            if (token is not { } identifier)
                continue;
            var symbol = node is SimpleNameSyntax
                ? code.Model.GetSymbolInfo(node) is var info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null
                : code.Model.GetDeclaredSymbol(node);
            if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
                symbol = symbol.ContainingType;
            if (symbol is not null && Place(symbol.OriginalDefinition) is { } place && renamed.TryGetValue(place, out var fresh))
                yield return new TextChange(identifier.Span, fresh);
        }
    }

    private void Take(ISymbol symbol)
    {
        if (taken.Add(symbol.Name) || Place(symbol) is not { } place)
            return;
        var number = 2;
        while (!taken.Add(symbol.Name + number))
            number++;
        renamed[place] = symbol.Name + number;
    }

    private static IEnumerable<ISymbol> Declared(ProgramCode code) =>
        code.Root.DescendantNodes()
            .Where(node => Declaration(node) is not null && node is not ConstructorDeclarationSyntax)
            .Select(node => code.Model.GetDeclaredSymbol(node))
            .OfType<ISymbol>();

    private static SyntaxToken? Declaration(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        SingleVariableDesignationSyntax variable => variable.Identifier,
        ForEachStatementSyntax variable => variable.Identifier,
        CatchDeclarationSyntax variable => variable.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        _ => null,
    };

    private static (string Cell, int Start)? Place(ISymbol symbol) =>
        symbol.Locations is [{ SourceTree: { } tree, SourceSpan: var span }, ..] ? (tree.FilePath, span.Start) : null;
}
