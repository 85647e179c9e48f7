using Songbook.Kernel.Documents;
using Songbook.Kernel.Programs;

namespace Songbook.Kernel.Tests;

/// <summary>Notebooks as programs for <c>dotnet run</c>.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private IReadOnlyList<string> leftOut = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_a_script_may_do_and_a_program_may_not_is_put_right()
    {
        var program = Convert(
            "using System.IO;\npublic static int Twice(int x) => 2 * x;\nint count;\nrecord Bird(string Name);\nvar bird = new Bird(\"wren\");\nbird.Name",
            "var bird = Twice(4);\nforeach (var count in new[] { 1 }) Console.WriteLine(count + bird);",
            "static string Loud(this string text) => text + \"!\";\n\"a\".Loud()",
            "Console.WriteLine(bird)");
        Assert.Equal(
            """
            notebook.Cell();
            int Twice(int x) => 2 * x;
            int count = default;
            var bird = new Bird("wren");
            notebook.Show(bird.Name);

            notebook.Cell();
            var bird2 = Twice(4);
            foreach (var count2 in new[] { 1 }) Console.WriteLine(count2 + bird2);

            notebook.Cell();
            notebook.Show("a".Loud());

            notebook.Cell();
            Console.WriteLine(bird2);

            record Bird(string Name);

            static class NotebookExtensions
            {
            static string Loud(this string text) => text + "!";
            }

            """.ReplaceLineEndings("\n"),
            program[program.IndexOf("notebook.Cell();", StringComparison.Ordinal)..]);
        Assert.Contains("\nusing System.IO;\n", program);
    }

    [Theory]
    [InlineData("#!import x.csx", "cell 1 uses #!import, which a program cannot do.")]
    [InlineData("#!fsharp\n1", "cell 1 uses #!fsharp, which a program cannot do.")]
    [InlineData("const int seed = 1;\nclass Bird { int x = seed; }", "cell 1 declares Bird, which uses the notebook's seed (pass it in), which a program cannot do.")]
    [InlineData("var x = ;", "cell 1 does not compile (Invalid expression term ';'), which a program cannot do.")]
    public void What_a_program_cannot_do_is_kept_as_a_comment_and_named(string cell, string message)
    {
        var program = Convert("var x = 1;\nx", cell, "x + 1");
        Assert.Equal([message.Replace("cell 1", "cell 2", StringComparison.Ordinal)], leftOut);
        Assert.EndsWith(
            $"""
            notebook.Show(x);

            notebook.Cell();
            // Left out: {leftOut[0]}
            // {cell.Replace("\n", "\n// ", StringComparison.Ordinal)}

            notebook.Cell();
            notebook.Show(x + 1);

            """.ReplaceLineEndings("\n"), program);
    }

    [Fact]
    public void What_depends_on_a_cell_that_is_left_out_is_left_out_too()
    {
        var program = Convert("using System.IO;\nvar y = 1;\n#!fsharp\n1", "y + 1", "#!who\n#i \"nuget: https://localhost/\"\n2");
        Assert.Equal(
            [
                "cell 1 uses #!fsharp, which a program cannot do.", "cell 2 does not compile (The name 'y' does not exist in the current context), which a program cannot do.",
                "cell 3: #i \"nuget:https://localhost/\" (name the source in a nuget.config beside the program)", "cell 3: #!who (it shows the state of a kernel)",
            ],
            leftOut.Select(line => line.Replace("nuget: ", "nuget:", StringComparison.Ordinal)));
        Assert.DoesNotContain("\nvar y", program);
        Assert.DoesNotContain("\nusing System.IO;", program);
        Assert.Contains("// var y = 1;\n", program);
    }

    [Fact]
    [Trait("speed", "slow")]
    public async Task It_runs_and_writes_a_page_with_all_outputs()
    {
        folder.Write("birds.txt", "robin");
        Convert(
            "#r \"nuget: MathNet.Numerics, 5.0.0\"\nusing System.IO;\nvar x = MathNet.Numerics.SpecialFunctions.Factorial(4);\nx",
            "var x = \"<\" + File.ReadAllText(\"birds.txt\");\nConsole.WriteLine(x);",
            "#!html\n<i>html</i>",
            "var shown = display(1);\nshown.Update(2);",
            "await Task.Delay(1);\nnew { Wingspan = 22 }",
            "throw new Exception(\"at the end\");");
        var (exitCode, output, error) = await Tool.RunAsync("dotnet", ["run", folder.File("program.cs")], folder: Path.GetTempPath());
        Assert.True(File.Exists(folder.File("program.html")), output + error);
        var page = File.ReadAllText(folder.File("program.html"));
        foreach (var part in (string[])["<pre>24</pre>", "&lt;robin\n</pre>", "<i>html</i>", "<pre>2</pre>", "Wingspan", "System.Exception: at the end"])
            Assert.Contains(part, page);
        Assert.Contains("<robin\n", output);
        Assert.NotEqual(0, exitCode);
    }

    private string Convert(params string[] cells)
    {
        var path = folder.Write("notebook.ipynb", NotebookText.Of(cells));
        leftOut = NotebookToProgram.Write(
            NotebookFile.Load(path), path, folder.File("program.cs"), Path.Combine(Checkout.Root, "lib/Songbook.Kernel/Songbook.Kernel.csproj"), (folder.File("dist"), ""));
        return File.ReadAllText(folder.File("program.cs"));
    }
}
