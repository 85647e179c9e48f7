using System.CommandLine;
using System.Runtime.InteropServices;
using Songbook.Cli.Commands;
using Songbook.Cli.Terminal;

namespace Songbook.Cli;

/// <summary>The commands, and how their mistakes and failures are told.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static RootCommand Create(Repository repository, Screen screen) =>
        new("Songbook: learn how BirdNET works, in C#.")
        {
            RunCommand.Create(repository, screen),
            LabCommand.Create(repository, screen),
            KernelCommand.Create(repository, screen),
            NotebooksCommand.Create(repository, screen),
            SetupCommand.Create(repository, screen),
            TestCommand.Create(repository, screen),
            VerifyCommand.Create(repository, screen),
            BenchCommand.Create(repository, screen),
            WeightsCommand.Create(repository, screen),
            DataCommand.Create(repository, screen),
            DoctorCommand.Create(repository, screen),
            DoctorCommand.CreateLibraryFacts(repository),
        };

    /// <remarks>The first Ctrl+C asks the command to stop and tidy up, the second ends the process.</remarks>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Screen screen)
    {
        using var interrupt = new CancellationTokenSource();
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var root = Create(Repository.Find(), screen);
            if (args.Length == 0)
            {
                await root.Parse("--help", Parser).InvokeAsync();
                return ExitCode.UsedWrongly;
            }
            var parsed = root.Parse(args, Parser);
            if (UsageError.IsIn(parsed))
            {
                screen.Error(UsageError.Explain(parsed));
                return ExitCode.UsedWrongly;
            }
            return await parsed.InvokeAsync(Invocation, interrupt.Token);
        }
        catch (UserException mistake)
        {
            screen.Error(mistake.Message, mistake.Advice);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            screen.Error("stopped.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            screen.Error(failure.Message, "Check that the file's folder exists, may be written to and has space left.");
            return ExitCode.Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        }
    }
}
