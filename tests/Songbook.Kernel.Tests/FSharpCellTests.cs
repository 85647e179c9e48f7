using System.Diagnostics;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Tests;

/// <summary>What F# cells can do. In this process: one session for all, because F# takes seconds to load.</summary>
[Collection(SharedSession.Name)]
public sealed class FSharpCellTests(SharedSession shared)
{
    [Theory]
    [InlineData("twice 21", "42")]
    [InlineData("\"ro\" + \"bin\"", "robin")]
    [InlineData("Some(twice 1, \"wren\")", "Some (2, \"wren\")")]
    [InlineData("(None: int option)", "None")]
    [InlineData("Circle 2.0", "Circle 2.0")]
    [InlineData("[1; 2; 3]", "[1; 2; 3]")]
    [InlineData("String.Join(\"-\", [| 1; 2 |].Reverse())", "2-1")] // System and System.Linq are open
    public async Task The_last_expression_is_shown(string code, string text)
    {
        await shared.RunAsync("#!fsharp\nlet twice x = 2 * x\ntype Shape = Circle of float | Square of float");
        var outputs = await shared.RunAsync("#!fsharp\n" + code);
        Assert.Equal(text, Assert.IsType<ResultOutput>(Assert.Single(outputs)).Data["text/plain"]!.ToString());
    }

    [Theory]
    [InlineData("let x = 1")]
    [InlineData("()")]
    [InlineData("ignore 3")]
    public async Task What_has_no_value_shows_nothing(string code) => Assert.Empty(await shared.RunAsync("#!fsharp\n" + code));

    [Fact]
    public async Task What_it_prints_and_displays_keeps_its_order()
    {
        var outputs = await shared.RunAsync("#!f#\nprintf \"a%d\" 1\nlet shown = display(HTML \"<b>b</b>\")\nshown.Update(HTML \"<b>c</b>\")\neprintf \"d\"");
        Assert.Equal(["a1", "<b>b</b>", "<b>c</b>", "d"], outputs.Select(output => output switch
        {
            StreamOutput stream => stream.Text,
            DisplayOutput display => display.Data["text/html"]!.ToString(),
            DisplayUpdate update => update.Data["text/html"]!.ToString(),
            _ => output.ToString(),
        }));
    }

    [Fact]
    public async Task Values_cross_both_ways()
    {
        await shared.RunAsync("var names = new List<string> { \"wren\" };\nvar wingspan = 22;\nrecord Bird(string Name);\nvar bird = new Bird(\"owl\");");
        var there = await shared.RunAsync("#!fsharp\n#!share --from csharp names\n#!share --from csharp wingspan --as span\n#!share --from csharp bird\nnames.Add \"robin\"\nsprintf \"%d %s\" (span + 1) (bird.ToString())");
        Assert.Equal("23 Bird { Name = owl }", Text(there));
        // The same list, and a list of F#'s own.
        var back = await shared.RunAsync("#!share --from fsharp numbers\n#!set --name copied --value @fsharp:answer\nnames.Count + numbers.Head + copied");
        Assert.Equal("fsharp has no value 'numbers'.", Assert.IsType<ErrorOutput>(Assert.Single(back)).Message);
        await shared.RunAsync("#!fsharp\nlet numbers = [20; 21]\nlet answer = 42\ntype Owl = { Name: string }\nlet owl = { Name = \"barn\" }");
        back = await shared.RunAsync("#!share --from fsharp numbers\n#!set --name copied --value @fsharp:answer\n#!share --from fsharp owl\n$\"{names.Count + numbers.Head + copied} {owl.Name}\"");
        Assert.Equal("64 barn", Text(back));
        Assert.Contains("<li>numbers</li>", (await shared.RunAsync("#!fsharp\n#!who")).OfType<DisplayOutput>().Single().Data["text/html"]!.ToString());
    }

    [Fact]
    public async Task A_compile_error_has_line_column_and_number()
    {
        var error = Assert.IsType<ErrorOutput>((await shared.RunAsync("#!fsharp\nlet x = 1\nlet y = nosuch + x"))[^1]);
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(3, error.Line);
        Assert.StartsWith("(3,9): error FS0039: ", error.Message);
        Assert.Equal(["    let y = nosuch + x", "            ^^^^^^"], error.Traceback.Skip(2));
    }

    [Fact]
    public async Task An_exception_is_traced_to_its_line()
    {
        await shared.RunAsync("#!fsharp\nlet fail x =\n    if x > 1 then failwith \"too much\"\n    x");
        var error = Assert.IsType<ErrorOutput>((await shared.RunAsync("#!fsharp\nlet ok = 1\nfail 2"))[^1]);
        Assert.Equal(("System.Exception", "too much", 3), (error.Name, error.Message, error.Line));
        Assert.Contains("    if x > 1 then failwith \"too much\"", error.Traceback);
        Assert.Contains("    fail 2", error.Traceback);
    }

    [Theory]
    [InlineData("while true do ()")]
    [InlineData("let rec loop (n: int) : int = loop (n + 1)\nloop 0")]
    [InlineData("Seq.initInfinite id |> Seq.filter (fun x -> x < 0) |> Seq.head")]
    [InlineData("System.Threading.Thread.Sleep 60000")]
    [InlineData("async { do! Async.Sleep 60000 } |> Async.RunSynchronously")]
    public async Task An_interrupt_stops_a_cell_and_its_state_stays(string code)
    {
        await shared.RunAsync("#!fsharp\nlet kept = 5");
        using var interrupt = new CancellationTokenSource();
        var running = shared.RunAsync("#!fsharp\nprintfn \"started\"\n" + code, interrupt.Token);
        await shared.WaitForAsync("started");
        var watch = Stopwatch.StartNew();
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>((await running)[^1]).Name);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 3);
        Assert.Equal("5", Text(await shared.RunAsync("#!fsharp\nkept")));
    }

    [Fact]
    public async Task A_package_is_restored_for_it_too()
    {
        var outputs = await shared.RunAsync("#!fsharp\n#r \"nuget: MathNet.Numerics, 5.0.0\"\nMathNet.Numerics.SpecialFunctions.Factorial 4");
        Assert.Equal("24", Text(outputs));
    }

    [Fact]
    public async Task Its_code_is_completed_and_explained()
    {
        await shared.RunAsync("#!fsharp\n/// Twice as much.\nlet double x = 2 * x");
        const string cell = "var x = 1;\n#!fsharp\nlet y = dou";
        var found = shared.Session.Complete(cell, cell.Length);
        Assert.Contains("double", found.Items.Select(item => item.Text));
        Assert.Equal("dou", cell[found.Start..found.End]);
        Assert.Contains("Substring", shared.Session.Complete("#!fsharp\n\"abc\".Sub", "#!fsharp\n\"abc\".Sub".Length).Items.Select(item => item.Text));

        var text = shared.Session.Inspect("#!fsharp\ndouble 3", "#!fsharp\ndoub".Length);
        Assert.Contains("double", text);
        Assert.Contains("int -> int", text);
        Assert.Null(shared.Session.Inspect("#!fsharp\n   ", "#!fsharp\n  ".Length));
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", Completeness.Complete)]
    [InlineData("#!fsharp\nlet f x =", Completeness.Incomplete)]
    [InlineData("#!fsharp\nlet = )", Completeness.Invalid)]
    public void It_tells_whether_a_cell_is_complete(string cell, Completeness expected) => Assert.Equal(expected, shared.Session.Check(cell));

    private static string Text(IReadOnlyList<CellOutput> outputs) =>
        outputs[^1] is ResultOutput result ? result.Data["text/plain"]!.ToString() : outputs[^1].ToString();
}
