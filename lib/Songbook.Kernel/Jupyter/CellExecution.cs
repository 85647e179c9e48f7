using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Jupyter;

/// <summary>Executes cells for a front end: numbers them, sends on what they put out, answers.</summary>
internal sealed class CellExecution : IDisposable
{
    private readonly Channels channels;
    private readonly Lock gate = new();
    private JupyterMessage? request;
    private List<CellOutput>? captured;
    private CancellationTokenSource? running;
    private TaskCompletionSource<string>? answer;
    private int count;

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
        lock (gate)
        {
            request = execute;
            running = new CancellationTokenSource();
            if (!isSilent && execute.Flag("store_history", true))
                History.Add(++count, source);
        }
        if (!isSilent)
            channels.Publish("execute_input", new JsonObject { ["code"] = source, ["execution_count"] = count }, execute.Header);

        if (Question(source) is { } question)
        {
            AnswerQuestion(execute, session, question);
            return true;
        }

        ErrorOutput? error = null;
        session.Failed += Note;
        await session.ExecuteAsync(new CellRequest(source, count, execute.Language), running.Token).ConfigureAwait(false);
        session.Failed -= Note;

        var reply = error is null ? new JsonObject { ["status"] = "ok", ["payload"] = new JsonArray() } : OutputMessages.Error(error);
        if (error is null)
            reply["user_expressions"] = await EvaluateAsync(execute.Content["user_expressions"] as JsonObject, session).ConfigureAwait(false);
        else
            reply["status"] = "error";
        reply["execution_count"] = count;
        lock (gate)
        {
            running.Dispose();
            running = null;
        }
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
        {
            running?.Dispose();
            running = null;
        }
    }

    /// <returns>The code that <c>?code</c> or <c>code?</c> asks about.</returns>
    private static string? Question(string source)
    {
        var text = source.Trim();
        if (text.Contains('\n', StringComparison.Ordinal) || text.Trim('?').Length is 0 || text.Trim('?').Length == text.Length)
            return null;
        return text.Trim('?').Trim();
    }

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

    private async Task<JsonObject> EvaluateAsync(JsonObject? expressions, NotebookSession session)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions ?? [])
        {
            lock (gate)
                captured = [];
            await session.ExecuteAsync(new CellRequest((string?)expression ?? "", count), running!.Token).ConfigureAwait(false);
            lock (gate)
            {
                var error = captured.OfType<ErrorOutput>().FirstOrDefault();
                var value = error is null ? new JsonObject { ["status"] = "ok" } : OutputMessages.Error(error);
                if (error is null)
                {
                    value["data"] = captured.OfType<ResultOutput>().LastOrDefault()?.Data.DeepClone() ?? new JsonObject();
                    value["metadata"] = new JsonObject();
                }
                else
                {
                    value["status"] = "error";
                }
                values[name] = value;
                captured = null;
            }
        }
        return values;
    }

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
