using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Magics;

namespace Songbook.Kernel.Engine;

/// <summary><c>#!value --name x</c>: the rest of the cell, or a file's text, is kept under a name and shown.</summary>
/// <param name="folder">Relative paths start here.</param>
internal sealed class ValueLanguage(string folder) : IValueLanguage
{
    private readonly Dictionary<string, Variable> values = [];

    public IReadOnlyList<string> Names { get; } = ["value"];

    public IReadOnlyDictionary<string, Variable> Variables => values;

    public async Task ExecuteAsync(CellCode code, KernelInvocationContext context)
    {
        var options = MagicOptions.Parse("#!value", code.Arguments, "--name", "--from-file", "--from-url", "--from-value", "--mime-type");
        var name = options["--name"] ?? throw new CellFailure("ValueError", "#!value needs a name: #!value --name x");
        var text = await ReadAsync(options, code, context.CancellationToken).ConfigureAwait(false);
        values[name] = new Variable(typeof(string), text);
        context.DisplayAs(text, options["--mime-type"] ?? "text/plain");
    }

    private async Task<string> ReadAsync(MagicOptions options, CellCode code, CancellationToken cancellationToken)
    {
        try
        {
            if (options["--from-file"] is { } file)
                return await File.ReadAllTextAsync(Path.GetFullPath(file, folder), cancellationToken).ConfigureAwait(false);
            if (options["--from-url"] is { } url)
            {
                using var client = new HttpClient();
                return await client.GetStringAsync(new Uri(url), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HttpRequestException or UriFormatException)
        {
            throw new CellFailure("ValueError", $"#!value: {error.Message}");
        }
        return options["--from-value"] ?? code.Text.Trim('\n');
    }
}
