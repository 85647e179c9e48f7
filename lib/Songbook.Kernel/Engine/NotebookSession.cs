using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Songbook.Kernel.Engine.CSharp;
using Songbook.Kernel.Engine.Interrupt;
using Songbook.Kernel.Magics;
using Songbook.Kernel.Packages;

namespace Songbook.Kernel.Engine;

/// <summary>A running notebook: executes cells one after the other and keeps their state.</summary>
/// <remarks>One process holds one session, because the console and loaded assemblies belong to the process.</remarks>
public sealed class NotebookSession : IDisposable
{
    private readonly Action<CellOutput> publish;
    private readonly CapturedConsole console;
    private readonly CompositeKernel root = new() { DefaultKernelName = "csharp" };
    private readonly CSharpLanguage csharp;
    private readonly List<ILanguage> languages;
    private readonly List<IMagic> magics;
    private readonly SessionPackages packages;
    private readonly Dictionary<string, IReadOnlyList<string>> sources = [];

    /// <param name="options">Where the notebook lives and what it may use.</param>
    /// <param name="publish">Receives what cells put out, in order, from any thread.</param>
    public NotebookSession(SessionOptions options, Action<CellOutput> publish)
    {
        this.publish = publish;
        console = new CapturedConsole(publish);
        var assemblies = new AssemblyFinder();
        csharp = new CSharpLanguage(assemblies, new CellThreads(), options.Folder);
        var values = new ValueLanguage(options.Folder);
        languages = [csharp, .. MarkupLanguage.All(options.Folder), values];
        packages = new SessionPackages(options, assemblies, csharp.AddReference, root);
        csharp.Referenced = packages.ExtendAsync;
        magics =
        [
            new AboutMagic(), new ImportMagic(options.Folder, ImportAsync), new ListMagic(MagicNames), new SetMagic(csharp, values),
            new ShareMagic(csharp, values), new TimeMagic(), new WhoMagic(csharp, withValues: false), new WhoMagic(csharp, withValues: true),
        ];
        foreach (var language in languages)
            root.Add(new SessionKernel(language.Names[0], SubmitAsync), language.Names.Skip(1));
    }

    /// <summary>Raised when a cell has failed, after its error is put out.</summary>
    public event Action<ErrorOutput>? Failed;

    /// <summary>Executes a cell. What it puts out, a failure included, goes to the session's receiver.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> ExecuteAsync(CellRequest cell, CancellationToken cancellationToken = default)
    {
        var language = LanguageNamed(cell.Language ?? "csharp");
        var context = new KernelInvocationContext(
            new SubmitCode(cell.Source), root.Find(language ?? "csharp"), Convert, cancellationToken);
        sources[$"cell {cell.Number}"] = cell.Source.ReplaceLineEndings("\n").Split('\n');
        console.StartCell();
        context.Enter();
        try
        {
            if (language is null)
                throw UnknownLanguage(cell.Language!);
            await ExecutePartsAsync(cell with { Language = language }, context).ConfigureAwait(false);
            context.Complete(context.Command);
            console.Flush();
            return !IsFailed(context, out var message) || Fail(new ErrorOutput("Error", message, [message]));
        }
        catch (CellFailure failure)
        {
            return Fail(failure.ToOutput());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Fail(new ErrorOutput("Interrupted", "The cell was interrupted.", ["The cell was interrupted."]));
        }
        catch (Exception thrown)
        {
            return Fail(ExceptionReport.From(thrown, document => sources.GetValueOrDefault(document), $"cell {cell.Number}"));
        }
        finally
        {
            KernelInvocationContext.Leave();
        }
    }

    /// <summary>Gets everything ready that the first cell needs.</summary>
    public Task PrepareAsync() => csharp.PrepareAsync();

    /// <returns>What may stand at this position of a cell.</returns>
    public Completions Complete(string source, int position)
    {
        var lineStart = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        var line = source[lineStart..position];
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return csharp.Complete(WithoutMagics(source), position);
        var items = MagicNames().Where(name => name.StartsWith(line, StringComparison.Ordinal)).Select(name => new CompletionItem(name, "magic"));
        return new Completions([.. items], lineStart, position);
    }

    /// <returns>What stands at this position of a cell, as text; null if nothing is known.</returns>
    public string? Inspect(string source, int position) => csharp.Inspect(WithoutMagics(source), position);

