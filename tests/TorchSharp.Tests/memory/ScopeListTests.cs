using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Whole lists of objects leave a scope.</summary>
public class ScopeListTests
{
    private static readonly Dictionary<string, Action<DisposeScope, DisposeScope, IDisposable[]>> Ways = new()
    {
        ["MoveToOuter, a list"] = (inner, _, all) => inner.MoveToOuter(all.AsEnumerable()),
        ["MoveToOuter, arguments"] = (inner, _, all) => inner.MoveToOuter(all[0], all[1], all[2], all[3]),
        ["MoveToOther, a list"] = (inner, outer, all) => inner.MoveToOther(outer, all.AsEnumerable()),
        ["MoveToOther, arguments"] = (inner, outer, all) => inner.MoveToOther(outer, all[0], all[1], all[2], all[3]),
        ["Detach, a list"] = (inner, _, all) => inner.Detach(all.AsEnumerable()),
        ["Detach, arguments"] = (inner, _, all) => inner.Detach(all[0], all[1], all[2], all[3]),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void They_outlive_it(string name)
    {
        using var outer = NewDisposeScope();
        Tensor[] all;
        using (var inner = NewDisposeScope())
        {
            all = [ones(1), ones(2), ones(3), ones(4)];
            Ways[name](inner, outer, all);
            Assert.Equal(0, inner.DisposablesCount);
        }

        Assert.All(all, tensor => Assert.False(tensor.IsInvalid));
        Assert.Equal(name.StartsWith("Detach", StringComparison.Ordinal) ? 0 : 4, outer.DisposablesCount);
        foreach (var tensor in all) tensor.Dispose();
    }
}
