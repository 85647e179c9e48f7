using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Jupyter;

/// <summary>Executes cells for a front end: numbers them, sends on what they put out, answers.</summary>
internal sealed partial class CellExecution : IDisposable
{
    private readonly Channels channels;
    private readonly Lock gate = new();
    private JupyterMessage? request;
    private List<CellOutput>? captured;
    private CancellationTokenSource? running;
    private TaskCompletionSource<string>? answer;
    private int count;
    // Cells without a number of their own: silent ones, expressions that a front end watches.
    private int unnumbered;

    internal CellExecution(Channels channels)
    {
        this.channels = channels;
        InputSource.Read = AskAsync;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => SayLastWords("ProcessExit", "The cell ended the kernel's process (does it call Environment.Exit?).");
        AppDomain.CurrentDomain.UnhandledException += (_, thrown) => SayLastWords(
            "UnhandledException", $"An exception outside the cell's own flow (a thread, an async void) ended the kernel's process: {((Exception)thrown.ExceptionObject).Message}");
    }

    internal CellHistory History { get; } = new();

    /// <summary>Receives what cells put out. Threads that outlive their cell write to the last one.</summary>
    internal void Publish(CellOutput output)
    {
        lock (gate)
        {
            if (captured is not null)
            {
                captured.Add(output);
                return;
            }
            if (request is null || request.Flag("silent", false))
                return;
            var (type, content) = OutputMessages.From(output, count);
            channels.Publish(type, content, request.Header);
        }
    }

    /// <returns>Whether requests that wait behind this one may run.</returns>
    internal async Task<bool> ExecuteAsync(JupyterMessage execute, NotebookSession session)
    {
        var source = execute.Value<string>("code") ?? "";
        var isSilent = execute.Flag("silent", false);
        var isNumbered = !isSilent && execute.Flag("store_history", true);
        lock (gate)
        {
            request = execute;
            if (isNumbered)
                History.Add(++count, source);
        }
        if (!isSilent)
            channels.Publish("execute_input", new JsonObject { ["code"] = source, ["execution_count"] = count }, execute.Header);

        if (session.IsCode(execute.Language) && Question().Match(source) is { Success: true } question)
        {
            AnswerQuestion(execute, session, question.Groups["about"].Value);
            return true;
        }

        ErrorOutput? error = null;
        using var interrupt = new CancellationTokenSource();
        lock (gate)
            running = interrupt;
        session.Failed += Note;
        await session.ExecuteAsync(Cell(source, execute.Language, isNumbered), interrupt.Token).ConfigureAwait(false);
        session.Failed -= Note;

        var reply = error is not null ? OutputMessages.Failure(error) : new JsonObject
        {
            ["status"] = "ok",
            ["payload"] = new JsonArray(),
            ["user_expressions"] = await EvaluateAsync(execute.Content["user_expressions"] as JsonObject, session, interrupt.Token).ConfigureAwait(false),
        };
        reply["execution_count"] = count;
        lock (gate)
            running = null;
        channels.Reply(execute, "execute_reply", reply);
        return error is null || !execute.Flag("stop_on_error", true);

        void Note(ErrorOutput output) => error = output;
    }

    /// <summary>Answers a request that waited behind one that failed.</summary>
    internal void Abort(JupyterMessage execute) =>
        channels.Reply(execute, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = count });

    internal void Interrupt()
    {
        lock (gate)
        {
            // A cell that waits for input waits no longer.
            answer?.TrySetCanceled();
            var source = running;
            // Not here: what is cancelled may answer at once.
            if (source is not null)
                _ = Task.Run(source.Cancel);
        }
    }

    internal void Answer(JupyterMessage message)
    {
        lock (gate)
            answer?.TrySetResult(message.Value<string>("value") ?? "");
    }

    /// <summary>The kernel ends, and not because of a cell.</summary>
    public void Dispose()
    {
        lock (gate)
            running = null;
    }

    private CellRequest Cell(string source, string? language, bool isNumbered)
    {
        var cell = new CellRequest(source, count, language);
        return isNumbered ? cell : cell with { Document = $"unnumbered cell {++unnumbered}" };
    }

    /// <summary><c>?name</c> or <c>name?</c>: a name and what it is a member of, nothing else, so that no code is taken for a question.</summary>
    [GeneratedRegex(@"^\s*(?:\?{1,2}\s*(?<about>[\w.]+)|(?<about>[\w.]+)\s*\?{1,2})\s*$")]
    private static partial Regex Question();

    private void AnswerQuestion(JupyterMessage execute, NotebookSession session, string question)
    {
        var text = session.Inspect(question, question.Length) ?? $"Nothing is known about '{question}'.";
        channels.Reply(execute, "execute_reply", new JsonObject
        {
            ["status"] = "ok",
            ["execution_count"] = count,
            ["user_expressions"] = new JsonObject(),
            ["payload"] = new JsonArray(new JsonObject
            {
                ["source"] = "page",
                ["start"] = 0,
                ["data"] = new JsonObject { ["text/plain"] = text },
            }),
        });
    }

    private async Task<JsonObject> EvaluateAsync(JsonObject? expressions, NotebookSession session, CancellationToken interrupt)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions ?? [])
            values[name] = Json.Text(expression) is { } source
                ? Value(await CaptureAsync(Cell(source, null, isNumbered: false), session, interrupt).ConfigureAwait(false))
                : OutputMessages.Failure(new ErrorOutput("TypeError", $"The expression {name} is no text.", []));
        return values;
    }

    /// <returns>What a cell puts out, instead of publishing it.</returns>
    private async Task<List<CellOutput>> CaptureAsync(CellRequest cell, NotebookSession session, CancellationToken interrupt)
    {
        var outputs = new List<CellOutput>();
        lock (gate)
            captured = outputs;
        await session.ExecuteAsync(cell, interrupt).ConfigureAwait(false);
        lock (gate)
            captured = null;
        return outputs;
    }

    private static JsonObject Value(List<CellOutput> outputs) => outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error
        ? OutputMessages.Failure(error)
        : new JsonObject
        {
            ["status"] = "ok",
            ["data"] = outputs.OfType<ResultOutput>().LastOrDefault()?.Data.DeepClone() ?? new JsonObject(),
            ["metadata"] = new JsonObject(),
        };

    private Task<string> AskAsync(string prompt, bool isPassword)
    {
        lock (gate)
        {
            if (request is null || !request.Flag("allow_stdin", false))
                throw new NotSupportedException("This cell asks for input, and the front end takes none.");
            answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            channels.Ask(request, prompt, isPassword);
            return answer.Task;
        }
    }

    /// <summary>A cell ends the process: the front end hears it from the cell first.</summary>
    private void SayLastWords(string name, string message)
    {
        if (running is null)
            return;
        Publish(new ErrorOutput(name, message, [$"{name}: {message}"]));
        channels.Flush();
    }
}