    /// <returns>Whether a cell can be executed as it is.</returns>
    public static Completeness Check(string source) => SubmissionCompiler.Check(WithoutMagics(source));

    /// <summary>Hands on text that cells have written and that is still held back.</summary>
    public void Flush() => console.Flush();

    public void Dispose()
    {
        console.Dispose();
        root.Dispose();
    }

    private async Task ExecutePartsAsync(CellRequest cell, KernelInvocationContext context)
    {
        var parts = CellParser.Parse(cell, LanguageNamed, cell.Language ?? "csharp", IsCodeLanguage);
        foreach (var magic in parts.OfType<MagicCall>().Where(call => magics.All(magic => magic.Name != call.Name)))
            throw UnknownMagic(magic);

        await packages.AddAsync(parts, context).ConfigureAwait(false);
        foreach (var part in parts)
        {
            if (part is MagicCall call)
                await magics.First(magic => magic.Name == call.Name).ExecuteAsync(call, context).ConfigureAwait(false);
            else if (part is CellCode code)
                await languages.First(language => language.Names[0] == code.Language).ExecuteAsync(code, context).ConfigureAwait(false);
        }
    }

    private Task ImportAsync(string source, string language) =>
        ExecutePartsAsync(
            new CellRequest(source, 0, LanguageNamed(language) ?? throw UnknownLanguage(language)), KernelInvocationContext.Current);

    private async Task<KernelCommandResult> SubmitAsync(SubmitCode command, string language, CancellationToken cancellationToken)
    {
        await ImportAsync(command.Code, language).ConfigureAwait(false);
        return new KernelCommandResult(command, [new CommandSucceeded(command)]);
    }

    /// <returns>The first name of the language that is called so; null if there is none.</returns>
    private string? LanguageNamed(string name) => languages.FirstOrDefault(language => language.Names.Contains(name))?.Names[0];

    private static bool IsCodeLanguage(string language) => language is "csharp" or "fsharp";

    private List<string> MagicNames() =>
        [.. magics.Select(magic => magic.Name), .. languages.SelectMany(language => language.Names).Select(name => "#!" + name)];

    /// <summary>Magic lines made blank, of the same length: positions stay.</summary>
    private static string WithoutMagics(string source) =>
        string.Join('\n', source.Split('\n').Select(line => line.StartsWith("#!", StringComparison.Ordinal) ? new string(' ', line.Length) : line));

    private CellFailure UnknownMagic(MagicCall call)
    {
        var known = MagicNames();
        var hint = NearestName.Find(call.Name, known) is { } nearest ? $"Did you mean {nearest}?" : $"There are {string.Join(' ', known)}.";
        return new CellFailure("UnknownMagic", $"there is no magic command {call.Name}. {hint}", call.Line);
    }

    private CellFailure UnknownLanguage(string name) =>
        new("UnknownLanguage", $"This kernel does not run {name}; it runs {string.Join(", ", languages.Select(language => language.Names[0]))}.");

    private static bool IsFailed(KernelInvocationContext context, out string message)
    {
        var failed = context.Result.Events.OfType<CommandFailed>().FirstOrDefault();
        message = failed?.Message ?? "";
        return failed is not null;
    }

    private bool Fail(ErrorOutput error)
    {
        console.Flush();
        publish(error);
        Failed?.Invoke(error);
        return false;
    }

    /// <summary>From the events that code in cells raises to what front ends show.</summary>
    private void Convert(KernelEvent raised)
    {
        if (raised is not DisplayEvent shown)
            return;
        console.Flush();
        CellOutput? output = shown switch
        {
            // What `display(x)` returns stands for something that is shown already.
            ReturnValueProduced { Value: DisplayedValue } => null,
            ReturnValueProduced => new ResultOutput(MimeBundle.From(shown)),
            DisplayedValueUpdated => new DisplayUpdate(MimeBundle.From(shown), shown.ValueId),
            StandardOutputValueProduced => new StreamOutput("stdout", Text(shown)),
            StandardErrorValueProduced => new StreamOutput("stderr", Text(shown)),
            ErrorProduced error => new StreamOutput("stderr", error.Message + "\n"),
            _ => new DisplayOutput(MimeBundle.From(shown), shown.ValueId),
        };
        if (output is not null)
            publish(output);
    }

    private static string Text(DisplayEvent shown) => string.Concat(shown.FormattedValues.Select(formatted => formatted.Value));
}
