namespace Songbook.Cli.Setup;

/// <summary>A libtorch that is not the system's, as pytorch.org packs it.</summary>
internal static class LibTorchFolder
{
    private static readonly string[] Needed = ["include/torch/csrc/api/include/torch/torch.h", "lib/libtorch_cpu.so"];

    /// <exception cref="UserException">The folder lacks a file that is needed to build against it.</exception>
    public static void Check(string folder)
    {
        if (Needed.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file))) is { } missing)
        {
            throw new UserException(
                $"{folder} is no libtorch: it has no {missing}.",
                "Name the unpacked folder of a libtorch, --libtorch DIR or the variable LIBTORCH; leave both out for the system's.");
        }
    }
}
