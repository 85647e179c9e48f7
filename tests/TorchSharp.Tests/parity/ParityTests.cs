using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Parity;

/// <summary>Every operation gives PyTorch's values, types, shapes and gradients, whatever the operands' shapes, types and strides.</summary>
public sealed class ParityTests
{
    // Debian's Python: its PyTorch stands on the same libtorch.
    private const string Python = "/usr/bin/python3";

    // Loading PyTorch takes most of a second, all the cases a few more.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Operations_agree_with_PyTorch() => Check(seed: 1, rounds: 3);

    [Theory]
    [Trait("speed", "slow")]
    [InlineData(2)]
    [InlineData(3)]
    public void Many_more_operations_agree_with_PyTorch(int seed) => Check(seed, rounds: 10);

    private static void Check(int seed, int rounds)
    {
        var random = new System.Random(seed);
        var cases = Enumerable.Range(0, rounds).SelectMany(_ => Operation.All).Select(operation => Case.Random(random, operation)).ToArray();
        var folder = Directory.CreateTempSubdirectory("parity").FullName;
        try
        {
            Write(cases, folder);
            Run(folder);
            var results = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "results.json")))!.AsArray();
            var memory = File.ReadAllBytes(Path.Combine(folder, "results.bin"));
            var differences = cases.Zip(results, (each, result) => Difference(each, result!, memory)).OfType<string>().ToArray();
            Assert.True(differences.Length == 0, $"{differences.Length} of {cases.Length} differ:\n{string.Join('\n', differences.Take(40))}");

            // A case that fails in both proves little: most must give numbers.
            Assert.InRange(results.Count(result => result!["error"] is null), cases.Length * 8 / 10, cases.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(Case[] cases, string folder)
    {
        using var memory = File.Create(Path.Combine(folder, "inputs.bin"));
        var list = new JsonArray();
        foreach (var each in cases)
        {
            var inputs = new JsonArray();
            foreach (var operand in each.Operands)
            {
                inputs.Add(new JsonObject
                {
                    ["dtype"] = Name(operand.Type),
                    ["start"] = memory.Position,
                    ["bytes"] = operand.Memory.Length,
                    ["size"] = new JsonArray([.. operand.Size.Select(length => (JsonNode)length)]),
                    ["stride"] = new JsonArray([.. operand.Stride.Select(length => (JsonNode)length)]),
                    ["offset"] = operand.Offset,
                });
                memory.Write(operand.Memory);

                // Each begins at a multiple of 16, as libtorch wants.
                memory.Write(new byte[(16 - memory.Position % 16) % 16]);
            }

            list.Add(new JsonObject { ["python"] = each.Operation.Python, ["inputs"] = inputs });
        }

        File.WriteAllText(Path.Combine(folder, "cases.json"), list.ToJsonString());
    }

    private static void Run(string folder)
    {
        var script = Path.Combine(Fixtures.Repository, "tests", "TorchSharp.Tests", "parity", "parity.py");
        using var python = Process.Start(new ProcessStartInfo(Python, [script, folder]) { RedirectStandardError = true })!;
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!python.WaitForExit(Patience)) python.Kill();
        Assert.True(python.HasExited && python.ExitCode == 0, $"{Python} with PyTorch is needed here (apt-get install python3-torch), and {Patience.TotalMinutes} minutes at most: {errors.Result}");
    }

    /// <summary>What differs, or null.</summary>
    private static string? Difference(Case each, JsonNode result, byte[] memory)
    {
        using var scope = NewDisposeScope();
        Tensor?[] ours;
        try
        {
            ours = Compute(each);
        }
        catch (Exception e)
        {
            return result["error"] is null ? $"{each}: {e.GetType().Name}: {e.Message}" : null;
        }

        if (result["error"] is { } error) return $"{each}: PyTorch refuses: {error}";
        var theirs = result["answers"]!.AsArray();
        if (theirs.Count != ours.Length) return $"{each}: {ours.Length - 1} gradients, PyTorch has {theirs.Count - 1}";
        for (var i = 0; i < ours.Length; i++)
        {
            var what = i == 0 ? "result" : $"gradient {i}";
            if (ours[i] is null != theirs[i] is null) return $"{each}: {what} {(ours[i] is null ? "missing" : "given")}, not so in PyTorch";
            if (ours[i] is not { } mine) continue;
            var expected = Read(theirs[i]!, memory);
            if (mine.dtype != expected.dtype || !mine.shape.SequenceEqual(expected.shape)) return $"{each}: {what} is {mine}, in PyTorch {expected}";
            if (!Wide(mine).allclose(Wide(expected), Tolerance(mine.dtype), Tolerance(mine.dtype), equal_nan: true)) return $"{each}: {what} is {mine.npstr()}, in PyTorch {expected.npstr()}";
        }

        return null;
    }

    private static Tensor?[] Compute(Case each)
    {
        var x = each.Operands.Select(operand => operand.Tensor()).ToArray();
        var leaves = x.Where(IsContinuous).ToArray();
        foreach (var leaf in leaves) leaf.requires_grad = true;
        var result = each.Operation.Call(x);
        if (!IsContinuous(result) || !result.requires_grad) return [result.detach()];
        var weights = arange(result.numel(), float64).cos().reshape(result.shape).to(result.dtype);
        if (weights.is_complex()) weights *= new System.Numerics.Complex(1, -0.5);
        return [result.detach(), .. autograd.grad([result], leaves, [weights], allow_unused: true)];
    }

    private static bool IsContinuous(Tensor tensor) => tensor.is_floating_point() || tensor.is_complex();

    private static Tensor Read(JsonNode answer, byte[] memory)
    {
        var type = Enum.GetValues<ScalarType>().First(each => Name(each) == answer["dtype"]!.GetValue<string>());
        var tensor = empty(answer["size"]!.AsArray().Select(length => length!.GetValue<long>()).ToArray(), type);
        tensor.bytes = memory.AsSpan(answer["start"]!.GetValue<int>(), (int)(tensor.numel() * tensor.ElementSize));
        return tensor;
    }

    private static double Tolerance(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.ComplexFloat64 => 1e-10,
        ScalarType.Float16 or ScalarType.BFloat16 => 1e-2,
        _ => 1e-5,
    };

    // The CPU compares no numbers of 16 bits.
    private static Tensor Wide(Tensor tensor) => tensor.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? tensor.to(float32) : tensor;

    private static string Name(ScalarType type) => type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.ComplexFloat32 => "complex64",
        ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };
}
