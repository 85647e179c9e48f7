using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchSharp.Native;

/// <summary>A node of the autograd graph whose backward pass is managed code; libtorch owns it.</summary>
internal sealed unsafe class ManagedNode
{
    private readonly string name;
    private readonly AutogradContext context;
    private readonly Func<AutogradContext, List<Tensor>, List<Tensor>> backward;
    private readonly bool[] isTensor;
    private readonly (long[] Shape, ScalarType Type, Device Device)[] outputs;

    private ManagedNode(string name, AutogradContext context, object[] inputs, List<Tensor> outputs, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
    {
        (this.name, this.context, this.backward) = (name, context, backward);
        isTensor = [.. inputs.Select(each => each is Tensor)];
        this.outputs = [.. outputs.Select(each => (each.shape, each.dtype, each.device))];
    }

    /// <summary>Makes <paramref name="outputs"/> depend on the tensors among <paramref name="inputs"/>.</summary>
    public static void Connect(string name, AutogradContext context, object[] inputs, List<Tensor> outputs, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
    {
        foreach (var dirty in context.Dirty)
            if (dirty.requires_grad && dirty.is_leaf) throw new InvalidOperationException($"{name}: a leaf tensor that requires grad is changed in place.");

        // An input that comes back unchanged is a result of its own.
        for (var i = 0; i < outputs.Count; i++)
            if (inputs.Contains(outputs[i], ReferenceEqualityComparer.Instance) && !context.Dirty.Contains(outputs[i], ReferenceEqualityComparer.Instance))
                using (no_grad()) outputs[i] = outputs[i].alias();

        using var sources = new TensorHandles(inputs.OfType<Tensor>());
        using var targets = new TensorHandles(outputs);
        var differentiable = targets.Handles.Zip(outputs, (handle, output) => context.NonDifferentiable.Contains(output, ReferenceEqualityComparer.Instance) ? 0 : handle).ToArray();
        if (differentiable.All(handle => handle == 0))
        {
            context.Dispose();
            return;
        }

        var node = new ManagedNode(name, context, inputs, outputs, backward);
        var saved = context.SavedHandles();
        fixed (nint* s = sources.Handles, t = differentiable, k = saved)
            context.Connect(Bridge.Check(Bridge.sb_connect(s, sources.Handles.Length, t, differentiable.Length, k, saved.Length, &Backward, &Free, (nint)GCHandle.Alloc(node)), name));
    }

    [UnmanagedCallersOnly]
    private static nint Backward(nint handle, nint* gradients, int count, nint* results, int resultCount)
    {
        var node = (ManagedNode)GCHandle.FromIntPtr(handle).Target!;
        try
        {
            node.Run(new Span<nint>(gradients, count), new Span<nint>(results, resultCount));
            return 0;
        }
        catch (Exception e)
        {
            var text = Encoding.UTF8.GetBytes($"{node.name}.backward: {e.Message}");
            var copy = (byte*)NativeMemory.AllocZeroed((nuint)text.Length + 1);
            text.CopyTo(new Span<byte>(copy, text.Length));
            return (nint)copy;
        }
    }

    [UnmanagedCallersOnly]
    private static void Free(nint handle)
    {
        var held = GCHandle.FromIntPtr(handle);
        ((ManagedNode)held.Target!).context.Disconnect();
        held.Free();
    }

    private void Run(Span<nint> gradients, Span<nint> results)
    {
        using var scope = NewDisposeScope();
        var arrived = new List<Tensor>();
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] != 0) arrived.Add(new Tensor(gradients[i]));
            else arrived.Add(context.MaterializeGrads ? zeros(outputs[i].Shape, outputs[i].Type, outputs[i].Device) : null!);
            gradients[i] = 0;
        }

        var found = backward(context, arrived);
        if (found.Count != isTensor.Length) throw new InvalidOperationException($"it returned {found.Count} gradients for {isTensor.Length} arguments of forward.");
        for (var i = 0; i < isTensor.Length; i++)
            if (!isTensor[i] && found[i] is not null) throw new InvalidOperationException($"it returned a gradient for argument {i}, which is no tensor.");

        var next = 0;
        for (var i = 0; i < isTensor.Length; i++)
            if (isTensor[i]) results[next++] = found[i] is null ? 0 : Bridge.sb_share(found[i].Handle);
    }
}
