using System.Reflection;
using TorchSharp.Native;
using Xunit;

namespace TorchSharp.Tests.Contract;

/// <summary>The tables, and all other code, call operators as the loaded libtorch declares them.</summary>
public class OperatorTableTests
{
    // What libtorch may call an argument, by the type of the C# expression.
    private static readonly Dictionary<string, string[]> Fitting = new()
    {
        ["Tensor"] = ["Tensor", "Tensor[]"],
        ["Parameter"] = ["Tensor"],
        ["Tensor[]"] = ["Tensor[]", "Tensor?[]"],
        ["long"] = ["int", "float", "Scalar", "Tensor", "int[]"],
        ["int"] = ["int", "float", "Scalar", "Tensor", "int[]"],
        ["double"] = ["float", "Scalar", "Tensor"],
        ["float"] = ["float", "Scalar", "Tensor"],
        ["bool"] = ["bool", "Scalar"],
        ["Complex"] = ["Scalar"],
        ["Scalar"] = ["Scalar", "Tensor"],
        ["long[]"] = ["int[]", "float[]"],
        ["double[]"] = ["float[]"],
        ["bool[]"] = ["bool[]"],
        ["string"] = ["str"],
        ["char"] = ["str"],
        ["RoundingMode"] = ["str"],
        ["FFTNormType"] = ["str"],
        ["Padding"] = ["str"],
        ["Approximate"] = ["str"],
        ["PaddingModes"] = ["str"],
        ["ScalarType"] = ["ScalarType"],
        ["Reduction"] = ["int"],
        ["Device"] = ["Device"],
        ["Generator"] = ["Generator"],
        ["Argument.Given"] = ["int"],
        ["Argument.Some"] = ["Tensor[]"],
        ["Argument.List"] = ["Tensor[]", "Tensor?[]"],
        ["Argument.Mask"] = ["Tensor"],
        ["Argument.Counts"] = ["Tensor"],
    };

    // What each way to take the result asks for.
    private static readonly Dictionary<string, string[]> Results = new()
    {
        ["Tensor"] = ["Tensor"],
        ["Change"] = ["Tensor"],
        ["Tensors"] = ["Tensor[]"],
        ["Tensors2"] = ["Tensor", "Tensor"],
        ["Tensors3"] = ["Tensor", "Tensor", "Tensor"],
        ["Tensors4"] = ["Tensor", "Tensor", "Tensor", "Tensor"],
        ["Bool"] = ["bool"],
        ["Long"] = ["int"],

        ["Double"] = ["float"],
        ["Scalar"] = ["Scalar"],
    };

    // Here TorchSharp's names mean something else than libtorch's: avg_pool2d_backward(input, …) takes the output's gradient there, and so on.
    private static readonly string[] OtherNames = ["avg_pool2d_backward", "avg_pool3d_backward", "cumulative_trapezoid_x", "trapezoid_x", "embedding_renorm_", "ormqr"];

    [Fact]
    public void Every_operator_exists()
    {
        var missing = All().Select(entry => entry.Operator).Where(op => op.Schema.Length == 0).Select(op => $"{op.Name}.{op.Overload}").ToArray();
        Assert.True(missing.Length == 0, "Not in this libtorch: " + string.Join(", ", missing));
    }

    [Fact]
    public void Every_call_fits_libtorchs_own_schema()
    {
        var schemas = All().ToDictionary(entry => entry.Field, entry => entry.Operator.Schema);
        var wrong = OperatorCall.All.Where(call => call.Operator is not null)
            .SelectMany(call => Faults(call, Schema.Parse(schemas[call.Operator!])).Select(fault => $"{fault}: {call.Text}\n    {schemas[call.Operator!]}")).ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} faults:\n{string.Join('\n', wrong)}");
        Assert.InRange(OperatorCall.All.Count, 1500, int.MaxValue);
    }

    private static IEnumerable<string> Faults(OperatorCall call, Schema schema)
    {
        if (call.Arguments.Length > schema.Arguments.Length)
        {
            yield return "too many arguments";
            yield break;
        }

        foreach (var missing in schema.Arguments.Skip(call.Arguments.Length).Where(argument => !argument.MayBeLeftOut)) yield return $"{missing.Name} is missing";
        foreach (var (given, wanted) in call.Arguments.Zip(schema.Arguments))
        {
            foreach (var type in given.Types.Where(type => type == "Argument.None" ? !wanted.MayBeLeftOut : !Fitting.GetValueOrDefault(type, []).Contains(wanted.Type)))
                yield return $"{given.Text} is a {type}, {wanted.Name} a {wanted.Type}";
            if (!OtherNames.Contains(call.Operator!) && Simple(given.Name) != Simple(wanted.Name) && schema.Arguments.Any(other => other.Type == wanted.Type && Simple(other.Name) == Simple(given.Name)))
                yield return $"{given.Text} stands where libtorch wants {wanted.Name}";
        }

        if (call.Method != "Run" && !Results[call.Method].SequenceEqual(schema.Returns) && (call.Method, schema.Returns[0]) != ("Long", "ScalarType")) yield return $"{call.Method} of what returns {string.Join(", ", schema.Returns)}";
        if (call.Method == "Change" && !call.Arguments.Zip(schema.Arguments).Any(pair => pair.Second.Written && pair.First.Text == call.Target)) yield return $"{call.Target} is not what changes";
    }

    // Names that mean the same: the operand that the work is done on, and the one it is done with.
    private static string Simple(string name) => name.Replace("_", "", StringComparison.Ordinal).TrimEnd('s').ToLowerInvariant() switch
    {
        "input" or "left" or "a" or "x" or "x1" or "tensor1" or "input1" or "dividend" => "self",
        "right" or "b" or "y" or "x2" or "target" or "tensor2" or "input2" or "divisor" => "other",
        var simple => simple,
    };

    private static IEnumerable<(string Field, Operator Operator)> All() =>
        typeof(Operator).Assembly.GetType("TorchSharp.Native.Aten")!
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(Operator)).Select(field => (field.Name, (Operator)field.GetValue(null)!));
}
