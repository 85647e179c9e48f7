using System.Diagnostics;

namespace Songbook.Cli.Terminal;

/// <summary>Calls of the .NET SDK.</summary>
internal static class DotnetTool
{
    // No MSBuild or compiler process stays behind, unless the user wants the faster compiler server; and a feed that does not answer
    // is given up after two tries.
    private static readonly (string, string)[] Environment =
    [
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("UseSharedCompilation", System.Environment.GetEnvironmentVariable("UseSharedCompilation") ?? "false"),
        ("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "2"),
        ("NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "500"),
    ];

    public static Task<ToolResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancel, string? folder = null) =>
        Tool.RunAsync(Tool.Dotnet, arguments, cancel, folder: folder, environment: Environment);

    /// <summary>Builds or publishes in Release, with a status line that counts the seconds.</summary>
    /// <param name="verb">build or publish.</param>
    /// <param name="what">What the status line calls it.</param>
    /// <exception cref="UserException">It did not build; the message lists the compiler's errors.</exception>
    public static async Task CompileAsync(
        string verb, string project, string what, Screen screen, CancellationToken cancel, params string[] more)
    {
        var clock = Stopwatch.StartNew();
        var running = RunAsync(
            [verb, project, "--configuration", "Release", "--verbosity", "quiet", "--nologo", .. more], cancel);
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), cancel)) != running)
        {
            screen.Status($"{what} … {clock.Elapsed.TotalSeconds:0} s");
        }
        var result = await running;
        if (!result.Succeeded)
        {
            throw new UserException(
                $"{what} failed.{System.Environment.NewLine}{result.Errors}",
                $"Put right what the messages above name, or see all of it: dotnet {verb} {project} --configuration Release");
        }
    }
}
