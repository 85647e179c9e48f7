using System.CommandLine;
using Songbook.Cli.Library;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Commands;

/// <summary>songbook verify: the library in lib/dist checks itself against numbers that others computed.</summary>
internal static class VerifyCommand
{
    public static Command Create(Repository repository, Screen screen)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders that are searched, with everything below, for cases: folders with a case.json.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<string?>("--json") { Description = "Also write the results to this file.", HelpName = "FILE" };

        var command = new Command("verify", "Set up if needed, then check the library against golden cases.") { folders, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await new SetupPlan(repository, screen).EnsureAsync(cancel);
            var verify = PublishedLibrary.Method<Func<IReadOnlyList<string>, string?, TextWriter, int>>(repository, "Songbook.Verification.Verifier", "Run");
            return verify(parsed.GetValue(folders)!, parsed.GetValue(json), Console.Out);
        });
        return command;
    }
}
