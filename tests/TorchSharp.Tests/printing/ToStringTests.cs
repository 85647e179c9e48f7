using System.Globalization;
using System.Text.Json;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Printing;

/// <summary>Every text that the real package was seen to print: <c>fixtures/torchsharp/tostring.json</c>.</summary>
public sealed class ToStringTests : IDisposable
{
    private static readonly JsonElement Golden = Json.Read("torchsharp/tostring.json");

    public void Dispose() => set_printoptions(julia, "g5", 100, "\n", 6, 6);

    public static IEnumerable<TheoryDataRow<string>> Tensors() => Golden.GetProperty("tensors").EnumerateArray().Select(each => new TheoryDataRow<string>(each.GetProperty("id").GetString()!));

    [Theory]
    [MemberData(nameof(Tensors))]
    public void A_tensor_prints_as_in_the_real_package(string id)
    {
        var entry = Golden.GetProperty("tensors").EnumerateArray().Single(each => each.GetProperty("id").GetString() == id);
        using var scope = NewDisposeScope();
        var tensor = Make(entry);
        foreach (var (how, expected) in Json.Newest(entry, "text"))
            Assert.Equal((how, expected), (how, Text(tensor, how)));
    }

    [Fact]
    public void Print_options_hold_until_changed()
    {
        var tensor = (arange(12, float32) / 7).reshape(3, 4);
        foreach (var step in Golden.GetProperty("set_printoptions").EnumerateArray())
        {
            var code = step.GetProperty("code").GetString()!;
            switch (code)
            {
                case "set_printoptions(precision:3)": set_printoptions(precision: 3); break;
                case "set_printoptions(precision:2, sci_mode:true)": set_printoptions(precision: 2, sci_mode: true); break;
                case "set_printoptions(precision:2, linewidth:20)": set_printoptions(precision: 2, linewidth: 20); break;
                case "set_printoptions(style:numpy, floatFormat:\"g5\", linewidth:100)": set_printoptions(style: numpy, floatFormat: "g5", linewidth: 100); break;
                case "torch.TensorStringStyle = Julia": torch.TensorStringStyle = TensorStringStyle.Julia; break;
                default: Assert.Fail("Unknown step " + code); break;
            }

            foreach (var (how, expected) in Json.Newest(step, null).Where(pair => pair.Key.EndsWith(')')))
                Assert.Equal((code, how, expected), (code, how, Text(tensor, how)));
        }
    }

    [Fact]
    public void More_rows_and_columns_can_be_asked_for()
    {
        set_printoptions(maxRows: 2, maxColumns: 4);
        Assert.Equal("[[0, 1, ... 3, 4]\n ...\n [10, 11, ... 13, 14]]", arange(15).reshape(3, 5).npstr(newLine: "\n"));
    }

    [Theory]
    [InlineData(new long[] { 3, 0, 4 })]
    [InlineData(new long[] { 10_001, 0 })]
    [InlineData(new long[] { 200, 100, 0 })]
    public void The_Julia_style_refuses_a_tensor_without_elements_in_one_line(long[] shape)
    {
        using var tensor = zeros(shape);
        var error = Assert.Throws<InvalidOperationException>(() => tensor.jlstr());
        Assert.Equal($"A tensor of shape [{string.Join('x', shape)}] has no element to print in this style. Use npstr() instead.", error.Message);
    }

    [Fact]
    public void The_style_cannot_be_set_to_Default() => Assert.Throws<ArgumentException>(() => torch.TensorStringStyle = TensorStringStyle.Default);

    private static string Text(Tensor tensor, string how)
    {
        try
        {
            return Print(tensor, how);
        }
        catch (Exception e)
        {
            // Of an error the type counts; its text is this library's own.
            return "!" + e.GetType().FullName;
        }
    }

    private static string Print(Tensor tensor, string how)
    {
        switch (how)
        {
            case "ToString()": return tensor.ToString();
            case "ToString(true)": return tensor.ToString(true);
            case "str()": return tensor.str();
            case "jlstr()": return tensor.jlstr();
            case "npstr()": return tensor.npstr();
            case "cstr()": return tensor.cstr();
            case "metastr()": return tensor.metastr();
            case "print()": return Printed(() => tensor.print());
            case "print(style:Numpy)": return Printed(() => tensor.print(style: numpy));
            case "print(fltFormat:F1,newLine:\\n)": return Printed(() => tensor.print(fltFormat: "F1", newLine: "\n"));
            case "str(fltFormat:F2,width:30)": return tensor.str(fltFormat: "F2", width: 30);
        }

        // "Julia", "Numpy width:20", …
        var parts = how.Split(' ', 2);
        var style = Enum.Parse<TensorStringStyle>(parts[0]);
        if (parts.Length == 1) return tensor.ToString(style);
        var (name, value) = (parts[1].Split(':')[0], parts[1].Split(':')[1]);
        return name switch
        {
            "fltFormat" => tensor.ToString(style, fltFormat: value),
            "width" => tensor.ToString(style, width: int.Parse(value, CultureInfo.InvariantCulture)),
            "newLine" => tensor.ToString(style, newLine: "\r\n"),
            "culture" => tensor.ToString(style, cultureInfo: Comma()),
            _ => throw new InvalidDataException("Unknown option " + how),
        };
    }

    private static string Printed(Func<Tensor> print)
    {
        var before = Console.Out;
        using var writer = new StringWriter();
        try
        {
            Console.SetOut(writer);
            print();
        }
        finally
        {
            Console.SetOut(before);
        }

        return writer.ToString();
    }

    private static CultureInfo Comma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    private static Tensor Make(JsonElement entry)
    {
        var id = entry.GetProperty("id").GetString()!;
        var shape = Json.Shape(entry);
        var type = Enum.Parse<ScalarType>(entry.GetProperty("dtype").GetString()!);
        if (id == "f32_meta") return ones(shape, device: META);
        if (id == "f32_transposed") return arange(6, float32).reshape(2, 3).t();
        // Without data the values count up.
        return entry.TryGetProperty("data", out var data) ? Json.Tensor(data, type, shape) : arange(shape.TotalSize(), type).reshape(shape);
    }
}
