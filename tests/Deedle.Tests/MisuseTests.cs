using System.Text.RegularExpressions;
using StandIns;

namespace Deedle.Tests;

/// <summary>What goes wrong in the real library goes wrong in the same way, and what surprisingly does not neither.</summary>
[Collection(Fixtures.OneAtATime)]
public partial class MisuseTests
{
    // The reasons stand in the stand-in's README.
    private static readonly string[] Excluded = ["html of null", "CSV null path"];

    private static readonly CallsFile File = Fixtures.Calls.With(
        Fixtures.Misuses.ToDictionary(misuse => misuse.Name, misuse => misuse.Call),
        "public interface IBad { double nope { get; } }",
        "public interface IBadType { DateTime acc { get; } }");

    private static readonly (CallRegister Register, Dictionary<string, string> Errors) Compiled = CallCompiler.Compile(File, RecordedCallsTests.BeforeEach);

    public static TheoryData<string> Names => [.. Fixtures.Misuses.Select(misuse => misuse.Name).Except(Excluded)];

    [Theory]
    [MemberData(nameof(Names))]
    public void MisuseGivesTheRecordedResult(string name)
    {
        var misuse = Fixtures.Misuses.Single(misuse => misuse.Name == name);
        Assert.False(Compiled.Errors.TryGetValue(name, out string? error), error);
        var result = Compiled.Register.Run(name);
        if (misuse.When == "-")
        {
            Assert.Null(result.Failure);
            string shown = Shown(result.Value);
            Assert.Equal(Squeezed(misuse.Result), misuse.Result.EndsWith('…') ? Squeezed(shown)[..Squeezed(misuse.Result).Length] : Squeezed(shown));
        }
        else
        {
            Assert.NotNull(result.Failure);
            Assert.Equal(misuse.Exception, result.Failure.GetType().FullName);
            Assert.Equal(Masked(misuse.Result), Masked(result.Failure.Message.Split('\n')[0]));
        }
    }

    private static string Shown(object? value)
    {
        string text = Description.TextOf(value);
        return value is IFrame frame ? $"{frame.Apply(new Size())}: {text}" : text;
    }

    // Recorded lines are cut, and end in spaces and a sign for the line end.
    private static string Squeezed(string text) => Spaces().Replace(text.Replace("⏎", " ").TrimEnd('…'), " ").Trim();

    // The real library names an internal closure beside the missing column, and files are elsewhere.
    private static string Masked(string message) => Path().Replace(Closure().Replace(message, "'$1'"), "'<file>'");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"'\((\w+), Exact, [^)]*\)'")]
    private static partial Regex Closure();

    [GeneratedRegex(@"'[^']*/[^']*'")]
    private static partial Regex Path();

    private sealed class Size : IFrameOperation<string>
    {
        public string Invoke<R, C>(Frame<R, C> frame) => $"{frame.RowCount}x{frame.ColumnCount}";
    }
}
