using System.Diagnostics;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Tests;

/// <summary>A session in the test process, for what cannot be seen from outside.</summary>
/// <remarks>One for all tests that use it: the cells of a second one would have the names of the first one's.</remarks>
[CollectionDefinition(Name)]
public sealed class SharedSession : IDisposable, ICollectionFixture<SharedSession>
{
    public const string Name = "session in the test process";

    private readonly List<CellOutput> outputs = [];
    private int count;

    public SharedSession() : this(null)
    {
    }

    internal SharedSession(string? libraryFolder) => Session = new NotebookSession(new SessionOptions(Path.GetTempPath(), libraryFolder), output =>
    {
        lock (outputs)
            outputs.Add(output);
    });

    public NotebookSession Session { get; }

    public async Task<IReadOnlyList<CellOutput>> RunAsync(string source, CancellationToken? interrupt = null)
    {
        lock (outputs)
            outputs.Clear();
        await Session.ExecuteAsync(new CellRequest(source, ++count), interrupt ?? CancellationToken.None);
        lock (outputs)
            return [.. outputs];
    }

    /// <summary>Waits until the running cell has written this.</summary>
    public async Task WaitForAsync(string text)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            lock (outputs)
            {
                if (outputs.OfType<StreamOutput>().Any(output => output.Text.Contains(text, StringComparison.Ordinal)))
                    break;
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"'{text}' did not come within 20 s, but: {string.Join(" | ", outputs)}");
            }
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        // Into whatever the cell does next.
        await Task.Delay(200, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Session.Dispose();
}
