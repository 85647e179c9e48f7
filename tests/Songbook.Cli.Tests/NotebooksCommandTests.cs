using System.Text.Json.Nodes;
using Songbook.Cli.Terminal;
using Xunit;

namespace Songbook.Cli.Tests;

/// <summary>songbook notebooks, on the course's own notebooks and on what is none.</summary>
public sealed class NotebooksCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Course =>
        [.. Directory.EnumerateFiles(Repository.Find().Notebooks, "*.ipynb").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Course))]
    public async Task ANotebookGoesThroughDibWithoutLoss(string name)
    {
        var original = Path.Combine(Repository.Find().Notebooks, name);

        await SucceedAsync("convert", original, folder.In("a.dib"));
        await SucceedAsync("convert", folder.In("a.dib"), folder.In("b.ipynb"));

        Assert.Equal(Cells(original), Cells(folder.In("b.ipynb")));
    }

    [Fact]
    public async Task MetadataOfADibSurviveTheWayThroughANotebook()
    {
        const string Text = "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\"},\"custom\":{\"a\":1}}\n\n#!csharp\n\n1+1\n\n";
        await SucceedAsync("convert", folder.Write("a.dib", Text), folder.In("b.ipynb"));
        await SucceedAsync("convert", folder.In("b.ipynb"), folder.In("c.dib"));

        Assert.Equal(Text, File.ReadAllText(folder.In("c.dib")));
    }

    [Fact]
    public async Task ANotebooksMainLanguageSurvivesTheWayThroughADib()
    {
        var path = folder.Write("a.ipynb", """
            {"cells": [
              {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [], "source": "let x = 1"},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "csharp"}}, "execution_count": null, "outputs": [], "source": "var y = 2;"}],
             "metadata": {"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}, "nbformat": 4, "nbformat_minor": 4}
            """);
        await SucceedAsync("convert", path, folder.In("b.dib"));
        await SucceedAsync("convert", folder.In("b.dib"), folder.In("c.ipynb"));
        await SucceedAsync("convert", folder.In("c.ipynb"), folder.In("d.dib"));

        Assert.Contains("#!fsharp\n\nlet x = 1\n\n#!csharp\n\nvar y = 2;", File.ReadAllText(folder.In("b.dib")));
        Assert.Equal(File.ReadAllText(folder.In("b.dib")), File.ReadAllText(folder.In("d.dib")));
    }

    [Theory]
    [MemberData(nameof(Course))]
    public async Task ANotebookBecomesAProgram(string name)
    {
        await SucceedAsync("convert", Path.Combine(Repository.Find().Notebooks, name), folder.In("a.cs"));

        var program = File.ReadAllText(folder.In("a.cs"));
        Assert.StartsWith("#!/usr/bin/env dotnet\n", program);
        Assert.Contains("notebook.Cell();", program);
        Assert.DoesNotContain("#r ", program);
    }

    [Theory]
    [InlineData("b.dib", "raw cells (1)", "metadata of cells (1)", "the unity of cell 2: its line #!html begins a cell of its own", "attachments of cells (1)")]
    [InlineData("b.cs", "a raw cell", "cell 2 is in fsharp, which a program cannot do.", "the attachments of a cell: a.png")]
    [InlineData("b.ipynb")]
    public async Task WhatAFormatCannotHoldIsTold(string target, params string[] leftOut)
    {
        var path = folder.Write("a.ipynb", """
            {"cells": [
              {"cell_type": "raw", "metadata": {"tags": ["x"]}, "source": "raw"},
              {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [], "source": "var x = 1;\n#!html\n<b>b</b>"},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}}, "execution_count": null, "outputs": [], "source": "1"},
              {"cell_type": "markdown", "metadata": {}, "attachments": {"a.png": {"image/png": ""}}, "source": "text"}],
             "metadata": {"other": true}, "nbformat": 4, "nbformat_minor": 4}
            """);

        var result = await NotebooksAsync("convert", path, folder.In(target));

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal(leftOut.Order(), result.Output.TrimEnd().Split('\n').Skip(1).Select(line => line["  Left out: ".Length..].TrimEnd()).Order());
    }

    [Fact]
    public async Task StripRemovesOutputsAndNothingElse()
    {
        var path = folder.Write("a.ipynb", """
            {"cells": [{"cell_type": "code", "id": "x", "metadata": {"mine": 1}, "execution_count": 3, "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}], "source": "1"}],
             "metadata": {"other": true}, "nbformat": 4, "nbformat_minor": 5}
            """);

        await SucceedAsync("strip", path);

        var notebook = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal("""{"cell_type":"code","id":"x","metadata":{"mine":1},"execution_count":null,"outputs":[],"source":"1"}""", notebook["cells"]![0]!.ToJsonString());
        Assert.Equal("""{"other":true}""", notebook["metadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("nosuch.ipynb", null, "b.dib", "there is no notebook")]
    [InlineData("a.ipynb", "{\"cells\": [", "b.dib", "a.ipynb is not valid JSON (line 1)")]
    [InlineData("a.ipynb", "[]", "b.dib", "a.ipynb is not a notebook")]
    [InlineData("a.ipynb", "", "b.dib", "a.ipynb is empty")]
    [InlineData("a.txt", "1", "b.dib", "a notebook's file ends in .ipynb or .dib")]
    [InlineData("a.dib", "#!csharp\n1", "b.txt", "a notebook's file ends in .ipynb or .dib")]
    public async Task WhatCannotBeConvertedIsToldInTwoLines(string from, string? text, string to, string message)
    {
        if (text is not null)
        {
            folder.Write(from, text);
        }

        var result = await NotebooksAsync("convert", folder.In(from), folder.In(to));

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains(message, result.Output);
        Assert.Equal(2, result.Output.TrimEnd().Split('\n').Length);
        Assert.False(File.Exists(folder.In(to)));
    }

    /// <summary>Of each cell what .dib keeps: its kind and its text.</summary>
    private static List<string> Cells(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Select(cell =>
            $"{cell!["cell_type"]}: {string.Concat(cell["source"]!.AsArray().Select(line => (string?)line)).Trim('\n')}")];

    private static async Task SucceedAsync(params string[] arguments)
    {
        var result = await NotebooksAsync(arguments);
        Assert.True(result.ExitCode == ExitCode.Ok, result.Output);
    }

    private static Task<ToolResult> NotebooksAsync(params string[] arguments) =>
        Tool.RunAsync(Tool.Dotnet, [typeof(CommandLine).Assembly.Location, "notebooks", .. arguments], TestContext.Current.CancellationToken);
}
