using System.CommandLine;
using Songbook.Cli.Library;
using Songbook.Cli.Setup;
using Songbook.Cli.Terminal;

namespace Songbook.Cli.Commands;

/// <summary>songbook weights: BirdNET's published weights for the library's network. They are never part of Songbook.</summary>
internal static class WeightsCommand
{
    public static Command Create(Repository repository, Screen screen)
    {
        var folder = new Argument<string>("DIR") { Description = "The published TensorFlow.js model: a folder with model.json and its shards." };
        var output = new Option<string>("--out")
        {
            Description = "The file to write; default: birdnet-v2.4.safetensors, here.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "birdnet-v2.4.safetensors",
        };

        var import = new Command("import", "Check the weights of BirdNET v2.4 by name and write them as safetensors.") { folder, output };
        import.SetAction(async (parsed, cancel) =>
        {
            if (!Path.Exists(parsed.GetValue(folder)))
            {
                throw new UserException(
                    $"there is no {parsed.GetValue(folder)}.",
                    "BirdNET-Analyzer's repository has the model: checkpoints/V2.4/BirdNET_GLOBAL_6K_V2.4_Model_TFJS/static/model. Its licence is CC BY-NC-SA 4.0.");
            }
            await new SetupPlan(repository, screen).EnsureAsync(cancel);
            var run = PublishedLibrary.Method<Func<string, string, TextWriter, int>>(repository, "Songbook.Weights.WeightsImport", "Run");
            return run(parsed.GetValue(folder)!, Path.GetFullPath(parsed.GetValue(output)!), Console.Out);
        });
        return new Command("weights", "Bring in weights that others trained.") { import };
    }
}
