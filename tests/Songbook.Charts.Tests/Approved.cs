using System.Reflection;

namespace Songbook.Charts.Tests;

/// <summary>Files that somebody looked at and found right.</summary>
internal static class Approved
{
    private static readonly string Folder = typeof(Approved).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ApprovedFolder").Value!;

    /// <summary>The approved file.</summary>
    public static byte[] Read(string name, string extension) => File.ReadAllBytes(Path.Combine(Folder, $"{name}.{extension}"));

    /// <summary>The approved file; the received content is left beside it, so that it can be compared and approved.</summary>
    public static byte[] Read(string name, string extension, byte[] received)
    {
        var approved = Path.Combine(Folder, $"{name}.{extension}");
        var beside = Path.Combine(Folder, $"{name}.received.{extension}");
        File.WriteAllBytes(beside, received);
        Assert.True(File.Exists(approved), $"Nothing is approved for {name}. Look at {beside} and rename it to {Path.GetFileName(approved)}.");
        return Read(name, extension);
    }

    public static void Forget(string name, string extension) => File.Delete(Path.Combine(Folder, $"{name}.received.{extension}"));
}
