using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Commands;

/// <summary>songbook bench: the same work here and in a peer, turn by turn, on this machine.</summary>
internal static class BenchCommand
{
    public static Command Create(Repository repository, Screen screen)
    {
        var suite = new Argument<string>("SUITE") { Description = "torch, losses and audio: beside PyTorch; kernel: how early the notebook kernel answers." };
        suite.AcceptOnlyFromAmong("torch", "losses", "audio", "kernel");
        var only = new Argument<string[]>("WORK") { Description = "Only these pieces of work.", Arity = ArgumentArity.ZeroOrMore };
        var threads = new Option<int>("--threads") { Description = "Threads for both sides.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(result =>
        {
            if (result.GetValue(threads) < 1)
            {
                result.AddError("--threads takes a number from 1 on.");
            }
        });
        var write = new Option<bool>("--write") { Description = "Put the table into the README that shows it." };

        var command = new Command("bench", "Set up if needed, then time pieces of work beside a peer that does the same; exit code 1 when an aim is missed.") { suite, only, threads, write };
        command.Validators.Add(result =>
        {
            if (result.GetValue(write) && result.GetValue(only) is { Length: > 0 })
            {
                result.AddError("--write replaces the README's whole table: leave out the names of work.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            await new SetupPlan(repository, screen).EnsureAsync(cancel);
            if (parsed.GetValue(suite) == "kernel")
            {
                await KernelProgram.PublishAsync(repository, screen, cancel);
            }
            var folder = repository.In("bench", "Songbook.Bench");
            await DotnetTool.CompileAsync("build", Path.Combine(folder, "Songbook.Bench.csproj"), "Building the bench", screen, cancel);

            var program = Path.Combine(folder, "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "Songbook.Bench.exe" : "Songbook.Bench");
            var count = parsed.GetValue(threads).ToString(CultureInfo.InvariantCulture);
            var start = new ProcessStartInfo(program, [parsed.GetValue(suite)!, count, .. parsed.GetValue(only)!]) { WorkingDirectory = repository.Root };
            if (parsed.GetValue(write))
            {
                start.ArgumentList.Add("--write");
            }
            // The math libraries below libtorch read these, in the peer as well.
            start.Environment["OMP_NUM_THREADS"] = count;
            start.Environment["OPENBLAS_NUM_THREADS"] = count;
            using var bench = Process.Start(start)!;
            try
            {
                await bench.WaitForExitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                bench.Kill(entireProcessTree: true);
                throw;
            }
            return bench.ExitCode;
        });
        return command;
    }
}
