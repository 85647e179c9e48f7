using System.Diagnostics;
using Songbook.Kernel.Engine;
using Songbook.Kernel.Headless;

namespace Songbook.Kernel.Tests;

/// <summary>Magic commands and languages that are shown rather than run.</summary>
public sealed class MagicTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Languages_switch_within_a_cell()
    {
        var result = await RunningNotebook.RunAsync(folder,
            "var x = 20;\n#!html\n<b>x</b>\n# no magic here\n#!c#\nx + 1",
            "#!markdown\n*x*",
            "#!javascript\nalert(1)",
            "\n\nnosuch");
        Assert.Equal("x # no magic here21", result.Text(1));
        Assert.Equal("<p><em>x</em></p>\n", result.Html(2));
        Assert.Equal("<script type=\"text/javascript\">alert(1)</script>", result.Html(3));
        Assert.Equal(3, result.Failure!.Error.Line);
    }

    [Fact]
    public async Task Time_is_told_after_the_cell()
    {
        var result = await RunningNotebook.RunAsync(folder, "#!time\nawait Task.Delay(20);\nConsole.WriteLine(\"done\");");
        Assert.Matches(@"^done\nWall time: \d+(\.\d+)?ms$", result.Text(1));
    }

    [Fact]
    public async Task Import_runs_a_notebooks_cells_here()
    {
        folder.Write("sub/helpers.ipynb", NotebookText.Of("int Twice(int x) => 2 * x;", "#!import more.csx"));
        folder.Write("sub/more.csx", "int Thrice(int x) => 3 * x;\nConsole.Write(\"imported\");");
        var result = await RunningNotebook.RunAsync(folder, "#!import \"sub/helpers.ipynb\"\nConsole.Write(Twice(Thrice(7)));");
        Assert.Null(result.Failure);
        Assert.Equal("imported42", result.Text(1));
    }

    [Fact]
    public async Task An_import_that_fails_fails_the_cell()
    {
        folder.Write("bad.csx", "throw new Exception(\"inside\");");
        var result = await RunningNotebook.RunAsync(folder, "#!import bad.csx\nConsole.Write(\"never\");");
        Assert.Equal("inside", result.Failure!.Error.Message);
        Assert.DoesNotContain("never", result.Text(1));
    }

    [Theory]
    [InlineData("bad.csx", "//\n//\nint x = nosuch;", "in bad.csx: (3,9): error CS0103", "  bad.csx, line 3:\n    int x = nosuch;")]
    [InlineData("bad.fsx", "//\nlet x = nosuch", "in bad.fsx: (2,9): error FS0039", "  bad.fsx, line 2:\n    let x = nosuch")]
    [InlineData("bad.dib", "#!csharp\n\n1\n\n#!csharp\n\n#!tiem", "in bad.dib, cell 2: there is no magic command #!tiem", null)]
    [InlineData("bad.csx", "//\nthrow new Exception(\"inside\");", "inside", "  bad.csx, line 2:\n    throw new Exception(\"inside\");")]
    public async Task An_error_in_an_import_is_placed_in_its_file(string file, string source, string message, string? place)
    {
        folder.Write(file, source);
        var error = (await RunningNotebook.RunAsync(folder, $"var before = 1;\n#!import {file}\nvar after = 3;")).Failure!.Error;
        Assert.StartsWith(message, error.Message);
        Assert.Contains(place ?? message, string.Join('\n', error.Traceback));
        Assert.Equal(message == "inside" ? null : 2, error.Line);
    }

    [Fact]
    public async Task An_import_of_itself_is_refused()
    {
        folder.Write("loop.ipynb", NotebookText.Of("#!import loop.ipynb"));
        var result = await RunningNotebook.RunAsync(folder, "#!import loop.ipynb");
        Assert.Equal("in loop.ipynb, cell 1: loop.ipynb imports itself.", result.Failure!.Error.Message);
    }

    [Fact]
    public async Task Variables_are_listed_with_type_and_value()
    {
        var result = await RunningNotebook.RunAsync(folder, "var wingspan = 22;\nvar name = \"<wren>\";", "var wingspan = 23.5;", "#!who", "#!whos");
        Assert.Equal("<ul><li>name</li><li>wingspan</li></ul>", result.Html(3));
        Assert.Contains("<tr><td>name</td><td>System.String</td><td>&lt;wren&gt;</td></tr><tr><td>wingspan</td><td>System.Double</td><td>23.5</td></tr>", result.Html(4));
    }

    [Fact]
    public async Task Values_are_kept_shared_and_set()
    {
        folder.Write("birds.txt", "robin");
        var result = await RunningNotebook.RunAsync(folder,
            "#!value --name text\n# a line\nanother",
            "#!value --name file --from-file birds.txt",
            "#!share --from value text\n#!share --from value --name file --as bird\ntext + bird",
            "#!set --name count --value 3\n#!set --name twice --value @csharp:count\n#!set --name said --value \"so be it\"\n(count + twice, said)",
            "var list = new List<int> { 1 };\nvar copied = 0;",
            "#!set --name same --value @csharp:list --byref\nsame.Add(2); list.Count",
            "#!share --from value txet");
        Assert.Equal("# a line\nanother", result.Text(1));
        Assert.Equal("# a line\nanotherrobin", result.Text(3));
        Assert.Contains("6, so be it", result.Text(4));
        Assert.Equal("2", result.Text(6));
        Assert.Equal("value has no value 'txet'. Did you mean text?", result.Failure!.Error.Message);
    }

    [Theory]
    [InlineData("#!set --nmae x --value 1", "#!set has no option --nmae. Did you mean --name?")]
    [InlineData("#!set --name x --value", "#!set --value needs a value.")]
    [InlineData("#!share --from nowhere x", "There are no values in 'nowhere'; there are in csharp, fsharp, value.")]
    [InlineData("#!value\nx", "#!value needs a name: #!value --name x")]
    public async Task Wrong_arguments_are_one_clear_line(string cell, string message)
    {
        var result = await RunningNotebook.RunAsync(folder, cell);
        Assert.Equal(message, result.Failure!.Error.Message);
    }

    [Fact]
    public async Task Output_that_bypasses_the_console_is_bounded()
    {
        await using var worker = await WorkerProcess.StartAsync(new SessionOptions(folder.Path), TestContext.Current.CancellationToken);
        var text = "";
        var watch = Stopwatch.StartNew();
        var cell = "var native = Console.OpenStandardOutput();\nfor (var i = 0; i < 20; i++) native.Write(new byte[1_000_000].Select(_ => (byte)'x').ToArray());\nnative.Write(\"the end\"u8);\nnative.Flush();";
        for (var number = 1; !text.EndsWith("the end", StringComparison.Ordinal); number++)
        {
            // The last of it may come while a later cell runs.
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"The end did not come within a minute, but: {text[..Math.Min(text.Length, 200)]}");
            Assert.True(await worker.ExecuteAsync(new CellRequest(cell, number), output => text += Assert.IsType<StreamOutput>(output).Text, TestContext.Current.CancellationToken));
            cell = "await Task.Delay(20);";
        }
        Assert.InRange(text.Length, 1_000_000, 4_100_000);
        Assert.Contains("only the end is kept", text);
    }

    [Theory]
    [InlineData("shown.Update(new string((char)('a' + i % 26), 20_000));")]
    [InlineData("display(new string((char)('a' + i % 26), 20_000));")] // after 5,000 of them, what is displayed is left out
    public async Task A_cell_that_displays_on_and_on_stays_small(string loop)
    {
        var result = await RunningNotebook.RunAsync(folder, $$"""
            var shown = display("");
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < 20_000; i++)
            {
                {{loop}}
            }
            Console.Write((GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000);
            """);
        Assert.Null(result.Failure);
        // Kept, it would be 800 MB.
        var stream = result.Notebook.Cells[0].Outputs.Last(output => (string?)output!["name"] == "stdout");
        Assert.InRange(int.Parse(Documents.MultilineText.Join(stream!["text"])), -10, 20);
    }

    [Fact]
    public async Task Endless_output_is_cut_and_the_cut_is_told()
    {
        var result = await RunningNotebook.RunAsync(folder, "for (var i = 0; i < 1_000_000; i++) Console.WriteLine(\"0123456789\");", "Console.Write(\"again\");");
        Assert.Null(result.Failure);
        Assert.InRange(result.Text(1).Length, 3_900_000, 4_100_000);
        Assert.EndsWith("… the cell has written 4 million characters; the rest is left out.\n", result.Text(1));
        Assert.Equal("again", result.Text(2));
    }
}
