using System.Text.Json.Nodes;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>How a kernel's process ends.</summary>
public sealed class KernelEndTests : IAsyncLifetime
{
    private readonly KernelUnderTest kernel = new();

    public ValueTask InitializeAsync() => kernel.InitializeAsync();

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Theory]
    [InlineData("Environment.Exit(3);", "ProcessExit", 3)]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"boo\")).Start(); System.Threading.Thread.Sleep(60_000);", "UnhandledException", null)]
    public async Task A_cell_that_ends_the_process_says_so_first(string cell, string name, int? exitCode)
    {
        kernel.Send("execute_request", new JsonObject { ["code"] = cell });
        var error = await kernel.PublishedAsync("error");
        Assert.Equal(name, (string?)error.Content["ename"]);
        await kernel.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(exitCode ?? kernel.Process.ExitCode, kernel.Process.ExitCode);
        Assert.NotEqual(0, kernel.Process.ExitCode);
    }

    /// <summary>.NET ends the process at once: Jupyter sees it gone, and its log has the method.</summary>
    [Fact]
    public async Task A_stack_overflow_ends_the_process()
    {
        const string endless = """
            class Box { public Func<int> F; }
            var box = new Box();
            box.F = System.Linq.Expressions.Expression.Lambda<Func<int>>(System.Linq.Expressions.Expression.Add(System.Linq.Expressions.Expression.Constant(1), System.Linq.Expressions.Expression.Invoke(System.Linq.Expressions.Expression.Field(System.Linq.Expressions.Expression.Constant(box), "F")))).Compile();
            box.F()
            """;
        kernel.Send("execute_request", new JsonObject { ["code"] = endless });
        await kernel.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Contains("Stack overflow", kernel.Log);
    }

    [Fact]
    public async Task A_shutdown_is_answered_and_obeyed_while_a_cell_runs()
    {
        await kernel.StartAsync("while (true) { }");
        var reply = await kernel.ControlAsync("shutdown_request", new JsonObject { ["restart"] = true });
        Assert.True((bool)reply["restart"]!);
        await kernel.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(0, kernel.Process.ExitCode);
    }
}
