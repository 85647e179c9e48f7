using TorchSharp.Utils;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Memory;

/// <summary>An accessor never reads or writes memory that is not its tensor's.</summary>
public class AccessorTests
{
    public static TheoryData<string, Action<TensorAccessor<float>>> Uses => new()
    {
        { "reading", elements => _ = elements[1] },
        { "writing", elements => elements[1] = 2 },
        { "reading in two dimensions", elements => _ = elements[0, 1] },
        { "ToArray", elements => elements.ToArray() },
        { "ToNDArray", elements => elements.ToNDArray() },
        { "CopyTo", elements => elements.CopyTo(new float[6]) },
        { "CopyFrom", elements => elements.CopyFrom([1, 2]) },
        { "enumeration", elements => _ = elements.Sum() },
        { "comparison", elements => _ = elements == ones(2, 3).data<float>() },
    };

    [Theory]
    [MemberData(nameof(Uses), DisableDiscoveryEnumeration = true)]
    public void After_Dispose_it_refuses(string use, Action<TensorAccessor<float>> action)
    {
        using var scope = NewDisposeScope();
        foreach (var tensor in new[] { ones(2, 3), ones(3, 2).t() })
        {
            var elements = tensor.data<float>();
            action(elements);
            elements.Dispose();
            Assert.True(Record.Exception(() => action(elements)) is ObjectDisposedException, use);
        }
    }

    [Fact]
    public void Copies_stay_within_the_tensor_and_the_array()
    {
        using var scope = NewDisposeScope();
        foreach (var tensor in new[] { arange(6, float32).reshape(2, 3), arange(6, float32).reshape(3, 2).t() })
        {
            using var elements = tensor.data<float>();
            var all = elements.ToArray();
            var array = new float[4];
            elements.CopyTo(array, 1, 4);
            Assert.Equal([0, all[4], all[5], 0], array);
            elements.CopyTo(array, 0, 6);
            Assert.Equal([0, all[4], all[5], 0], array);
            elements.CopyFrom([7, 8, 9], 1, 5);
            Assert.Equal([.. all[..5], 8], elements.ToArray());
            foreach (var from in new[] { -1, 7, long.MinValue })
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyTo(array, 0, from));
                Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyFrom(array, 0, from));
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyTo(array, 5));
            Assert.Throws<ArgumentOutOfRangeException>(() => elements.CopyFrom(array, -1));
        }
    }
}
