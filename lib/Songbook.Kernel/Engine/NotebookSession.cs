using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Songbook.Kernel.Engine.CSharp;
using Songbook.Kernel.Engine.FSharp;
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
    private readonly DisplayBudget budget;
    private readonly CompositeKernel root;
    private readonly LanguageList languages;
    private readonly string mainLanguage;
    private readonly List<IMagic> magics;
    private readonly SessionPackages packages;
    private readonly Dictionary<string, IReadOnlyList<string>> sources = [];
    private int submissions;

    /// <param name="options">Where the notebook lives and what it may use.</param>
    /// <param name="publish">Receives what cells put out, in order, from any thread.</param>
    public NotebookSession(SessionOptions options, Action<CellOutput> publish)
    {
        this.publish = publish;
        console = new CapturedConsole(text =>
        {
            foreach (var output in TerminalClear.Split(text))
                publish(output);
        });
        budget = new DisplayBudget(publish);
        mainLanguage = options.Language;
        root = new CompositeKernel { DefaultKernelName = mainLanguage };
        var assemblies = new AssemblyFinder();
        var threads = new CellThreads();
        var csharp = new CSharpLanguage(assemblies, threads, options.Folder);
        var fsharp = new FSharpLanguage(assemblies, threads, options.Folder);
        languages = new LanguageList([csharp, fsharp, .. MarkupLanguage.All(options.Folder), new MermaidLanguage(options.LibraryFolder), new ValueLanguage(options.Folder)]);
        var import = new ImportMagic(options.Folder, ExecuteWithinAsync);
        packages = new SessionPackages(options, assemblies, AddReference, root, import.RunAsync);
        csharp.Referenced = packages.ExtendAsync;
        magics =
        [
            new AboutMagic(), import, new ListMagic(MagicNames), new SetMagic(languages),
            new ShareMagic(languages), new TimeMagic(), new WhoMagic(languages, withValues: false), new WhoMagic(languages, withValues: true),
        ];
        foreach (var language in languages.All)
            root.Add(new SessionKernel(language.Names[0], SubmitAsync), language.Names.Skip(1));

        void AddReference(string path)
        {
            csharp.AddReference(path);
            fsharp.AddReference(path);
        }
    }

    /// <summary>Raised when a cell has failed, after its error is put out.</summary>
    public event Action<ErrorOutput>? Failed;

    /// <summary>Executes a cell. What it puts out, a failure included, goes to the session's receiver.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> ExecuteAsync(CellRequest cell, CancellationToken cancellationToken = default)
    {
        var language = LanguageNamed(cell.Language ?? mainLanguage);
        var context = new KernelInvocationContext(
            new SubmitCode(cell.Source), root.Find(language ?? mainLanguage), Convert, cancellationToken);
        console.StartCell();
        budget.StartCell();
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
            return Fail(ExceptionReport.From(thrown, document => sources.GetValueOrDefault(document), cell.Document));
        }
        finally
        {
            KernelInvocationContext.Leave();
        }
    }

    /// <returns>Whether a cell of this language is code; null is the session's own language.</returns>
    public bool IsCode(string? language) => IsCodeLanguage(language ?? mainLanguage);

    /// <summary>Gets everything ready that the first cell needs.</summary>
    public Task PrepareAsync() => languages.FindCode(mainLanguage)?.PrepareAsync() ?? Task.CompletedTask;

    /// <returns>What may stand at this position of a cell.</returns>
    public Completions Complete(string source, int position)
    {
        var lineStart = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        var line = source[lineStart..position];
        if (line.StartsWith("#!", StringComparison.Ordinal))
        {
            var names = MagicNames().Where(name => name.StartsWith(line, StringComparison.Ordinal));
            return new Completions([.. names.Select(name => new CompletionItem(name, "magic"))], lineStart, position);
        }
        var (language, code) = CodeAt(source, position);
        return language?.Complete(code, position) ?? new Completions([], position, position);
    }

    /// <returns>What stands at this position of a cell, as text; null if nothing is known.</returns>
    public string? Inspect(string source, int position)
    {
        var (language, code) = CodeAt(source, position);
        return language?.Inspect(code, position);
    }

    /// <returns>Whether a cell can be executed as it is.</returns>
    public Completeness Check(string source)
    {
        var (language, code) = CodeAt(source, source.Length);
        return language?.Check(code) ?? Completeness.Complete;
    }

    /// <summary>Hands on text that cells have written and that is still held back.</summary>
    public void Flush() => console.Flush();

    public void Dispose()
    {
        console.Dispose();
        root.Dispose();
    }

    private async Task ExecutePartsAsync(CellRequest cell, KernelInvocationContext context)
    {
        sources[cell.Document] = cell.Source.ReplaceLineEndings("\n").Split('\n');
        var parts = CellParser.Parse(cell, LanguageNamed, cell.Language ?? mainLanguage, IsCodeLanguage);
        foreach (var magic in parts.OfType<MagicCall>().Where(call => magics.All(magic => magic.Name != call.Name)))
            throw UnknownMagic(magic);

        await packages.AddAsync(parts, context).ConfigureAwait(false);
        foreach (var part in parts)
        {
            if (part is MagicCall call)
                await ExecuteAsync(call, context).ConfigureAwait(false);
            else if (part is CellCode code)
                await languages.Find(code.Language)!.ExecuteAsync(code, context).ConfigureAwait(false);
        }
    }

    private async Task ExecuteAsync(MagicCall call, KernelInvocationContext context)
    {
        try
        {
            await magics.First(magic => magic.Name == call.Name).ExecuteAsync(call, context).ConfigureAwait(false);
        }
        catch (CellFailure failure) when (failure.Line is null)
        {
            throw failure.At(call.Line);
        }
    }

    /// <summary>Runs source that is not the cell's own within the cell that runs now.</summary>
    private async Task ExecuteWithinAsync(string source, string language, string document)
    {
        try
        {
            var request = new CellRequest(source, 0, LanguageNamed(language) ?? throw UnknownLanguage(language)) { Document = document };
            await ExecutePartsAsync(request, KernelInvocationContext.Current).ConfigureAwait(false);
        }
        catch (CellFailure failure)
        {
            throw failure.Within(document);
        }
    }

    private async Task<KernelCommandResult> SubmitAsync(SubmitCode command, string language, CancellationToken cancellationToken)
    {
        await ExecuteWithinAsync(command.Code, language, $"submitted code {++submissions}").ConfigureAwait(false);
        return new KernelCommandResult(command, [new CommandSucceeded(command)]);
    }

    /// <returns>The first name of the language that is called so; null if there is none.</returns>
    private string? LanguageNamed(string name) => languages.Find(name)?.Names[0];

    private bool IsCodeLanguage(string language) => languages.FindCode(language) is not null;

    private List<string> MagicNames() =>
        [.. magics.Select(magic => magic.Name), .. languages.All.SelectMany(language => language.Names).Select(name => "#!" + name)];

    /// <returns>The programming language at a position, and the cell with everything blanked out that is not in it.</returns>
    private (ICodeLanguage? Language, string Code) CodeAt(string source, int position)
    {
        var (language, code) = CellParser.CodeAt(source, position, LanguageNamed, mainLanguage, IsCodeLanguage);
        return (languages.FindCode(language), code);
    }

    private CellFailure UnknownMagic(MagicCall call)
    {
        var known = MagicNames();
        var hint = NearestName.Find(call.Name, known) is { } nearest ? $"Did you mean {nearest}?" : $"There are {string.Join(' ', known)}.";
        return new CellFailure("UnknownMagic", $"there is no magic command {call.Name}. {hint}", call.Line);
    }

    private CellFailure UnknownLanguage(string name) =>
        new("UnknownLanguage", $"This kernel does not run {name}; it runs {string.Join(", ", languages.All.Select(language => language.Names[0]))}.");

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

    private void Convert(KernelEvent raised)
    {
        if (raised is DisplayEvent)
            console.Flush();
        if (EventOutput.From(raised) is { } output && budget.Allows(output))
            publish(output);
    }
}
