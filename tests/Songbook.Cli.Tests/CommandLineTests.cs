using Songbook.Cli.Terminal;
using Xunit;

namespace Songbook.Cli.Tests;

/// <summary>The built program as people call it: what it says, where, and what it returns.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("tset", "there is no command 'tset'", "Did you mean 'test'?")]
    [InlineData("doctr", "there is no command 'doctr'", "Did you mean 'doctor'?")]
    [InlineData("sing", "there is no command 'sing'", "See ./songbook --help.")]
    [InlineData("--hlep", "./songbook has no option '--hlep'", "Did you mean '--help'?")]
    [InlineData("setup --standins all", "./songbook setup has no option '--standins'", "Did you mean '--stand-ins'?")]
    [InlineData("setup --stand-ins some", "--stand-ins takes auto, all or none, not 'some'", "See ./songbook setup --help.")]
    [InlineData("setup --libtorch", "--libtorch", "See ./songbook setup --help.")]
    [InlineData("setup now", "./songbook setup takes no argument 'now'", "See ./songbook setup --help.")]
    [InlineData("test one two", "./songbook test takes no argument 'two'", "See ./songbook test --help.")]
    [InlineData("bench torch add --write", "--write replaces the README's whole table: leave out the names of work", "See ./songbook bench --help.")]
    [InlineData("doctor --fast", "./songbook doctor has no option '--fast'", "See ./songbook doctor --help.")]
    [InlineData("run --sped", "./songbook run has no option '--sped'", "See ./songbook run --help.")]
    [InlineData("verify --jsn x", "./songbook verify has no option '--jsn'", "Did you mean '--json'?")]
    [InlineData("kernel install --foo", "./songbook kernel install has no option '--foo'", "See ./songbook kernel install --help.")]
    [InlineData("kernel uninstal", "./songbook kernel takes no argument 'uninstal'", "Did you mean 'uninstall'? See ./songbook kernel --help.")]
    [InlineData("kernel install --user --prefix /usr/local", "--user and --prefix exclude each other", "See ./songbook kernel install --help.")]
    [InlineData("notebooks strip", "Required argument missing", "See ./songbook notebooks strip --help.")]
    [InlineData("@file", "there is no command '@file'", "See ./songbook --help.")]
    public async Task WrongUseIsToldInTwoLinesAndReturns2(string call, string message, string advice)
    {
        var result = await SongbookAsync(call.Split(' '));

        Assert.Equal(ExitCode.UsedWrongly, result.ExitCode);
        Assert.Contains(message, result.Output);
        Assert.Contains(advice, result.Output);
        Assert.Equal(2, result.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task NoCommandShowsTheHelpAndReturns2()
    {
        var result = await SongbookAsync();

        Assert.Equal(ExitCode.UsedWrongly, result.ExitCode);
        Assert.Contains("Commands:", result.Output);
    }

    [Theory]
    [InlineData("--help", "Commands:")]
    [InlineData("setup --help", "--stand-ins <auto|all|none>")]
    [InlineData("doctor --help", "Report this machine")]
    [InlineData("test --help", "--slow")]
    public async Task HelpIsEverywhereAndReturns0(string call, string text)
    {
        var result = await SongbookAsync(call.Split(' '));

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Contains(text, result.Output);
        Assert.DoesNotContain("library-facts", result.Output);
    }

    [Fact]
    public async Task AFolderThatIsNoLibTorchIsRefusedWithoutAStackTrace()
    {
        using var folder = new TemporaryFolder();

        var result = await SongbookAsync("setup", "--libtorch", folder.Path);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains($"error: {folder.Path} is no libtorch: it has no include/", result.Output);
        Assert.DoesNotContain("   at ", result.Output);
    }

    private static Task<ToolResult> SongbookAsync(params string[] arguments) =>
        Tool.RunAsync(Tool.Dotnet, [typeof(CommandLine).Assembly.Location, .. arguments], TestContext.Current.CancellationToken);
}
