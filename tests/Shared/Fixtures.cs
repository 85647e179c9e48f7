namespace StandIns;

/// <summary>The recorded uses of the real library, and a folder of its own to run them in.</summary>
public static class Fixtures
{
    /// <summary>For tests that write the calls' files or watch the console.</summary>
    public const string OneAtATime = "recorded calls";

    static Fixtures()
    {
        // The calls name files relative to the working directory; their results were recorded in UTC.
        string library = Path.GetFileNameWithoutExtension(Directory.GetFiles(At(""), "calls-*.cs").Single())["calls-".Length..];
        string folder = Directory.CreateTempSubdirectory($"{library}-").FullName;
        Environment.CurrentDirectory = folder;
        Environment.SetEnvironmentVariable("TZ", "UTC");
        TimeZoneInfo.ClearCachedData();
        // By its own name: by then the working directory is another one again.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Calls = CallsFile.Read(At($"calls-{library}.cs"));
        Misuses = MisuseTable.Read(At($"{library}-errors.md"));
    }

    public static CallsFile Calls { get; }

    public static List<Misuse> Misuses { get; }

    /// <summary>The listing of the real library's API.</summary>
    public static IEnumerable<string> Listing(string name) => File.ReadLines(At(name));

    public static string At(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);
}
