using System.CommandLine;
using System.CommandLine.Parsing;
using Songbook.Kernel.Engine;

namespace Songbook.Cli;

/// <summary>Says in one or two lines what is wrong with the arguments and what is right.</summary>
internal static class UsageError
{
    public static bool IsIn(ParseResult parsed) => parsed.Errors.Count > 0 || Unknown(parsed) is not null;

    public static (string Message, string Advice) Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var call = Call(parsed.CommandResult);
        var help = $"See {call} --help.";
        if (Unknown(parsed) is { } unknown)
        {
            var isOption = unknown.StartsWith('-');
            var known = isOption
                ? command.Options.Where(option => !option.Hidden).Select(option => option.Name)
                : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
            var what = (isOption, command) switch
            {
                (true, _) => $"{call} has no option '{unknown}'.",
                (false, RootCommand) => $"there is no command '{unknown}'.",
                _ => $"{call} takes no argument '{unknown}'.",
            };
            return NearestName.Find(unknown, known) is { } guess ? (what, $"Did you mean '{guess}'? {help}") : (what, help);
        }
        return (string.Join(" ", parsed.Errors.Select(error => error.Message)), help);
    }

    // A command that takes any text would take a misspelt option, too; what begins with - may stand behind a --.
    private static string? Unknown(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var unmatched, ..] ? unmatched
        : parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens)
            .Select(token => token.Value).FirstOrDefault(value => value is ['-', _, ..]);

    /// <returns>How the command is called: <c>./songbook kernel install</c>.</returns>
    private static string Call(SymbolResult command) =>
        command is CommandResult { Command: not RootCommand and var called, Parent: { } parent } ? $"{Call(parent)} {called.Name}" : "./songbook";
}
