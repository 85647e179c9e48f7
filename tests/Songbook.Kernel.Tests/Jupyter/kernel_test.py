"""Jupyter's own suite for kernels, with every optional part filled in. kernel_test.py CSharp | FSharp"""
import unittest

from jupyter_kernel_test import KernelTests


class Songbook(KernelTests):
    """What both languages have in common."""

    code_history_pattern = "6*7"
    supported_history_operations = ("tail", "range", "search")

    def test_stdin(self):
        self.flush_channels()
        self.kc.execute(self.code_input, allow_stdin=True)
        request = self.kc.get_stdin_msg(timeout=20)
        self.assertEqual(request["msg_type"], "input_request")
        self.assertEqual(request["content"], {"prompt": "Bird? ", "password": False})
        self.kc.input("wren")
        self.assertEqual(self.get_non_kernel_info_reply(timeout=20)["content"]["status"], "ok")
        text = ""
        while (message := self.kc.get_iopub_msg(timeout=20))["content"].get("execution_state") != "idle":
            text += message["content"].get("text", "")
        self.assertEqual(text, "a wren")


class CSharp(Songbook):
    kernel_name = "songbook"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.Write("hello, world");'
    code_stderr = 'Console.Error.Write("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "#!impo", "matches": {"#!import"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "#!html\n<b>", "int Twice(int x) => 2 * x;"]
    incomplete_code_samples = ["if (true)\n{", "var x = new List<int>(", "/* not yet"]
    invalid_code_samples = ["int 1x = 2;"]
    code_page_something = "?Console.WriteLine"
    code_generate_error = 'throw new Exception("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"wren"', "result": "wren"},
        {"code": "new { A = 1 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>b</b>"));', "mime": "text/html"},
        {"code": "#!markdown\n*text*", "mime": "text/html"},
    ]
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = 'Console.Write("\\e[2J");'
    code_input = 'Console.Write("a " + input("Bird? "));'


class FSharp(Songbook):
    kernel_name = "songbook-fsharp"
    language_name = "F#"
    file_extension = ".fs"

    code_hello_world = 'printf "hello, world"'
    code_stderr = 'eprintf "oops"'
    completion_samples = [{"text": '"abc".Substr', "matches": {"Substring"}}]
    complete_code_samples = ["1 + 1", "let x = 1", "let twice x =\n    2 * x"]
    incomplete_code_samples = ["let twice x =", "if true then"]
    invalid_code_samples = ["let = )"]
    code_page_something = "?List.map"
    code_generate_error = 'failwith "on purpose"'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "Some 3", "result": "Some 3"},
        {"code": "{| A = 1 |}", "mime": "text/html"},
    ]
    code_display_data = [{"code": 'display(HTML "<b>b</b>") |> ignore', "mime": "text/html"}]
    code_inspect_sample = "List.map"
    code_clear_output = 'printf "\\u001b[2J"'
    code_input = 'printf "a %s" (GetInputAsync("Bird? ").Result)'


if __name__ == "__main__":
    del KernelTests, Songbook  # not to be run themselves
    unittest.main()
