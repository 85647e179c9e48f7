namespace Songbook.Kernel.Tests;

/// <summary>What C# cells can do, run end to end.</summary>
public sealed class CSharpCellTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task State_flows_from_cell_to_cell()
    {
        var result = await RunningNotebook.RunAsync(folder,
            "int Twice(int x) => 2 * x;\nvar numbers = new List<int> { 1, 2 };",
            "numbers.Add(Twice(21));",
            "numbers.Last()",
            "var numbers = \"shadowed\"; numbers",
            "await Task.Delay(1); Console.WriteLine(Twice(4));");
        Assert.Null(result.Failure);
        Assert.Equal("42", result.Text(3));
        Assert.Equal("shadowed", result.Text(4));
        Assert.Equal("8\n", result.Text(5));
    }

    [Fact]
    public async Task Output_keeps_its_order()
    {
        var result = await RunningNotebook.RunAsync(folder,
            "Console.Write(\"a\"); Console.Write(\"b\"); Console.Error.Write(\"c\"); display(1); Console.Write(\"d\"); 2");
        var outputs = result.Notebook.Cells[0].Outputs;
        Assert.Equal(
            ["stream stdout ab", "stream stderr c", "display_data  1", "stream stdout d", "execute_result  2"],
            outputs.Select(output => $"{output!["output_type"]} {output["name"]} {Documents.MultilineText.Join(output["text"] ?? output["data"]!["text/plain"])}"));
    }

    [Fact]
    public async Task A_cleared_terminal_clears_the_outputs()
    {
        var result = await RunningNotebook.RunAsync(folder, "Console.Write(\"1\"); display(2); Console.Write(\"3\\e[2J\\e[H4\");");
        Assert.Equal("4", result.Text(1));
    }

    [Fact]
    public async Task A_value_is_shown_as_html_and_as_text()
    {
        var result = await RunningNotebook.RunAsync(folder, "new { Bird = \"Erithacus rubecula\", Count = 3 }", "\"plain\"", "var one = 1;", "(object)null");
        Assert.Contains("<table>", result.Html(1));
        Assert.Contains("Erithacus rubecula", result.Text(1));
        Assert.Equal("plain", result.Text(2));
        Assert.Empty(result.Notebook.Cells[2].Outputs);
        Assert.Contains("null", result.Text(4));
    }

    [Fact]
    public async Task Updates_land_where_the_value_was_shown()
    {
        var result = await RunningNotebook.RunAsync(folder,
            "var shown = display(HTML(\"<b>1</b>\")); shown.Update(HTML(\"<b>2</b>\"));\n\"x\".Display();",
            "shown.Update(HTML(\"<b>3</b>\"));",
            "using Microsoft.DotNet.Interactive;\nvar context = KernelInvocationContext.Current;\nvar other = context.Display(HTML(\"a\")); other.Update(HTML(\"b\"));");
        Assert.Null(result.Failure);
        Assert.Equal("<b>3</b>", result.Html(1));
        Assert.Equal("b", result.Html(3));
    }

    [Fact]
    public async Task The_last_display_call_shows_once()
    {
        var result = await RunningNotebook.RunAsync(folder, "display(5)");
        Assert.Single(result.Notebook.Cells[0].Outputs);
    }

    [Fact]
    public async Task Registered_formatters_are_used()
    {
        var result = await RunningNotebook.RunAsync(folder,
            "using Microsoft.DotNet.Interactive.Formatting;\nrecord Bird(string Name);\nFormatter.Register<Bird>(bird => $\"<i>{bird.Name}</i>\", \"text/html\");",
            "new Bird(\"wren\")");
        Assert.Null(result.Failure);
        Assert.Equal("<i>wren</i>", result.Html(2));
    }

    [Fact]
    public async Task Only_the_documented_namespaces_are_open()
    {
        var result = await RunningNotebook.RunAsync(folder, "File.Exists(\"x\")");
        Assert.Contains("CS0103", result.Failure!.Error.Message);
    }

    [Fact]
    public async Task Files_are_found_from_the_notebooks_folder()
    {
        folder.Write("data/birds.txt", "wren");
        var result = await RunningNotebook.RunAsync(folder, "System.IO.File.ReadAllText(\"data/birds.txt\")");
        Assert.Equal("wren", result.Text(1));
    }

    [Fact]
    public async Task An_assembly_is_referenced_by_a_path_relative_to_the_notebook()
    {
        Directory.CreateDirectory(folder.File("lib"));
        File.Copy(typeof(Markdig.Markdown).Assembly.Location, folder.File("lib/Markdig.dll"));
        var result = await RunningNotebook.RunAsync(folder, "#r \"lib/Markdig.dll\"\nMarkdig.Markdown.ToHtml(\"*x*\")");
        Assert.Null(result.Failure);
        Assert.Equal("<p><em>x</em></p>\n", result.Text(1));
    }

    [Fact]
    public async Task Two_copies_of_the_formatting_library_do_not_part()
    {
        Directory.CreateDirectory(folder.File("dist"));
        var formatting = typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location;
        File.Copy(formatting, folder.File("dist/Microsoft.DotNet.Interactive.Formatting.dll"));
        var result = await RunningNotebook.RunAsync(folder,
            "#r \"dist/Microsoft.DotNet.Interactive.Formatting.dll\"\nusing Microsoft.DotNet.Interactive.Formatting;\nFormatter.Register<Version>(v => \"mine\", \"text/html\");",
            "new Version(1, 2)");
        Assert.Null(result.Failure);
        Assert.Equal("mine", result.Html(2));
    }
}
