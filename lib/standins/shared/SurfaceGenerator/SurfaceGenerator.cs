using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SurfaceGenerator;

/// <summary>
/// Declares the members that <c>Surface.txt</c> names with the signatures that the real package's API listing gives them, and
/// every style object and style parameter that these signatures mention.
/// </summary>
/// <remarks>
/// A declared method only gathers its arguments: <c>Chart.Line&lt;…&gt;(…)</c> becomes <c>ChartBody.Line(arguments)</c>, written by
/// hand. Types that the project declares itself are left alone, unless they are partial.
/// </remarks>
[Generator]
public sealed class SurfaceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var texts = context.AdditionalTextsProvider.Collect();
        var declared = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax type && !type.Modifiers.Any(modifier => modifier.Text == "partial"),
            static (node, cancel) => node.SemanticModel.GetDeclaredSymbol(node.Node, cancel)!.ToDisplayString()).Collect();

        var referenced = context.CompilationProvider.Select(static (compilation, _) => compilation);

        context.RegisterSourceOutput(texts.Combine(declared).Combine(referenced), static (output, inputs) =>
        {
            var ((files, declaredTypes), compilation) = inputs;
            if (!files.Any(IsSurface))
            {
                return;
            }

            var surface = files.Where(IsSurface).SelectMany(Lines);
            var listing = new Listing(files.Where(file => !IsSurface(file)).SelectMany(Lines).ToList());
            var existing = new HashSet<string>(declaredTypes);
            bool IsElsewhere(string type) => existing.Contains(type) || IsReferenced(compilation, listing, type);

            var emitter = new Emitter(listing, IsElsewhere);
            foreach (var entry in surface.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
            {
                emitter.Add(entry);
            }

            output.AddSource("Surface.g.cs", SourceText.From(emitter.ToString(), Encoding.UTF8));
        });
    }

    internal static bool IsSurface(AdditionalText file) => file.Path.EndsWith("Surface.txt", StringComparison.Ordinal);

    internal static IEnumerable<string> Lines(AdditionalText file) =>
        file.GetText()?.Lines.Select(line => line.ToString()) ?? [];

    /// <summary>Whether a referenced assembly brings the type.</summary>
    private static bool IsReferenced(Compilation compilation, Listing listing, string type)
    {
        var lastDot = type.LastIndexOf('.');
        var isNested = listing.IsType(type.Substring(0, lastDot));
        var metadataName = isNested ? type.Substring(0, lastDot) + "+" + type.Substring(lastDot + 1) : type;
        var symbol = compilation.GetTypeByMetadataName(metadataName);
        return symbol is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);
    }
}
