using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Songbook.Kernel.Engine.Interrupt;

namespace Songbook.Kernel.Engine.CSharp;

/// <summary>C# cells: each is compiled as a script submission that continues the earlier ones, loaded and run.</summary>
/// <remarks>
/// Roslyn's protocol for submissions: submission n stores its object, whose fields are the cell's variables, in slot n of an array
/// that all share, and finds the earlier ones there. A cell that throws has stored itself already: its variables stay.
/// </remarks>
internal sealed class CSharpLanguage : ICodeLanguage
{
    // `display(x)` and `HTML("…")` are static members of Kernel.
    internal const string Prelude = $$"""
        using static Microsoft.DotNet.Interactive.Kernel;
        static string input(string prompt = "") => GetInputAsync(prompt).GetAwaiter().GetResult();
        static Microsoft.DotNet.Interactive.PasswordString password(string prompt = "") => GetPasswordAsync(prompt).GetAwaiter().GetResult();
        {{InterruptibleLoops.Declaration}}
        """;

    private const string SharedSlot = "songbook.shared";

    private static readonly EmitOptions Options =
        CancellableModules.Instrument(new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));

    private readonly AssemblyFinder assemblies;
    private readonly CancellableModules modules = new();
    private readonly CellThreads threads;
    private readonly SubmissionCompiler compiler;
    private object?[] submissions = new object?[16];

    internal CSharpLanguage(AssemblyFinder assemblies, CellThreads threads, string folder)
    {
        this.assemblies = assemblies;
        this.threads = threads;
        compiler = new SubmissionCompiler(assemblies, folder);
    }

    /// <summary>Is told of each assembly that a cell references by its path, before the cell runs.</summary>
    internal Func<string, Task> Referenced { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<string> Names { get; } = ["csharp", "C#", "c#"];

    public async Task ExecuteAsync(CellCode code, KernelInvocationContext context)
    {
        await PrepareAsync().ConfigureAwait(false);
        var submission = compiler.Create(code.Text, code.Document);
        var hasValue = SubmissionCompiler.HasValue(submission);
        var run = Load(submission);
        foreach (var reference in submission.DirectiveReferences.OfType<PortableExecutableReference>())
            await Referenced(reference.FilePath!).ConfigureAwait(false);

        modules.SetToken(context.CancellationToken);
        var scheduler = new CellScheduler(threads, context.CancellationToken);
        await scheduler.RunAsync(async () =>
        {
            var value = await run(submissions);
            // Here too the reader's code runs: formatters, properties, lazy sequences.
            if (hasValue)
                context.Publish(new ReturnValueProduced(value, context.Command, FormattedValue.CreateManyFromObject(value)));
            return value;
        }).ConfigureAwait(false);
    }

    public async Task PrepareAsync()
    {
        if (compiler.Previous is null)
            await Load(compiler.Create(Prelude, "prelude"))(submissions).ConfigureAwait(false);
    }

    public Completions Complete(string code, int position) => CSharpCompletion.At(compiler.Create(code, "completion"), position);

    public string? Inspect(string code, int position) => CSharpInspection.At(compiler.Create(code, "inspection"), position);

    public Completeness Check(string code) => SubmissionCompiler.Check(code);

    public IReadOnlyDictionary<string, Variable> Variables
    {
        get
        {
            var variables = new SortedDictionary<string, Variable>(StringComparer.Ordinal);
            foreach (var submission in submissions.OfType<object>())
            {
                foreach (var member in submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(member => member.Name[0] != '<'))
                    variables[member.Name] = new Variable(member.FieldType, member.GetValue(submission));
            }
            return variables;
        }
    }

    public async Task SetAsync(string name, object? value)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new CellFailure("ShareError", $"'{name}' is no name that a C# variable can have.");
        await PrepareAsync().ConfigureAwait(false);
        // The way in for an object: a slot of the process that code needs no reference to read.
        AppDomain.CurrentDomain.SetData(SharedSlot, value);
        var type = value is null ? "object" : TypeName(value.GetType());
        foreach (var path in value is null ? [] : AssemblyFinder.FilesOf(value.GetType()))
            AddReference(path);
        await Load(compiler.Create($"var {name} = ({type})System.AppDomain.CurrentDomain.GetData(\"{SharedSlot}\");", "share"))(submissions).ConfigureAwait(false);
        AppDomain.CurrentDomain.SetData(SharedSlot, null);
    }

    public void AddReference(string path) => compiler.AddReference(path);

    /// <summary>Compiles a submission and makes it part of the session, whether or not its run will end well.</summary>
    private Func<object?[], Task<object?>> Load(CSharpCompilation original)
    {
        var tree = original.SyntaxTrees[0];
        var submission = InterruptibleLoops.Rewrite(tree) is var rewritten && rewritten != tree ? original.ReplaceSyntaxTree(tree, rewritten) : original;
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = submission.Emit(image, symbols, options: Options);
        if (emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw CompilationErrors.Report(original.GetDiagnostics()); // with the columns that the reader sees
        compiler.Accept(submission);
        // Nothing but usings or references: there is nothing to run.
        if (!emitted.Success)
            return _ => Task.FromResult<object?>(null);

        image.Position = symbols.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image, symbols);
        assemblies.AddEmitted(assembly);
        modules.Add(assembly);
        if (compiler.Count + 1 > submissions.Length)
            Array.Resize(ref submissions, submissions.Length * 2);

        var entry = submission.GetEntryPoint(CancellationToken.None)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    /// <summary>The type as C# writes it; dynamic where C# cannot.</summary>
    private static string TypeName(Type type)
    {
        if (!type.IsVisible || type.IsNested || type.Assembly.Location.Length == 0)
            return "dynamic";
        if (type.IsArray)
            return type.GetArrayRank() == 1 && TypeName(type.GetElementType()!) is var element and not "dynamic" ? element + "[]" : "dynamic";
        if (!type.IsGenericType)
            return "global::" + type.FullName;
        var arguments = type.GetGenericArguments().Select(TypeName).ToList();
        return arguments.Contains("dynamic") ? "dynamic" : $"global::{type.FullName!.Split('`')[0]}<{string.Join(", ", arguments)}>";
    }
}
