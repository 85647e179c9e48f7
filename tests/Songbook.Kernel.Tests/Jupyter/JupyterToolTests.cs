using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>Jupyter's own programs with this kernel: its test suite, nbclient, nbconvert. They are Debian's (apt: python3-jupyter-kernel-test, python3-nbconvert).</summary>
public sealed class JupyterToolTests(InstalledKernels jupyter) : IClassFixture<InstalledKernels>
{
    private const string NbClient = """
        import sys, nbformat
        from nbclient import NotebookClient
        notebook = nbformat.read(sys.argv[1], 4)
        NotebookClient(notebook, timeout=600).execute()
        nbformat.write(notebook, sys.argv[1])
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
        Assert.Contains("Ran 12 tests", error);
    }
}
