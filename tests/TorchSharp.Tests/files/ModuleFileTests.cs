using System.Text.Json;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public class ModuleFileTests
{
    private static readonly Dictionary<string, Func<Module>> Makers = new()
    {
        ["conv_bn"] = () => Sequential(("conv", Conv2d(2, 3, 3)), ("bn", BatchNorm2d(3))),
        ["f64_i64"] = () => new F64Net(),
        ["linear"] = () => Linear(3, 2),
        ["long_names"] = LongNames,
        ["nested_buffers"] = () => new NestedBuf(),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_reads_and_is_written_as_it_was(string name)
    {
        using var module = Makers[name]();
        Assert.Same(module, module.load(Fixtures.Path($"torchsharp/module_{name}.ts")));
        AssertValues(name, module);
        Assert.Equal(File.ReadAllBytes(Fixtures.Path($"torchsharp/module_{name}.ts")), Written(module));
    }

    [Fact]
    public void Skipped_entries_are_not_written_and_not_read()
    {
        using var module = Linear(3, 2);
        module.load(Fixtures.Path("torchsharp/module_linear.ts"));
        Assert.Equal(File.ReadAllBytes(Fixtures.Path("torchsharp/module_linear_skip_bias.ts")), Written(module, ["bias"]));

        using var other = Linear(3, 2);
        var bias = other.bias!.data<float>().ToArray();
        other.load(Fixtures.Path("torchsharp/module_linear_skip_bias.ts"), skip: ["bias"]);
        Assert.Equal(module.weight.data<float>().ToArray(), other.weight.data<float>().ToArray());
        Assert.Equal(bias, other.bias!.data<float>().ToArray());

        // A whole file fits too.
        foreach (var strict in new[] { true, false })
        {
            using var part = Linear(3, 2);
            var weight = part.weight.data<float>().ToArray();
            part.load(Fixtures.Path("torchsharp/module_linear.ts"), strict, skip: ["weight"]);
            Assert.Equal(weight, part.weight.data<float>().ToArray());
            Assert.Equal(module.bias!.data<float>().ToArray(), part.bias!.data<float>().ToArray());
        }

        var missing = Assert.Throws<ArgumentException>(() => other.load(Fixtures.Path("torchsharp/module_linear_skip_bias.ts"), skip: ["weight"]));
        Assert.Equal("Mismatched state_dict sizes: expected 2, but found 1 entries. Missing: bias.", missing.Message);
    }

    [Fact]
    public void An_unknown_entry_is_refused_or_passed_over()
    {
        using var source = Sequential(("zzz", Linear(2, 2)), ("fc", Linear(2, 1)));
        using var target = Sequential(("fc", Linear(2, 1)));
        var bytes = Written(source);
        var size = Assert.Throws<ArgumentException>(() => target.load(new MemoryStream(bytes)));
        Assert.Equal("Mismatched state_dict sizes: expected 2, but found 4 entries. Unexpected: zzz.weight, zzz.bias.", size.Message);

        var loaded = new Dictionary<string, bool>();
        target.load(new MemoryStream(bytes), strict: false, loadedParameters: loaded);
        Assert.True(target.state_dict()["fc.weight"].allclose(source.state_dict()["fc.weight"]));
        Assert.Equal(["fc.bias", "fc.weight"], loaded.Where(entry => entry.Value).Select(entry => entry.Key).Order());
        Assert.Equal(["zzz.bias", "zzz.weight"], loaded.Where(entry => !entry.Value).Select(entry => entry.Key).Order());

        using var renamed = Sequential(("fd", Linear(3, 2)));
        var name = Assert.Throws<ArgumentException>(() => renamed.load(Fixtures.Path("torchsharp/module_linear.ts")));
        Assert.Equal("Mismatched module state names: the target modules does not have a submodule or buffer named 'weight'. Missing: fd.weight, fd.bias. Unexpected: weight, bias.", name.Message);

        using var smaller = Linear(2, 2, hasBias: false);
        using var larger = Linear(2, 2);
        var missing = Assert.Throws<ArgumentException>(() => larger.load(new MemoryStream(Written(smaller))));
        Assert.Equal("Mismatched state_dict sizes: expected 2, but found 1 entries. Missing: bias.", missing.Message);
    }

    [Fact]
    public void Another_shape_is_refused_by_name()
    {
        using var module = Linear(2, 2);
        var error = Assert.Throws<ArgumentException>(() => module.load(Fixtures.Path("torchsharp/module_linear.ts")));
        Assert.Equal("Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin: weight is [2, 3] in the file, [2, 2] here.", error.Message);
        Assert.Throws<FileNotFoundException>(() => module.load("no-such-file.ts"));
    }

    [Fact]
    public void A_file_that_does_not_fit_changes_nothing()
    {
        using var source = Sequential(("first", Linear(2, 2)), ("second", Linear(3, 1)), ("third", Linear(2, 2, dtype: float64)));
        using var target = Sequential(("first", Linear(2, 2)), ("second", Linear(2, 1)), ("third", Linear(2, 2)));
        var whole = Written(source);
        var before = Written(target);
        var error = Assert.Throws<ArgumentException>(() => target.load(new MemoryStream(whole)));
        Assert.Contains("second.weight is [1, 3] in the file, [1, 2] here; third.weight is Float64 in the file, Float32 here; third.bias is Float64 in the file, Float32 here.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Written(target));

        using var same = Sequential(("first", Linear(2, 2)), ("second", Linear(3, 1)), ("third", Linear(2, 2, dtype: float64)));
        before = Written(same);
        Assert.Throws<EndOfStreamException>(() => same.load(new MemoryStream(whole[..^1])));
        Assert.Equal(before, Written(same));
    }

    [Fact]
    public void Damaged_lengths_are_said_or_read_to_the_end_of_the_file()
    {
        using var module = Linear(2, 2);
        Assert.Throws<InvalidDataException>(() => module.load(new MemoryStream(Entry("weight", -1))));
        Assert.Throws<EndOfStreamException>(() => module.load(new MemoryStream(Entry("weight", long.MaxValue, long.MaxValue))));
        Assert.Throws<EndOfStreamException>(() => module.load(new MemoryStream(Entry("other", 1L << 40)), strict: false));

        static byte[] Entry(string name, params long[] shape)
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            writer.Write7BitEncodedInt64(2);
            writer.Write(name);
            foreach (var number in new[] { (long)float32, shape.Length }.Concat(shape)) writer.Write7BitEncodedInt64(number);
            return stream.ToArray();
        }
    }

    private static void AssertValues(string name, Module module)
    {
        var expected = JsonDocument.Parse(File.ReadAllText(Fixtures.Path($"torchsharp/module_{name}.json"))).RootElement.GetProperty("state_dict");
        var actual = module.state_dict();
        Assert.Equal(expected.EnumerateObject().Select(entry => entry.Name), actual.Keys);
        Assert.All(expected.EnumerateObject(), entry => Assert.True(GoldenTensor.Same(GoldenTensor.Parse(entry.Value), actual[entry.Name])));
    }

    private static byte[] Written(Module module, string[]? skip = null)
    {
        var stream = new MemoryStream();
        module.save(stream, skip);
        return stream.ToArray();
    }

    private static Sequential LongNames()
    {
        var names = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("torchsharp/module_long_names.json"))).RootElement.GetProperty("state_dict")
            .EnumerateObject().Select(entry => entry.Name.Split('.')[0]).ToArray();
        return Sequential((names[0], Linear(130, 2, hasBias: false)), (names[1], Linear(1, 1)));
    }

    private sealed class F64Net : Module
    {
#pragma warning disable IDE0052 // Read by RegisterComponents.
        private readonly Parameter w = new(zeros(3, dtype: float64));
        private readonly Tensor count = zeros(2, dtype: int64);
        private readonly Tensor scale = zeros([], dtype: float64);
        private readonly Tensor mask = zeros(3, dtype: @bool);

        public F64Net() : base(nameof(F64Net)) => RegisterComponents();
    }

    private sealed class NestedBuf : Module
    {
        private readonly Linear _fc1 = Linear(2, 3);
        private readonly ModuleList<Module> blocks = ModuleList<Module>(Linear(3, 3), BatchNorm1d(3));
        private readonly Tensor running = zeros(3);
        private readonly Parameter gain = new(zeros(3));

        public NestedBuf() : base(nameof(NestedBuf)) => RegisterComponents();
    }
}
