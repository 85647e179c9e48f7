using Xunit;
using static TorchSharp.torch;
using static TorchSharp.Tests.ProcessMemory;

namespace TorchSharp.Tests.Memory;

/// <summary>However tensors are let go of, memory stays flat.</summary>
public sealed class MemoryTests
{
    private const int WarmUp = 20_000;
    private const int Short = 100_000;
    private const int Long = 1_000_000;
    private const int Blocks = 10;

    // An object of 56 bytes that no collection took yet; a leak of one small tensor an operation would be more than 200.
    private const double BytesPerOperation = 100;

    // Without disposing, garbage collections free the tensors; up to this much may be waiting for one.
    private const long Garbage = 768L << 20;

    public static TheoryData<string> Ways => ["using", "scope", "never"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Memory_is_flat_over_many_operations(string way) => Run(way, Short);

    [Theory]
    [Trait("speed", "slow")]
    [MemberData(nameof(Ways))]
    public void Memory_is_flat_over_a_million_operations(string way) => Run(way, Long);

    [Fact]
    public void Large_tensors_that_nobody_disposes_do_not_fill_the_machine()
    {
        var before = Resident();
        var most = 0L;
        for (var i = 0; i < 150; i++)
        {
            _ = zeros(4 << 20) + 1; // two tensors of 16 MiB: 4.7 GiB in all
            if (i % 10 == 0) most = Math.Max(most, Resident() - before);
        }

        Assert.InRange(most, 0, Garbage);
    }

    /// <summary>What nobody disposes is a small tensor; the memory is what a graph, a base or a scope's outcome holds.</summary>
    [Theory]
    [InlineData("graph")]
    [InlineData("graph of small tensors")]
    [InlineData("moved out of a scope")]
    [InlineData("view")]
    public void What_a_forgotten_small_tensor_holds_does_not_fill_the_machine(string holder)
    {
        const long Floats = 4 << 20;
        using var weight = ones(Floats, requires_grad: true);
        using var small = ones(256, requires_grad: true);
        using var model = nn.Sequential(nn.ReLU(), nn.Sigmoid(), nn.Tanh());
        var before = Resident();
        var most = 0L;
        for (var i = 0; i < 80; i++) // at least 16 MiB a turn: 1.3 GiB in all
        {
            switch (holder)
            {
                case "graph":
                    using (var result = model.call(weight)) _ = result.sum();
                    break;
                case "graph of small tensors":
                    var chain = small * 1;
                    for (var link = 0; link < 16_000; link++)
                    {
                        using var previous = chain;
                        chain = previous.exp();
                    }

                    break;
                case "moved out of a scope":
                    using (NewDisposeScope()) (weight * 2).exp().sum().MoveToOuterDisposeScope();
                    break;
                default:
                    using (var table = ones(1024, Floats / 1024)) _ = table[0];
                    break;
            }

            most = Math.Max(most, Resident() - before);
        }

        Assert.InRange(most, 0, Garbage);
    }

    [Fact]
    public void Tensors_may_be_used_and_disposed_on_any_thread()
    {
        using var shared = ones(64, 64);
        var failures = 0;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, worker =>
        {
            for (var i = 0; i < 500; i++)
            {
                using var product = shared.mm(shared);
                using var sum = (product + worker).sum();
                if (sum.item<float>() != 64 * 64 * (64 + worker)) Interlocked.Increment(ref failures);
            }
        });
        Assert.Equal(0, failures);
    }

    [Fact]
    public void Threads_that_only_dispose_leave_nothing_behind()
    {
        // So many that each thread keeps all blocks that it may: 64 of each of six sizes, 280 KB.
        var sizes = Enumerable.Range(0, 6).SelectMany(kind => Enumerable.Repeat(16L << kind, 64)).ToArray();
        var before = 0L;
        for (var i = 0; i < 250; i++)
        {
            if (i == 50) before = Resident();
            var tensors = sizes.Select(size => ones(size)).ToArray();
            var disposer = new Thread(tensors.Dispose);
            disposer.Start();
            disposer.Join();
        }

        Assert.InRange(Resident() - before, long.MinValue, 20 << 20);
    }

    [Fact]
    public void Disposing_on_another_thread_during_use_is_an_exception_at_worst()
    {
        for (var round = 0; round < 200; round++)
        {
            var tensor = ones(256, 256);
            var disposer = new Thread(tensor.Dispose);
            disposer.Start();
            try
            {
                using var product = tensor.mm(tensor);
            }
            catch (InvalidOperationException e)
            {
                Assert.Contains("Tensor invalid", e.Message);
            }

            disposer.Join();
        }
    }

