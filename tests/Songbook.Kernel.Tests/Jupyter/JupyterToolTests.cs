using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>Jupyter's own programs with this kernel: its test suite, nbclient, nbconvert. They are Debian's (apt: python3-jupyter-kernel-test, python3-nbconvert).</summary>
public sealed class JupyterToolTests(InstalledKernels jupyter) : IClassFixture<InstalledKernels>
{
    private const string NbClient = """
        import os, sys, nbformat
        from nbclient import NotebookClient
        notebook = nbformat.read(sys.argv[1], 4)
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": os.path.dirname(sys.argv[1])}}).execute()
        nbformat.write(notebook, sys.argv[-1])
        """;

    [Fact]
    public Task Jupyters_suite_for_kernels_passes_and_skips_nothing() => PassesAsync("CSharp");

    [Fact]
    [Trait("speed", "slow")]
    public Task It_passes_for_F_sharp_too() => PassesAsync("FSharp");

    [Fact]
    public async Task Nbclient_executes_a_notebook()
    {
        var path = jupyter.Folder.Write("client.ipynb", NotebookText.Of("var x = 6;", "#!html\n<b>x</b>", "var shown = display(1); shown.Update(x * 7);", "x"));
        var (exitCode, output, error) = await jupyter.PythonAsync("-c", NbClient, path);
        Assert.True(exitCode == 0, output + error);
        var cells = NotebookFile.Load(path).Cells;
        Assert.Equal("6", MultilineText.Join(cells[3].Outputs[0]!["data"]!["text/plain"]));
        Assert.Equal("<b>x</b>", MultilineText.Join(cells[1].Outputs[0]!["data"]!["text/html"]));
        Assert.Equal("42", MultilineText.Join(cells[2].Outputs[0]!["data"]!["text/plain"]));
    }

    public static TheoryData<string> Course => [.. Directory.EnumerateFiles(Notebooks, "*.ipynb", SearchOption.AllDirectories)
        .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Notebooks, file)).Order(StringComparer.Ordinal)];

    private static string Notebooks => Path.Combine(Checkout.Root, "notebooks");

    /// <summary>The course as Jupyter's own programs run it, with the library that setup has published.</summary>
    [Theory(Timeout = 900_000)]
    [Trait("speed", "slow")]
    [MemberData(nameof(Course))]
    public async Task Nbclient_and_nbconvert_execute_the_course(string notebook)
    {
        var library = Path.Combine(Checkout.Root, "lib", "dist");
        Assert.True(Directory.Exists(library), "The library is not published: ./songbook setup does that.");
        using var course = new InstalledKernels(library);
        var path = Path.Combine(Notebooks, notebook);
        var (exitCode, output, error) = await course.PythonAsync("-c", NbClient, path, course.Folder.File("client.ipynb"));
        Assert.True(exitCode == 0, output + error);
        (exitCode, output, error) = await course.PythonAsync(
            "-m", "nbconvert", "--to", "html", "--execute", "--ExecutePreprocessor.timeout=600", "--output-dir", course.Folder.Path, "--output", "page", path);
        Assert.True(exitCode == 0, output + error);
        Assert.True(File.Exists(course.Folder.File("page.html")));
    }

    [Fact]
    public async Task Nbconvert_executes_a_notebook_and_stops_at_an_error()
    {
        var path = jupyter.Folder.Write("convert.ipynb", NotebookText.Of("Console.WriteLine(6 * 7);", "throw new Exception(\"on purpose\");"));
        var (exitCode, output, error) = await jupyter.PythonAsync("-m", "nbconvert", "--to", "html", "--execute", path);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("System.Exception: on purpose", output + error);
        (exitCode, output, error) = await jupyter.PythonAsync("-m", "nbconvert", "--to", "html", "--execute", "--allow-errors", path);
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("<pre>42\n", File.ReadAllText(jupyter.Folder.File("convert.html")));
    }

    private async Task PassesAsync(string language)
    {
        var suite = Path.Combine(AppContext.BaseDirectory, "Jupyter", "kernel_test.py");
        var (exitCode, output, error) = await jupyter.PythonAsync(suite, language);
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("OK\n", error);
        Assert.DoesNotContain("skipped", error);
        Assert.Contains("Ran 13 tests", error);
    }
}
