using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Headless;

/// <summary>The runner's end of a worker: whatever a cell does to its process, here it becomes that cell's failure.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly NamedPipeServerStream pipe;
    private const string Cut = "… beside the console, the cell has written millions of characters; only the end is kept.\n";

    private readonly StringBuilder printed = new();
    private readonly Task printing;
    private StreamReader? messages;
    private StreamWriter? requests;

    private WorkerProcess(Process process, NamedPipeServerStream pipe)
    {
        this.process = process;
        this.pipe = pipe;
        printing = Task.WhenAll(CollectAsync(process.StandardOutput), CollectAsync(process.StandardError));
    }

    internal static async Task<WorkerProcess> StartAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        var name = $"songbook-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var assembly = typeof(WorkerProcess).Assembly.Location;
        string[] library = options.LibraryFolder is { } folder ? [folder] : [];
        var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, [assembly, "worker", name, options.Folder, .. library])
        {
            WorkingDirectory = options.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();

        var worker = new WorkerProcess(process, pipe);
        try
        {
            using var connecting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var connected = pipe.WaitForConnectionAsync(connecting.Token);
            if (await Task.WhenAny(connected, process.WaitForExitAsync(connecting.Token)).ConfigureAwait(false) != connected)
            {
                await connecting.CancelAsync().ConfigureAwait(false);
                throw new InvalidOperationException($"The notebook's process did not start: {await worker.PrintedAsync().ConfigureAwait(false)}");
            }
            await connected.ConfigureAwait(false);
            worker.messages = new StreamReader(pipe);
            worker.requests = new StreamWriter(pipe) { AutoFlush = true };
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Executes a cell in the worker.</summary>
    /// <returns>Whether it succeeded. If the process died, <paramref name="publish"/> has received an error that says how.</returns>
    internal async Task<bool> ExecuteAsync(CellRequest cell, Action<CellOutput> publish, CancellationToken cancellationToken)
    {
        try
        {
            await requests!.WriteLineAsync(WorkerMessage.Write(cell).AsMemory(), cancellationToken).ConfigureAwait(false);
            while (await messages!.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                var message = WorkerMessage.Read<WorkerMessage>(line);
                if (message.Output is { } output)
                    publish(output);
                if (message.Done is { } isSuccess)
                {
                    if (TakePrinted() is { Length: > 0 } text)
                        publish(new StreamOutput("stdout", text));
                    return isSuccess;
                }
            }
        }
        catch (IOException)
        {
            // The pipe broke: the process is gone.
        }
        publish(Obituary(await PrintedAsync().ConfigureAwait(false)));
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
        await pipe.DisposeAsync().ConfigureAwait(false);
    }

    private ErrorOutput Obituary(string lastWords)
    {
        var lines = lastWords.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Any(line => line.StartsWith("Stack overflow", StringComparison.Ordinal)))
        {
            var repeated = lines.FirstOrDefault(line => line.StartsWith("at ", StringComparison.Ordinal));
            return Dead("StackOverflow", "a method called itself without end" + (repeated is null ? "." : $": {repeated}"), []);
        }
        if (lines.FirstOrDefault(line => line.StartsWith("Unhandled exception.", StringComparison.Ordinal)) is { } unhandled)
            return Dead("UnhandledException", $"outside the cell's own flow (a thread, an async void): {unhandled["Unhandled exception.".Length..].Trim()}", lines);
        return process.ExitCode > 128
            ? Dead("ProcessCrash", $"signal {process.ExitCode - 128} (out of memory, or a fault in native code).", lines)
            : Dead("ProcessExit", $"exit code {process.ExitCode} (does it call Environment.Exit?).", lines);
    }

    private static ErrorOutput Dead(string name, string reason, IReadOnlyList<string> lines)
    {
        var message = $"The cell ended the notebook's process: {reason}";
        return new ErrorOutput(name, message, [$"{name}: {message}", .. lines.TakeLast(20).Select(line => $"  {line}")]);
    }

    private async Task<string> PrintedAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        // A grandchild may hold the streams open.
        await Task.WhenAny(printing, Task.Delay(1000)).ConfigureAwait(false);
        return TakePrinted();
    }

    private string TakePrinted()
    {
        lock (printed)
        {
            var text = printed.ToString();
            printed.Clear();
            return text;
        }
    }

    private async Task CollectAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        for (int count; (count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
        {
            lock (printed)
            {
                printed.Append(buffer, 0, count);
                // The end counts: there it says why a process died.
                if (printed.Length > CapturedConsole.MostPerCell)
                    printed.Remove(0, printed.Length - CapturedConsole.MostPerCell / 2).Insert(0, Cut);
            }
        }
    }
}
