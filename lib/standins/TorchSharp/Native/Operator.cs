using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>One ATen operator, looked up at its first call.</summary>
/// <param name="name">ATen's name without <c>aten::</c>, as <c>add</c>.</param>
/// <param name="overload">ATen's overload, as <c>Tensor</c>; empty for the one without.</param>
/// <param name="shown">What a program calls it, for error messages; null for ATen's name.</param>
[SkipLocalsInit]
internal sealed unsafe class Operator(string name, string overload = "", string? shown = null)
{
    private const int MostResults = 8;

    private nint handle;

    public string Name => name;

    public string Overload => overload;

    public string Schema => Bridge.TakeText(Bridge.sb_schemas(Qualified, overload));

    private string Qualified => name.Contains("::", StringComparison.Ordinal) ? name : "aten::" + name;

    public Tensor Tensor(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        if (!InvokePlain(arguments, &result)) Invoke(arguments, &result, 1);
        return Own(result)!;
    }

    /// <summary>Runs an operator that changes <paramref name="target"/> and returns that very object.</summary>
    public Tensor Change(Tensor target, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        Bridge.sb_free(result.Pointer);
        return target;
    }

    public (Tensor, Tensor) Tensors2(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, MostResults);
        return (Own(results[0])!, Own(results[1])!);
    }

    public (Tensor, Tensor, Tensor) Tensors3(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, MostResults);
        return (Own(results[0])!, Own(results[1])!, Own(results[2])!);
    }

    public (Tensor, Tensor, Tensor, Tensor) Tensors4(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, MostResults);
        return (Own(results[0])!, Own(results[1])!, Own(results[2])!, Own(results[3])!);
    }

    public Tensor[] Tensors(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var handles = new ReadOnlySpan<nint>((void*)result.Pointer, result.Count);
        var tensors = new Tensor[result.Count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(handles[i]);
        Bridge.sb_free_memory(result.Pointer);
        return tensors;
    }

    public void Run(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(arguments, results, MostResults);
        for (var i = 0; i < count; i++)
            if (results[i].Tag == Tag.Tensor) Bridge.sb_free(results[i].Pointer);
    }

    public bool Bool(params ReadOnlySpan<Argument> arguments) => Long(arguments) != 0;

    public long Long(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Int;
    }

    public double Double(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Tag == Tag.Int ? result.Int : result.Double;
    }

    public Scalar Scalar(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        switch (result.Tag)
        {
            case Tag.Int: return result.Int;
            case Tag.Double: return result.Double;
            case Tag.Bool: return result.Int != 0;
            default:
                var parts = (double*)result.Pointer;
                var number = new System.Numerics.Complex(parts[0], parts[1]);
                Bridge.sb_free_memory(result.Pointer);
                return number;
        }
    }

    private static Tensor? Own(in NativeValue value) => value.Tag == Tag.Tensor ? new Tensor(value.Pointer, value.Bytes) : null;

    /// <summary>The everyday call, of a few tensors and numbers, without the general way's lists and its try, which are a tenth of a small sum's time.</summary>
    /// <returns>False, and nothing done, where the call is not of that kind.</returns>
    private bool InvokePlain(ReadOnlySpan<Argument> arguments, NativeValue* result)
    {
        const int Most = 3;
        if (handle == 0 || arguments.Length > Most) return false;
        var natives = stackalloc NativeValue[Most];
        var written = 0;
        foreach (ref readonly var argument in arguments)
        {
            if (!argument.TryWrite(ref natives[written])) break;
            written++;
        }

        var isPlain = written == arguments.Length;
        var count = isPlain ? Bridge.sb_call(handle, natives, written, result, 1) : 0;
        while (written-- > 0) arguments[written].Release();
        Check(count);
        return isPlain;
    }

    private int Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        if (handle == 0) handle = Bridge.Check(Bridge.sb_operator(Qualified, overload), shown ?? name);

        var memory = stackalloc byte[1024];
        var natives = stackalloc NativeValue[arguments.Length];
        using var scratch = new Scratch(memory, 1024);
        var written = 0;
        int count;
        try
        {
            for (; written < arguments.Length; written++)
                arguments[written].Write(out natives[written], ref Unsafe.AsRef(in scratch));
            count = Bridge.sb_call(handle, natives, arguments.Length, results, capacity);
        }
        finally
        {
            while (written-- > 0) arguments[written].Release();
        }

        Check(count);
        return count;
    }

    private void Check(int count)
    {
        if (count < 0) throw count == -2 ? new ArgumentNullException(Bridge.Error, $"{shown ?? name}: this argument must not be null.") : Bridge.Failure(shown ?? name);
    }
}
