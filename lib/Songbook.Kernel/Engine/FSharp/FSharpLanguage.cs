using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Songbook.Kernel.Engine.Interrupt;

namespace Songbook.Kernel.Engine.FSharp;

/// <summary>F# cells, run by F#'s own interactive compiler in this process. It is loaded with the first of them.</summary>
internal sealed partial class FSharpLanguage(AssemblyFinder assemblies, CellThreads threads, string folder) : ICodeLanguage
{
    private readonly Lock gate = new();
    // Packages that cells have asked for and that the compiler has not been told of yet.
    private readonly List<string> newReferences = [];
    private FSharpSession? session;

    public IReadOnlyList<string> Names { get; } = ["fsharp", "F#", "f#"];

    public IReadOnlyDictionary<string, Variable> Variables => session?.Variables ?? new Dictionary<string, Variable>();

    private FSharpSession Session
    {
        get
        {
            lock (gate)
                return session ??= new FSharpSession(folder);
        }
    }

    public Task PrepareAsync() => OnCellThreadAsync(() => Session, CancellationToken.None);

    public Task ExecuteAsync(CellCode code, KernelInvocationContext context)
    {
        foreach (var path in ReferenceLine().Matches(code.Text).Select(match => Path.GetFullPath(match.Groups["path"].Value, folder)).Where(File.Exists))
            assemblies.Add(path);
        return OnCellThreadAsync(() =>
        {
            Reference();
            var value = Session.Evaluate(code.Text, code.Document, context.CancellationToken);
            if (value is not null)
                context.Publish(new ReturnValueProduced(value.Value, context.Command, FSharpFormatting.Format(value)));
            return value;
        }, context.CancellationToken);
    }

    public Task SetAsync(string name, object? value) => OnCellThreadAsync(() =>
    {
        Reference();
        Session.Set(name, value);
        return value;
    }, CancellationToken.None);

    public void AddReference(string path)
    {
        lock (gate)
            newReferences.Add(path);
    }

    public Completions Complete(string code, int position) => FSharpAssistance.Complete(Session.Read(code), code, position);

    public string? Inspect(string code, int position) => FSharpAssistance.Inspect(Session.Read(code), code, position);

    public Completeness Check(string code) => FSharpAssistance.Check(Session.Read(code));

    /// <summary>The compiler recurses deeply: threads of cells have the stack for it.</summary>
    private async Task OnCellThreadAsync(Func<object?> work, CancellationToken interrupt) =>
        await new CellScheduler(threads, interrupt).RunAsync(() => Task.FromResult(work())).ConfigureAwait(false);

    private void Reference()
    {
        string[] paths;
        lock (gate)
        {
            paths = [.. newReferences];
            newReferences.Clear();
        }
        Session.Reference(paths);
    }

    [GeneratedRegex("""^#r\s+@?"(?<path>[^":]+)"\s*$""", RegexOptions.Multiline)]
    private static partial Regex ReferenceLine();
}
