using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchSharp.Tests;

/// <summary>Operations whose backward pass is written in C#.</summary>
public class FunctionTests
{
    // Elements of a tensor whose memory is looked for, and bytes that small tensors come to.
    private const long Many = 1 << 18;
    private const long Few = 64 << 10;

    [Fact]
    public void Backward_gets_what_forward_saved()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2, 3 }).requires_grad_();
        var y = Cube.apply(x);
        Assert.Equal([1, 8, 27], y.data<float>().ToArray());
        (y * tensor(new[] { 1f, 10, 100 })).sum().backward();
        Assert.Equal([3, 120, 2700], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void What_was_saved_outlives_the_scope_it_was_made_in()
    {
        using var outer = NewDisposeScope();
        var x = tensor(new[] { 2f }).requires_grad_();
        Tensor y;
        using (NewDisposeScope()) y = Cube.apply(x + 0).MoveToOuterDisposeScope();
        y.backward();
        Assert.Equal([12], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_of_a_gradient_goes_through_it()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2f }).requires_grad_();
        var first = grad([Cube.apply(x)], [x], create_graph: true)[0];
        Assert.Equal([12], first.data<float>().ToArray());
        Assert.Equal([12], grad([first], [x])[0].data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_of_a_gradient_goes_through_an_output_that_was_saved()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f }).requires_grad_();
        var found = Exponential.apply(x);
        for (var derivative = 1; derivative <= 3; derivative++)
        {
            found = grad([found], [x], create_graph: true)[0];
            Assert.Equal(Math.E, found.item<float>(), 1e-6);
        }
    }

    [Fact]
    public void A_function_may_save_what_it_changed_in_place()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f }).requires_grad_();
        ExponentialInPlace.apply(x * 2).backward();
        Assert.Equal(2 * Math.Exp(2), x.grad!.item<float>(), 1e-5);
    }

    [Fact]
    public void A_backward_pass_frees_what_was_saved_unless_it_retains_the_graph()
    {
        using var outer = NewDisposeScope();
        var x = ones(Many).requires_grad_();
        Tensor y;
        using (NewDisposeScope()) y = Cube.apply(x * 1).sum().MoveToOuterDisposeScope();
        y.backward(retain_graph: true);
        var retained = ProcessMemory.OfTensors();
        y.backward();
        Assert.InRange(retained - ProcessMemory.OfTensors(), sizeof(float) * Many, long.MaxValue);
        Assert.Equal(6 * Many, x.grad!.sum().item<float>());
        Assert.Contains("a second time", Assert.Throws<ExternalException>(() => y.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_that_is_never_run_frees_what_was_saved()
    {
        using var x = ones(Many).requires_grad_();
        Finalizers.Run();
        var before = ProcessMemory.OfTensors();
        using (NewDisposeScope()) Cube.apply(x * 1);
        Assert.InRange(ProcessMemory.OfTensors() - before, long.MinValue, Few);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_long_chain_is_run_and_freed(bool runs)
    {
        using var x = ones(1).requires_grad_();
        using (NewDisposeScope())
        {
            var y = x;
            for (var i = 0; i < 100_000; i++) y = Link.apply(y);
            if (runs) y.backward();
        }

        Assert.Equal(runs ? 1f : null, x.grad?.item<float>());
    }

    [Fact]
    public void Learning_through_a_function_needs_no_more_memory_with_time()
    {
        using var x = ones(Many).requires_grad_();
        Learn(10);
        Finalizers.Run();
        var (tensors, memory) = (Tensor.TotalCount, ProcessMemory.OfTensors());
        Learn(100);
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.InRange(ProcessMemory.OfTensors() - memory, long.MinValue, Few);

        void Learn(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = NewDisposeScope();
                Exponential.apply(Cube.apply(x)).sum().backward();
                using (no_grad()) x.sub_(x.grad! * 0.01).clamp_(-1, 1);
                x.grad = null;
            }
        }
    }

    [Fact]
    public void Arguments_that_are_no_tensors_have_no_gradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        Scaled.apply(x, 3.0).sum().backward();
        Assert.Equal([3, 3], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Several_results_each_have_their_gradient_and_missing_ones_are_zeros()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2f }).requires_grad_();
        var y = tensor(new[] { 5f }).requires_grad_();
        var both = SumAndProduct.apply(x, y);
        both[1].backward();
        Assert.Equal(5, x.grad!.item<float>());
        Assert.Equal(2, y.grad!.item<float>());
    }

    [Fact]
    public void An_output_that_was_saved_does_not_keep_itself_alive()
    {
        using var outer = NewDisposeScope();
        var x = ones(Many).requires_grad_();
        Finalizers.Run();
        var before = ProcessMemory.OfTensors();
        for (var i = 0; i < 10; i++)
        {
            using var scope = NewDisposeScope();
            Exponential.apply(x);
            ExponentialInPlace.apply(x * 1);
        }

        Assert.InRange(ProcessMemory.OfTensors() - before, long.MinValue, Few);
    }

    [Fact]
    public void Without_gradients_nothing_is_recorded()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        using (no_grad()) Assert.False(Cube.apply(x).requires_grad);
        Assert.False(Cube.apply(ones(2)).requires_grad);
        Assert.True(Cube.apply(x).requires_grad);
    }

    [Fact]
    public void Results_can_be_without_gradient()
    {
        using var scope = NewDisposeScope();
        var found = Largest.apply(tensor(new[] { 1f, 7, 3 }).requires_grad_());
        Assert.True(found[0].requires_grad);
        Assert.False(found[1].requires_grad);
    }

    [Fact]
    public void A_change_in_place_is_recorded_where_it_is_declared()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2f }).requires_grad_();
        var y = x * 1;
        Assert.Same(y, Doubled.apply(y));
        (y * 3).backward();
        Assert.Equal(6, x.grad!.item<float>());
        Assert.Contains("in place", Assert.Throws<InvalidOperationException>(() => Doubled.apply(x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_wrong_in_backward_is_said_under_the_functions_name()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        var y = Cube.apply(x);
        using (no_grad()) x.add_(1);
        var changed = Assert.Throws<ExternalException>(() => y.sum().backward());
        Assert.Contains("Cube.backward: get_saved_variables: one of the variables", changed.Message, StringComparison.Ordinal);
        var few = Assert.Throws<ExternalException>(() => Forgetful.apply(x, x).sum().backward());
        Assert.Contains("1 gradients for 2 arguments", few.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_made_before_something_went_wrong_is_freed()
    {
        using var x = ones(1 << 20).requires_grad_();
        Fail();
        var before = ProcessMemory.Resident();
        for (var i = 0; i < 50; i++) Fail(); // 4 MiB each
        Assert.InRange(ProcessMemory.Resident() - before, long.MinValue, 64 << 20);

        void Fail()
        {
            using var scope = NewDisposeScope();
            var error = Assert.Throws<ExternalException>(() => HalfDone.apply(x, x * 1).sum().backward());
            Assert.Contains("HalfDone.backward: Tensor invalid", error.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Cube : SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x.pow(3);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [3 * ctx.get_saved_variables()[0].square() * grad_output];
    }

    /// <summary>Keeps the number 1, and its gradient.</summary>
    private sealed class Link : SingleTensorFunction<Link>
    {
        public override string Name => nameof(Link);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x * 1;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [ctx.get_saved_variables()[0] * grad_output];
    }

    private sealed class Scaled : SingleTensorFunction<Scaled>
    {
        public override string Name => nameof(Scaled);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_data("factor", vars[1]);
            return (Tensor)vars[0] * (double)vars[1];
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * (double)ctx.get_data("factor"), null!];
    }

    private sealed class SumAndProduct : MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            Tensor x = (Tensor)vars[0], y = (Tensor)vars[1];
            ctx.save_for_backward([x, y]);
            return [x + y, x * y];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            return [grad_outputs[0] + grad_outputs[1] * saved[1], grad_outputs[0] + grad_outputs[1] * saved[0]];
        }
    }

    private sealed class Exponential : SingleTensorFunction<Exponential>
    {
        public override string Name => nameof(Exponential);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var result = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([result]);
            return result;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [ctx.get_saved_variables()[0] * grad_output];
    }

    private sealed class ExponentialInPlace : SingleTensorFunction<ExponentialInPlace>
    {
        public override string Name => nameof(ExponentialInPlace);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.mark_dirty([x]);
            ctx.save_for_backward([x]);
            return x.exp_();
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [ctx.get_saved_variables()[0] * grad_output];
    }

    private sealed class Largest : MultiTensorFunction<Largest>
    {
        public override string Name => nameof(Largest);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            var (values, indices) = ((Tensor)vars[0]).max(0);
            var position = indices.to(float32);
            ctx.mark_non_differentiable([position]);
            return [values, position];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs) => [null!];
    }

    private sealed class Doubled : SingleTensorFunction<Doubled>
    {
        public override string Name => nameof(Doubled);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.mark_dirty([x]);
            return x.mul_(2);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
    }

    private sealed class Forgetful : SingleTensorFunction<Forgetful>
    {
        public override string Name => nameof(Forgetful);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output];
    }

    private sealed class HalfDone : SingleTensorFunction<HalfDone>
    {
        public override string Name => nameof(HalfDone);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            var disposed = grad_output * 3;
            disposed.Dispose();
            return [grad_output * 2, disposed];
        }
    }
}
