using System.Text.Json.Nodes;
using Songbook.Kernel.Jupyter;
using Songbook.Kernel.Jupyter.Zmtp;

namespace Songbook.Kernel.Tests.Jupyter;

/// <summary>The kernel as front ends see it, over its sockets.</summary>
public sealed class JupyterKernelTests(KernelUnderTest kernel) : IClassFixture<KernelUnderTest>
{
    [Fact]
    public async Task It_says_what_it_is()
    {
        var reply = await kernel.RequestAsync("kernel_info_request", []);
        Assert.Equal("C#", (string?)reply["language_info"]!["name"]);
        Assert.Equal("5.3", (string?)reply["protocol_version"]);
    }

    [Fact]
    public async Task A_cell_publishes_its_input_outputs_and_result()
    {
        var (reply, published) = await kernel.ExecuteAsync("Console.Write(\"a\"); Console.Error.Write(\"b\"); 6 * 7");
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.Equal(["status", "execute_input", "stream", "stream", "execute_result"], published.Select(message => message.Type));
        Assert.Equal("42", (string?)published[^1].Content["data"]!["text/plain"]);
        Assert.Equal((int)reply["execution_count"]!, (int)published[^1].Content["execution_count"]!);
    }

    [Fact]
    public async Task A_cells_metadata_may_name_its_language()
    {
        var (_, published) = await kernel.ExecuteAsync("<b>html</b>", new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" } });
        var data = published.Single(message => message.Type == "display_data").Content["data"]!;
        Assert.Equal(("<b>html</b>", "html"), ((string?)data["text/html"], (string?)data["text/plain"]));
    }

    [Theory]
    [InlineData("HTML(\"<b>x</b>\")", "x")]
    [InlineData("Enumerable.Range(1, 3).Select(i => i * i)", "1 4 9")]
    public async Task A_result_that_is_html_alone_has_its_text_beside_it(string code, string words)
    {
        var (_, published) = await kernel.ExecuteAsync(code);
        var text = (string?)published.Single(message => message.Type is "execute_result").Content["data"]!["text/plain"];
        Assert.All(words.Split(' '), word => Assert.Contains(word, text));
    }

    [Fact]
    public async Task An_update_names_the_display_it_changes()
    {
        var (_, published) = await kernel.ExecuteAsync("var shown = display(HTML(\"1\")); shown.Update(HTML(\"2\"));");
        var display = published.Single(message => message.Type == "display_data").Content;
        var update = published.Single(message => message.Type == "update_display_data").Content;
        Assert.Equal("2", (string?)update["data"]!["text/html"]);
        Assert.Equal((string?)display["transient"]!["display_id"], (string?)update["transient"]!["display_id"]);
    }

    [Fact]
    public async Task An_error_has_its_name_and_the_cells_line()
    {
        var (reply, published) = await kernel.ExecuteAsync("var zero = 0;\n1 / zero");
        Assert.Equal("error", (string?)reply["status"]);
        Assert.Equal("System.DivideByZeroException", (string?)reply["ename"]);
        var error = published.Single(message => message.Type == "error").Content;
        Assert.Contains("line 2", error["traceback"]!.AsArray().Select(line => (string)line!).ElementAt(1));
    }

    [Theory]
    [InlineData("var 🐦 = 1; Console.WriteL", "WriteLine", 19, 25)] // not C#, but counted in characters all the same
    [InlineData("\"abc\".Sub", "Substring", 6, 9)]
    [InlineData("DateTime.Now.Yea", "Year", 13, 16)]
    [InlineData("#!impo", "#!import", 0, 6)]
    public async Task Completion_knows_types_and_counts_characters(string code, string expected, int start, int end)
    {
        var reply = await kernel.RequestAsync("complete_request", new JsonObject { ["code"] = code, ["cursor_pos"] = code.EnumerateRunes().Count() });
        Assert.Contains(expected, reply["matches"]!.AsArray().Select(match => (string?)match));
        Assert.Equal((start, end), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
    }

    [Fact]
    public async Task Completion_sees_earlier_cells()
    {
        await kernel.ExecuteAsync("int wingspan = 22;");
        var reply = await kernel.RequestAsync("complete_request", new JsonObject { ["code"] = "wing", ["cursor_pos"] = 4 });
        Assert.Equal(["wingspan"], reply["matches"]!.AsArray().Select(match => (string?)match));
    }

    [Fact]
    public async Task Inspection_shows_signature_and_documentation()
    {
        await kernel.ExecuteAsync("/// <summary>Twice as <paramref name=\"much\"/>.</summary>\nint Double(int much) => 2 * much;");
        var reply = await kernel.RequestAsync("inspect_request", new JsonObject { ["code"] = "Double(3)", ["cursor_pos"] = 3, ["detail_level"] = 0 });
        Assert.True((bool)reply["found"]!);
        Assert.Equal("int Double(int much)\n\nTwice as much.", (string?)reply["data"]!["text/plain"]);
        var nothing = await kernel.RequestAsync("inspect_request", new JsonObject { ["code"] = "nosuch", ["cursor_pos"] = 3, ["detail_level"] = 0 });
        Assert.False((bool)nothing["found"]!);
    }

    [Theory]
    [InlineData("if (true)\n    {", "incomplete", "        ")]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("int 1x = 2;", "invalid", null)]
    public async Task It_tells_whether_a_cell_is_complete(string code, string status, string? indent)
    {
        var reply = await kernel.RequestAsync("is_complete_request", new JsonObject { ["code"] = code });
        Assert.Equal((status, indent), ((string?)reply["status"], (string?)reply["indent"]));
    }

    [Fact]
    public async Task An_interrupt_stops_the_cell_and_what_waits_behind_it()
    {
        await kernel.ExecuteAsync("var rounds = 0;");
        await kernel.StartAsync("while (true) { rounds++; }", new JsonObject { ["code"] = "rounds = -1;" });
        Assert.Equal("ok", (string?)(await kernel.ControlAsync("interrupt_request", []))["status"]);
        Assert.Equal("Interrupted", (string?)(await kernel.ReplyAsync())["ename"]);
        Assert.Equal("aborted", (string?)(await kernel.ReplyAsync())["status"]);
        var (_, published) = await kernel.ExecuteAsync("rounds > 0");
        Assert.Equal("True", (string?)published[^1].Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Messages_that_are_not_signed_are_dropped()
    {
        using var stranger = await kernel.ConnectAsync("shell", "DEALER");
        stranger.Send(new MessageCodec("another key").Write([], "execute_request", new JsonObject { ["code"] = "var stolen = 1;" }, null));
        stranger.Send([[1, 2, 3], [4]]);
        stranger.Send([.. "<IDS|MSG>"u8.ToArray().Select(letter => new[] { letter })]);
        var (reply, _) = await kernel.ExecuteAsync("stolen");
        Assert.Contains("CS0103", (string?)reply["evalue"]);
    }

    [Fact]
    public async Task Garbage_and_half_messages_harm_nobody()
    {
        // The last one is a greeting, and then a frame that promises eight exabytes.
        byte[][] garbage = [[], [0xFF], [.. "GET / HTTP/1.1\r\n\r\n"u8, .. new byte[64]], [.. Enumerable.Range(0, 300).Select(n => (byte)n)],
            [0xFF, .. new byte[8], 0x7F, 3, 0, .. "NULL"u8, .. new byte[48], 2, 0x7F, .. Enumerable.Repeat((byte)0xFF, 7)]];
        foreach (var bytes in garbage)
        {
            foreach (var channel in (string[])["shell", "iopub", "hb"])
            {
                var stream = await kernel.DialAsync(channel);
                await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
                await stream.DisposeAsync(); // and gone, in the middle
            }
        }
        var (reply, _) = await kernel.ExecuteAsync("1");
        Assert.Equal("ok", (string?)reply["status"]);
    }

    [Fact]
    public async Task A_client_that_vanishes_leaves_the_kernel_to_others()
    {
        var gone = await kernel.ConnectAsync("shell", "DEALER");
        gone.Send(kernel.Message("execute_request", new JsonObject { ["code"] = "System.Threading.Thread.Sleep(500); var left = 1;" }));
        Assert.True(SpinWait.SpinUntil(() => gone.PendingBytes == 0, 10_000));
        gone.Dispose();
        var (reply, _) = await kernel.ExecuteAsync("left");
        Assert.Equal("ok", (string?)reply["status"]);
    }

    [Fact]
    public async Task A_thread_that_outlives_its_cell_writes_to_the_cell_that_runs()
    {
        await kernel.ExecuteAsync("var next = new System.Threading.ManualResetEventSlim();\nvar outliving = new System.Threading.Thread(() => { next.Wait(); Console.Write(\"late\"); });\noutliving.Start();");
        var (_, published) = await kernel.ExecuteAsync("next.Set(); outliving.Join();");
        Assert.Equal("late", (string?)published.Single(message => message.Type == "stream").Content["text"]);
    }

    [Theory]
    [InlineData("var line = new string('x', 1_000_000);\nfor (var i = 0; i < 1000; i++) Console.WriteLine(line);", "4 million characters", 5_000_000)]
    [InlineData("var picture = HTML(new string('x', 1_000_000));\nfor (var i = 0; i < 1000; i++) display(picture);", "100 million characters", 105_000_000)]
    public async Task A_gigabyte_of_output_is_cut_and_the_cut_is_told(string cell, string message, int most)
    {
        var (reply, published) = await kernel.ExecuteAsync(cell);
        Assert.Equal("ok", (string?)reply["status"]);
        Assert.InRange(published.Sum(output => output.Content.ToJsonString().Length), 1_000_000, most);
        Assert.Contains(message, (string?)published[^1].Content["text"]);
    }

    /// <summary>What has a name and a question mark asks; all else is code, or text.</summary>
    [Theory]
    [InlineData("?Console.WriteLine", null)]
    [InlineData("Math.Max?", null)]
    [InlineData("Console.Write(1); // right?", "1")]
    [InlineData("Console.Write(2); //?", "2")]
    public async Task A_question_is_a_name_and_a_question_mark(string cell, string? printed)
    {
        var (reply, published) = await kernel.ExecuteAsync(cell);
        Assert.Equal(printed is null, reply["payload"] is JsonArray { Count: 1 });
        Assert.Equal(printed, (string?)published.SingleOrDefault(message => message.Type == "stream")?.Content["text"]);
    }

    [Fact]
    public async Task Text_may_end_in_a_question_mark()
    {
        var (_, published) = await kernel.ExecuteAsync("Why?", new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "markdown" } });
        Assert.Equal("<p>Why?</p>\n", (string?)published.Single(message => message.Type == "display_data").Content["data"]!["text/html"]);
    }

    [Theory]
    [InlineData("""{"code": 5}""")]
    [InlineData("""{"code": null, "silent": "yes", "store_history": 1, "stop_on_error": []}""")]
    [InlineData("""{"code": "1", "user_expressions": {"a": 1, "b": null, "c": {"d": []}}}""")]
    [InlineData("""{"code": "1", "user_expressions": []}""")]
    [InlineData("""{"code": "\\ud800", "user_expressions": {"a": "\\ud800"}}""")]
    [InlineData("""{"code": "1", "cursor_pos": "x", "n": 1.5, "hist_access_type": 3, "pattern": {}, "detail_level": []}""")]
    public async Task Content_of_wrong_types_is_answered(string content)
    {
        foreach (var type in (string[])["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request"])
        {
            kernel.Send(type, JsonNode.Parse(content)!.AsObject());
            var reply = await kernel.ReplyAsync();
            Assert.NotNull((string?)reply["status"]);
        }
        var (_, published) = await kernel.ExecuteAsync("6 * 7");
        Assert.Equal("42", (string?)published[^1].Content["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("""{"msg_type": 5, "msg_id": "a"}""", "{}", "{}")]
    [InlineData("{}", "{}", "{}")]
    [InlineData("""{"msg_type": "\ud800"}""", "{}", "{}")]
    [InlineData("""{"msg_type": "execute_request", "session": "\ud800", "msg_id": 7}""", "{}", "{}")]
    [InlineData("""{"msg_type": "execute_request", "msg_type": "x"}""", "{}", "{}")]
    [InlineData("""{"msg_type": "execute_request"}""", "[]", "{}")]
    [InlineData("""{"msg_type": "execute_request"}""", "{}", "null")]
    [InlineData("""{"msg_type": "execute_request"}""", "{}", """{"code": "1", "code": "2"}""")]
    [InlineData("""{"msg_type": "execute_request"}""", "{\"polyglot_notebook\": 5, \"dotnet_interactive\": {\"language\": 1}}", "{}")]
    public async Task Signed_messages_of_wrong_shape_harm_nobody(string header, string metadata, string content)
    {
        using var strange = await kernel.ConnectAsync("shell", "DEALER");
        using var control = await kernel.ConnectAsync("control", "DEALER");
        foreach (var connection in (ZmtpConnection[])[strange, control])
            connection.Send(kernel.Sign(header, metadata, content));
        var (_, published) = await kernel.ExecuteAsync("6 * 7");
        Assert.Equal("42", (string?)published[^1].Content["data"]!["text/plain"]);
        Assert.Equal("ok", (string?)(await kernel.ControlAsync("kernel_info_request", []))["status"]);
    }

    [Fact]
    public async Task A_silent_cell_publishes_nothing_and_has_no_number()
    {
        var (before, _) = await kernel.ExecuteAsync("1");
        var (reply, published) = await kernel.ExecuteAsync("var hidden = 3; Console.Write(hidden); hidden", options: new() { ["silent"] = true });
        Assert.Equal(("ok", (int)before["execution_count"]!), ((string?)reply["status"], (int)reply["execution_count"]!));
        Assert.Equal(["status"], published.Select(message => message.Type));
        var (_, after) = await kernel.ExecuteAsync("hidden");
        Assert.Equal("3", (string?)after[^1].Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Expressions_of_the_front_end_are_evaluated_aside()
    {
        var (reply, published) = await kernel.ExecuteAsync("var watched = 20;", options: new()
        {
            ["user_expressions"] = new JsonObject { ["twice"] = "2 * watched", ["wrong"] = "nosuch", ["number"] = 1 },
        });
        var values = reply["user_expressions"]!;
        Assert.Equal("40", (string?)values["twice"]!["data"]!["text/plain"]);
        Assert.Equal(("error", "CompilationError"), ((string?)values["wrong"]!["status"], (string?)values["wrong"]!["ename"]));
        Assert.Equal(("error", "TypeError"), ((string?)values["number"]!["status"], (string?)values["number"]!["ename"]));
        Assert.Equal(["status", "execute_input"], published.Select(message => message.Type));
    }

    [Fact]
    public async Task Cells_without_a_number_leave_the_sources_of_others_alone()
    {
        var (reply, _) = await kernel.ExecuteAsync("int Inverse(int x)\n{\n    return 1 / x;\n}", options: new() { ["user_expressions"] = new JsonObject { ["a"] = "1\n\n+ 2" } });
        await kernel.ExecuteAsync("// unseen\n\nint Half(int x) => Inverse(2 * x);", options: new() { ["silent"] = true });
        await kernel.ExecuteAsync("// not kept\n\nint unkept = 3;", options: new() { ["store_history"] = false });
        var (failed, _) = await kernel.ExecuteAsync("Half(0)");
        var number = (int)reply["execution_count"]!;
        var trace = string.Join('\n', failed["traceback"]!.AsArray().Select(line => (string?)line));
        Assert.Contains($"  cell {number}, line 3, in Inverse:\n    return 1 / x;", trace);
        Assert.Matches(@"  unnumbered cell \d+, line 3, in Half:\n    int Half\(int x\) => Inverse\(2 \* x\);", trace);
        Assert.Contains($"  cell {number + 1}, line 1:\n    Half(0)", trace);
    }

    [Theory]
    [InlineData(true, "aborted")]
    [InlineData(false, "ok")]
    public async Task What_waits_behind_an_error_runs_if_the_front_end_wants_it(bool stops, string status)
    {
        await kernel.StartAsync(
            "System.Threading.Thread.Sleep(300);",
            new JsonObject { ["code"] = "nosuch", ["stop_on_error"] = stops },
            new JsonObject { ["code"] = "1" });
        Assert.Equal("ok", (string?)(await kernel.ReplyAsync())["status"]);
        Assert.Equal("error", (string?)(await kernel.ReplyAsync())["status"]);
        Assert.Equal(status, (string?)(await kernel.ReplyAsync())["status"]);
    }

    [Fact]
    public async Task A_signal_interrupts_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals; front ends send messages there.");
        await kernel.StartAsync("while (true) { }");
        await Tool.OutputAsync("kill", "-INT", kernel.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Interrupted", (string?)(await kernel.ReplyAsync())["ename"]);
        var (reply, _) = await kernel.ExecuteAsync("1");
        Assert.Equal("ok", (string?)reply["status"]);
    }

    [Fact]
    public async Task Ten_thousand_requests_get_ten_thousand_answers()
    {
        var asked = Enumerable.Range(0, 10_000).Select(_ => kernel.Send("kernel_info_request", [])).ToList();
        var answered = new List<string>();
        while (answered.Count < asked.Count)
            answered.Add(await kernel.AnsweredAsync());
        Assert.Equal(asked, answered);
    }

    [Fact]
    public async Task The_heartbeat_is_an_echo()
    {
        using var heart = await kernel.ConnectAsync("hb", "REQ");
        heart.Send([[], "beat"u8.ToArray()]);
        var frames = await heart.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal("beat"u8.ToArray(), frames[^1]);
    }
}
