using Songbook.Cli.Terminal;

namespace Songbook.Cli.Setup;

/// <summary>A package of the operating system.</summary>
/// <param name="Name">Debian's and Ubuntu's name.</param>
/// <param name="Purpose">What it is there for.</param>
/// <param name="IsPresent">Looks for its files; no package manager is asked, so it is quick and holds on every Linux.</param>
internal sealed record SystemPackage(string Name, string Purpose, Func<bool> IsPresent)
{
    private static readonly SystemPackage LibTorch = new(
        "libtorch-dev",
        "libtorch, PyTorch's C++ library: tensors and autograd",
        () => File.Exists("/usr/include/torch/csrc/api/include/torch/torch.h"));

    private static readonly SystemPackage Compiler = new(
        "g++",
        "compiles the TorchSharp stand-in's bridge to libtorch",
        () => Tool.Find("g++") is not null);

    private static readonly SystemPackage Blas = new(
        "libopenblas0-pthread",
        "fast matrix products; without it they take 20 times as long",
        () => Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*")
            .Any(folder => Directory.EnumerateDirectories(folder, "openblas-*").Any()));

    /// <summary>Brings charts' JavaScript; comes with Node.js.</summary>
    public static readonly SystemPackage Npm = new("npm", "fetches plotly.js, which draws the charts", () => Tool.Find("npm") is not null);

    private static readonly SystemPackage PyTorch = new(
        "python3-torch",
        "PyTorch, which the tests compare every operator with",
        () => Directory.Exists("/usr/lib/python3/dist-packages/torch"));

    private static readonly SystemPackage[] Jupyter =
    [
        .. new[] { ("python3-jupyter-kernel-test", "jupyter_kernel_test"), ("python3-nbclient", "nbclient"), ("python3-nbconvert", "nbconvert") }.Select(package =>
            new SystemPackage(package.Item1, "Jupyter, which the tests run the kernel with", () => Directory.Exists($"/usr/lib/python3/dist-packages/{package.Item2}"))),
    ];

    private static readonly SystemPackage JupyterNotebook = new(
        "jupyter-notebook",
        "Jupyter in the browser, for the slow tests",
        () => Tool.Find("jupyter-notebook") is not null);

    private static readonly SystemPackage Browser = new(
        "chromium",
        "draws charts for the slow tests",
        () => Tool.Find("chromium") is not null);

    /// <summary>What only the tests need.</summary>
    /// <param name="local">The choices of this machine.</param>
    /// <param name="slow">Whether the slow tests run, too.</param>
    public static IReadOnlyList<SystemPackage> NeededForTests(LocalProps local, bool slow) =>
        [.. local.UsesStandIn("TorchSharp") ? [PyTorch] : Array.Empty<SystemPackage>(), .. Jupyter, .. slow ? [JupyterNotebook, Browser] : Array.Empty<SystemPackage>()];

    /// <summary>What must be there for these choices. A libtorch from pytorch.org brings its own matrix products.</summary>
    public static IReadOnlyList<SystemPackage> NeededFor(LocalProps local) => (local.UsesStandIn("TorchSharp"), local.LibTorch) switch
    {
        (false, _) => [],
        (true, "") => [LibTorch, Compiler, Blas],
        _ => [Compiler],
    };
}
