using Songbook.Cli.Data;
using Xunit;

namespace Songbook.Cli.Tests;

public sealed class RecordingsTests
{
    [Fact]
    public void CallsAreSoundsOfBirdsButNotSpokenNames()
    {
        using var folder = new TemporaryFolder();
        var birds = Directory.CreateDirectory(Path.Combine(folder.Path, "usr/share/tuxpaint/stamps/animals/birds")).FullName;
        foreach (var name in (string[])["owl.ogg", "owl.txt", "owl_desc.ogg", "owl_desc_fr.ogg", "crow.ogg", "lark.png"]) File.WriteAllText(Path.Combine(birds, name), "");

        Assert.Equal(["crow.ogg", "owl.ogg"], Recordings.Calls(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void APackageWithoutCallsIsToldWithAdvice()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<UserException>(() => Recordings.Calls(folder.Path));
        Assert.Contains("data/recordings", error.Advice);
    }
}
