using System.CommandLine;
using Songbook.Cli.Data;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Commands;

/// <summary>songbook data: what the notebooks use when it is there, and do without when it is not.</summary>
internal static class DataCommand
{
    public static Command Create(Repository repository, Screen screen)
    {
        var recordings = new Command("recordings", "Fetch real bird calls (Debian and Ubuntu): those of Tux Paint's stamps, under the GPL 2.");
        recordings.SetAction(async (_, cancel) =>
        {
            var calls = await Recordings.FetchAsync(repository, screen, cancel);
            screen.Line($"{calls} calls in {repository.Recordings}, with their licence. To read Ogg files, the notebooks need libsndfile: apt-get install libsndfile1");
            return ExitCode.Ok;
        });
        return new Command("data", "Fetch data that is not part of Songbook.") { recordings };
    }
}
