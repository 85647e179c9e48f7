using System.Collections;

namespace TorchSharp.Modules;

/// <summary>The numbers below <paramref name="count"/> in a random order: another one every time, or always the one of the seed.</summary>
internal sealed class Shuffling(long count, int? seed) : IEnumerable<long>
{
    public IEnumerator<long> GetEnumerator()
    {
        var random = seed is { } given ? new Random(given) : Random.Shared;
        var order = new long[count];
        for (var i = 0L; i < count; i++)
        {
            var other = random.NextInt64(i + 1);
            (order[i], order[other]) = (order[other], i);
        }

        return ((IEnumerable<long>)order).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
