using Songbook.Cli.Terminal;
using Songbook.Kernel.Documents;

namespace Songbook.Cli.Setup;

/// <summary>Lets one setup at a time work in a working copy.</summary>
internal static class SetupLock
{
    public static Task<IDisposable> TakeAsync(Repository repository, Screen screen, CancellationToken cancel) =>
        FileLock.TakeAsync(
            Path.Combine(repository.Scratch, "setup.lock"), () => screen.Status("Waiting for another songbook that is setting up …"), cancel);
}