    [Fact]
    public void Threads_with_scopes_graphs_and_forgotten_tensors_leave_nothing_behind()
    {
        Finalizers.Run();
        var before = Tensor.TotalCount;
        RunThreads();
        Finalizers.Run();
        Assert.InRange(Tensor.TotalCount, 0, before + 10);
    }

    [Fact]
    public void Finalizers_free_what_was_forgotten()
    {
        Finalizers.Run();
        var before = Tensor.TotalCount;
        Forget();
        Assert.True(Tensor.TotalCount >= before + 1000);
        Finalizers.Run();
        Assert.InRange(Tensor.TotalCount, 0, before + 10);
    }

    /// <summary>What a native call or an accessor holds goes when both have let go.</summary>
    [Theory]
    [InlineData("in a list")]
    [InlineData("under an accessor")]
    [InlineData("disposed under an accessor")]
    public void A_tensor_that_was_held_is_freed(string held)
    {
        var before = Resident();
        for (var i = 0; i < 100; i++)
        {
            using var tensor = ones(1 << 20); // 4 MiB
            if (held == "in a list") cat([tensor, tensor]).Dispose();
            if (held == "in a list") continue;
            using var elements = tensor.data<float>();
            if (held == "disposed under an accessor") tensor.Dispose();
            Assert.Equal(1, elements[12345]);
        }

        Assert.InRange(Resident() - before, long.MinValue, 100 << 20);
    }

    [Fact]
    public void A_result_outlives_the_tensors_it_was_made_of()
    {
        Tensor view;
        using (var made = arange(6)) view = made[2..];
        Assert.Equal(new long[] { 2, 3, 4, 5 }, view.data<long>().ToArray());
        view.Dispose();
    }

    [Fact]
    public void An_array_under_a_tensor_stays_where_it_is()
    {
        var array = Enumerable.Range(0, 1000).Select(i => (float)i).ToArray();
        using var over = from_array(array);
        Finalizers.Run();
        array[500] = -1;
        Assert.Equal(-1, over[500].item<float>());
        over[501] = -2;
        Assert.Equal(-2, array[501]);
    }

    private static void Run(string way, int operations)
    {
        using var one = ones(16);
        for (var i = 0; i < WarmUp; i++) Step(way, one, i);
        Finalizers.Run();
        var before = Resident();
        var most = 0L;
        var growth = new long[Blocks];
        for (var block = 0; block < Blocks; block++)
        {
            var start = Resident();
            for (var i = 0; i < operations / Blocks; i++) Step(way, one, i);
            most = Math.Max(most, Resident() - before);
            if (way == "never") Finalizers.Run();
            growth[block] = Resident() - start;
        }

        // A leak shows in every block; the heap's taking more room, when the finalizers lagged behind, in one or two.
        Array.Sort(growth);
        Assert.InRange((double)growth[Blocks / 2] * Blocks / operations, double.NegativeInfinity, BytesPerOperation);
        Assert.InRange(most, 0, Garbage);
    }

    private static void Step(string way, Tensor one, int i)
    {
        switch (way)
        {
            case "using":
                using (var sum = one + one)
                {
                    break;
                }

            case "scope":
                using (NewDisposeScope())
                {
                    _ = one * i;
                    break;
                }

            default:
                _ = one + one;
                break;
        }
    }

    // Four threads build and run graphs in scopes of their own and forget tensors; a fifth makes the finalizers run all the while.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void RunThreads()
    {
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var done = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref done)) Finalizers.Run();
        });
        collector.Start();
        var workers = Enumerable.Range(0, 4).Select(worker => new Thread(() =>
        {
            try
            {
                for (var i = 0; i < 100; i++) Work(worker, i);
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
            }
        })).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        Volatile.Write(ref done, true);
        collector.Join();
        Assert.Empty(failures);
    }

    private static void Work(int worker, int i)
    {
        using var scope = NewDisposeScope();
        using var x = full(8, worker + i, dtype: float32, requires_grad: true);
        (x * x).sum().backward();
        Assert.Equal(2f * (worker + i), x.grad![3].item<float>());
        for (var forgotten = 0; forgotten < 5; forgotten++) _ = ones(16).DetachFromDisposeScope() + i;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 1000; i++) _ = ones(3);
    }
}
