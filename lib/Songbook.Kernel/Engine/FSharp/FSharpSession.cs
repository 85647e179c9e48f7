using System.Runtime;
using System.Runtime.ExceptionServices;
using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Diagnostics;
using Microsoft.FSharp.Core;
using static FSharp.Compiler.Interactive.Shell;

namespace Songbook.Kernel.Engine.FSharp;

/// <summary>F#'s interactive compiler: evaluates text, and keeps what it declares.</summary>
internal sealed class FSharpSession
{
    /// <summary>What .NET Interactive opens for F# cells, and its <c>display</c>, <c>HTML</c>, ….</summary>
    private const string Prelude = """
        open System
        open System.Text
        open System.Threading.Tasks
        open System.Linq
        open type Microsoft.DotNet.Interactive.Kernel
        """;

    private static readonly string[] Options =
    [
        "fsi", "--noninteractive", "--nologo", "--quiet", "--gui-", "--readline-",
        "--targetprofile:netcore", "--usesdkrefs-", "--debug:portable", "--optimize+",
        .. new[] { "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions" }
            .Select(name => $"-r:{AssemblyFinder.HostPath(name)}"),
    ];

    private readonly FsiEvaluationSession compiler;

    internal FSharpSession(string folder)
    {
        // Its own remarks go nowhere; what cells print goes to the console, as everywhere.
        compiler = FsiEvaluationSession.Create(
            FsiEvaluationSession.GetDefaultConfiguration(), [.. Options, $"-I:{folder}"], TextReader.Null, TextWriter.Null, TextWriter.Null, null, null);
        Evaluate(Prelude, "prelude", CancellationToken.None);
    }

    internal IReadOnlyDictionary<string, Variable> Variables
    {
        get
        {
            var variables = new SortedDictionary<string, Variable>(StringComparer.Ordinal);
            foreach (var bound in compiler.GetBoundValues())
                variables[bound.Name] = new Variable(bound.Value.ReflectionType, bound.Value.ReflectionValue);
            variables.Remove("it"); // F#'s name for the last value
            return variables;
        }
    }

    /// <returns>The value of the last expression; null if there is none.</returns>
    /// <exception cref="CellFailure">The text does not compile.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    internal Variable? Evaluate(string text, string document, CancellationToken interrupt)
    {
        var (outcome, diagnostics) = Run(text, document, interrupt);
        if (diagnostics.Any(diagnostic => diagnostic.Severity.IsError))
            throw FSharpErrors.Report(diagnostics, text, document);
        // With the stack that it was thrown with.
        if (outcome is FSharpChoice<FSharpOption<FsiValue>?, Exception>.Choice2Of2 { Item: var thrown })
            ExceptionDispatchInfo.Throw(thrown);
        return outcome is FSharpChoice<FSharpOption<FsiValue>?, Exception>.Choice1Of2 { Item.Value: var value } && value.ReflectionType != typeof(Unit)
            ? new Variable(value.ReflectionType, value.ReflectionValue)
            : null;
    }

    internal void Reference(IReadOnlyList<string> paths)
    {
        if (paths.Count > 0)
            Evaluate(string.Join('\n', paths.Select(path => $"#r @\"{path}\"")), "references", CancellationToken.None);
    }

    internal void Set(string name, object? value)
    {
        if (!FSharpNames.IsIdentifier(name))
            throw new CellFailure("ShareError", $"'{name}' is no name that an F# variable can have.");
        // A value whose type F# cannot name, because a C# cell declared it, is an obj.
        if (value is null || value.GetType() is not { IsVisible: true, Assembly.Location.Length: > 0 })
            SetObject(name, value);
        else
            SetTyped(name, value);
    }

    internal (FSharpParseFileResults Parsed, FSharpCheckFileResults Checked) Read(string text)
    {
        var (parsed, read, _) = compiler.ParseAndCheckInteraction(text, null);
        return (parsed, read);
    }

    private void SetTyped(string name, object value)
    {
        Reference([.. AssemblyFinder.FilesOf(value.GetType())]);
        compiler.AddBoundValue(name, value);
    }

    private void SetObject(string name, object? value)
    {
        const string slot = "songbook.shared";
        AppDomain.CurrentDomain.SetData(slot, value);
        Evaluate($"let {name} = System.AppDomain.CurrentDomain.GetData(\"{slot}\")", "share", CancellationToken.None);
        AppDomain.CurrentDomain.SetData(slot, null);
    }

    /// <remarks>
    /// F# puts no checks into loops. What stops them is what stops them in F#'s own console: .NET aborts the thread. Code that holds
    /// native frames at that moment would end the process; cells of F# alone do not.
    /// </remarks>
    private (FSharpChoice<FSharpOption<FsiValue>?, Exception> Outcome, FSharpDiagnostic[] Diagnostics) Run(
        string text, string document, CancellationToken interrupt)
    {
        (FSharpChoice<FSharpOption<FsiValue>?, Exception>, FSharpDiagnostic[])? result = null;
        void Evaluate()
        {
            var (outcome, diagnostics) = compiler.EvalInteractionNonThrowing(text, document, null);
            result = (outcome, diagnostics);
        }
        if (!interrupt.CanBeCanceled)
        {
            Evaluate();
            return result!.Value;
        }
        // A token of its own: to cancel it takes as long as the thread waits for something, and whoever interrupts also wakes it.
        using var abort = new CancellationTokenSource();
        using var registration = interrupt.Register(() => _ = Task.Run(abort.Cancel));
#pragma warning disable SYSLIB0046 // made for interactive consoles, and marked because nothing else should use it
        ControlledExecution.Run(Evaluate, abort.Token);
#pragma warning restore SYSLIB0046
        interrupt.ThrowIfCancellationRequested();
        return result!.Value;
    }
}
