using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Jupyter;

/// <summary>A kernel for Jupyter's front ends: answers requests one after the other, and interrupts and shutdowns at once.</summary>
/// <remarks>It listens before the compiler is loaded, so that a front end has its first answer early.</remarks>
internal sealed class JupyterKernel : IDisposable
{
    private readonly Channel<JupyterMessage> requests = Channel.CreateUnbounded<JupyterMessage>();
    private readonly TaskCompletionSource shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    // Not Console.Error: what is written there belongs to cells.
    private readonly TextWriter log = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
    private readonly JsonObject info;
    private readonly Channels channels;
    private readonly CellExecution cells;
    private readonly Task<NotebookSession> session;

    private JupyterKernel(ConnectionFile file, string? libraryFolder, string language)
    {
        info = KernelInfo.Reply(language);
        channels = new Channels(file, log, message => requests.Writer.TryWrite(message), Control, message => cells!.Answer(message));
        cells = new CellExecution(channels);
        session = Task.Run(async () =>
        {
            var created = new NotebookSession(new SessionOptions(Directory.GetCurrentDirectory(), libraryFolder, language), cells.Publish);
            await created.PrepareAsync().ConfigureAwait(false);
            return created;
        });
    }

    /// <param name="connectionFile">Where to listen; Jupyter writes it.</param>
    /// <param name="libraryFolder">Packages are taken from here first; null if there is none.</param>
    /// <param name="language">csharp or fsharp: the language of cells that name none.</param>
    /// <returns>The process's exit code.</returns>
    internal static async Task<int> RunAsync(string connectionFile, string? libraryFolder, string language)
    {
        JupyterKernel kernel;
        try
        {
            kernel = new JupyterKernel(ConnectionFile.Read(connectionFile), libraryFolder, language);
        }
        catch (InvalidDataException error)
        {
            await Console.Error.WriteLineAsync($"songbook kernel: {error.Message}").ConfigureAwait(false);
            return 1;
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.cells.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            kernel.shutdown.TrySetResult();
        });
        _ = kernel.WatchParentAsync();
        var serving = kernel.ServeAsync();
        await Task.WhenAny(serving, kernel.shutdown.Task).ConfigureAwait(false);
        kernel.Dispose();
        return 0;
    }

    public void Dispose()
    {
        cells.Dispose();
        channels.Flush();
        channels.Dispose();
    }

    private async Task ServeAsync()
    {
        await foreach (var request in requests.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            var mayGoOn = await AnswerAsync(request).ConfigureAwait(false);
            // What its reader sent before seeing the error is not run.
            while (!mayGoOn && requests.Reader.TryRead(out var waiting))
            {
                if (waiting.Type == "execute_request")
                    await WithStatusAsync(waiting, () => cells.Abort(waiting)).ConfigureAwait(false);
                else
                    await AnswerAsync(waiting).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> AnswerAsync(JupyterMessage request)
    {
        var mayGoOn = true;
        await WithStatusAsync(request, async () =>
        {
            switch (request.Type)
            {
                case "execute_request":
                    mayGoOn = await cells.ExecuteAsync(request, await session.ConfigureAwait(false)).ConfigureAwait(false);
                    break;
                case "kernel_info_request":
                    channels.Reply(request, "kernel_info_reply", Info());
                    break;
                case "complete_request":
                    channels.Reply(request, "complete_reply", Complete(request, await session.ConfigureAwait(false)));
                    break;
                case "inspect_request":
                    channels.Reply(request, "inspect_reply", Inspect(request, await session.ConfigureAwait(false)));
                    break;
                case "is_complete_request":
                    channels.Reply(request, "is_complete_reply", Check(request.Value<string>("code") ?? "", await session.ConfigureAwait(false)));
                    break;
                case "history_request":
                    channels.Reply(request, "history_reply", cells.History.Answer(request));
                    break;
                case "comm_info_request":
                    channels.Reply(request, "comm_info_reply", new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() });
                    break;
                case "comm_open":
                    // Nothing here speaks with widgets: the front end is told, so that it does not wait.
                    channels.Publish("comm_close", new JsonObject { ["comm_id"] = request.Value<string>("comm_id"), ["data"] = new JsonObject() }, request.Header);
                    break;
                case "shutdown_request":
                    ShutDown(request, isControl: false);
                    break;
            }
        }).ConfigureAwait(false);
        return mayGoOn;
    }

    private void Control(JupyterMessage request) => _ = WithStatusAsync(request, () =>
    {
        switch (request.Type)
        {
            case "interrupt_request":
                cells.Interrupt();
                channels.Reply(request, "interrupt_reply", new JsonObject { ["status"] = "ok" }, isControl: true);
                break;
            case "kernel_info_request":
                channels.Reply(request, "kernel_info_reply", Info(), isControl: true);
                break;
            case "shutdown_request":
                ShutDown(request, isControl: true);
                break;
        }
    });

    private JsonObject Info() => info.DeepClone().AsObject();

    private void ShutDown(JupyterMessage request, bool isControl)
    {
        JsonObject Content() => new() { ["status"] = "ok", ["restart"] = request.Flag("restart", false) };
        channels.Reply(request, "shutdown_reply", Content(), isControl);
        channels.Publish("shutdown_reply", Content(), request.Header);
        shutdown.TrySetResult();
    }

    private Task WithStatusAsync(JupyterMessage request, Action answer) => WithStatusAsync(request, () =>
    {
        answer();
        return Task.CompletedTask;
    });

    private async Task WithStatusAsync(JupyterMessage request, Func<Task> answer)
    {
        PublishStatus("busy");
        try
        {
            await answer().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // A request that cannot be answered must not end the kernel, nor leave the front end waiting.
            await log.WriteLineAsync($"songbook kernel: {request.Type}: {error}").ConfigureAwait(false);
            var failure = OutputMessages.Failure(new ErrorOutput(error.GetType().Name, error.Message, [error.Message]));
            failure["execution_count"] = 0;
            channels.Reply(request, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), failure);
        }
        PublishStatus("idle");

        void PublishStatus(string state) => channels.Publish("status", new JsonObject { ["execution_state"] = state }, request.Header);
    }

    private static JsonObject Complete(JupyterMessage request, NotebookSession session)
    {
        var code = request.Value<string>("code") ?? "";
        var found = session.Complete(code, TextPosition.ToUtf16(code, request.Value<int?>("cursor_pos") ?? int.MaxValue));
        var start = TextPosition.FromUtf16(code, found.Start);
        var end = TextPosition.FromUtf16(code, found.End);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(item =>
                    new JsonObject { ["text"] = item.Text, ["type"] = item.Kind, ["start"] = start, ["end"] = end })]),
            },
        };
    }

    private static JsonObject Inspect(JupyterMessage request, NotebookSession session)
    {
        var code = request.Value<string>("code") ?? "";
        var text = session.Inspect(code, TextPosition.ToUtf16(code, request.Value<int?>("cursor_pos") ?? int.MaxValue));
        var data = new JsonObject();
        if (text is not null)
            data["text/plain"] = text;
        return new JsonObject { ["status"] = "ok", ["found"] = text is not null, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    private static JsonObject Check(string code, NotebookSession session)
    {
        var status = session.Check(code);
        var reply = new JsonObject { ["status"] = status.ToString().ToLowerInvariant() };
        if (status == Completeness.Incomplete)
        {
            var last = code.Split('\n')[^1];
            reply["indent"] = last[..^last.TrimStart().Length] + (last.TrimEnd().EndsWith('{') ? "    " : "");
        }
        return reply;
    }

    /// <summary>Ends the kernel when the program that started it is gone.</summary>
    private async Task WatchParentAsync()
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var id))
            return;
        await (OperatingSystem.IsWindows() ? EndOfHandleAsync((nint)id) : EndOfProcessAsync((int)id)).ConfigureAwait(false);
        shutdown.TrySetResult();
    }

    private static async Task EndOfProcessAsync(int id)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // Gone already.
        }
    }

    /// <summary>On Windows Jupyter hands its kernels no number, but a handle of its own process.</summary>
    private static async Task EndOfHandleAsync(nint handle)
    {
        using var parent = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        var ended = new TaskCompletionSource();
        ThreadPool.RegisterWaitForSingleObject(parent, (_, _) => ended.SetResult(), null, Timeout.Infinite, executeOnlyOnce: true);
        await ended.Task.ConfigureAwait(false);
    }
}
