using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Fuzz;

/// <summary>A public method with random arguments; the seed and the number of the call tell all of it.</summary>
internal sealed class RandomCall
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Homes =
    [
        typeof(Tensor), typeof(torch), typeof(nn), typeof(nn.functional), typeof(nn.init), typeof(nn.utils), typeof(nn.utils.rnn), typeof(optim), typeof(optim.lr_scheduler), typeof(autograd), typeof(autograd.functional), typeof(utils.data),
        typeof(linalg), typeof(fft), typeof(special), typeof(Storage<float>), typeof(TensorExtensionMethods), typeof(ScalarExtensionMethods), typeof(Scalar), typeof(Size),
    ];

    // What changes the whole process, wants a real handle or file, prints, or says itself that it is unsafe. All functions set_… change the
    // process, too; setters of properties do not, but for one.
    private static readonly string[] Left =
    [
        "set_TensorStringStyle", "InitializeDevice", "InitializeDeviceType", "TryInitializeDeviceType", "use_deterministic_algorithms", "UnsafeCreateTensor", "DecoupleFromNativeHandle",
        "save", "load", "Save", "Load", "print", "_assert",
    ];

    private static readonly Type[] Elements = [typeof(float), typeof(double), typeof(long), typeof(int), typeof(byte), typeof(bool), typeof(Half), typeof(System.Numerics.Complex)];

    private readonly System.Random random;
    private readonly RandomValues values;
    private readonly MethodBase method;
    private readonly object? target;
    private readonly object?[] arguments;

    /// <param name="seed">Of the run.</param>
    /// <param name="number">Of the call in the run: each can be made alone.</param>
    public RandomCall(int seed, int number)
    {
        random = new System.Random(HashCode(seed, number));
        var drawn = Methods[random.Next(Methods.Length)];
        values = new RandomValues(random);
        method = drawn is MethodInfo { IsGenericMethodDefinition: true } generic ? generic.MakeGenericMethod(Elements[random.Next(Elements.Length)]) : drawn;
        target = method.IsStatic ? null : values.DrawSome(method.DeclaringType!);
        arguments = DrawArguments(method);
    }

    /// <summary>All that can be called, so that the draw is the same everywhere.</summary>
    public static MethodBase[] Methods { get; } =
    [
        .. Homes.SelectMany(home => home.GetMethods(Public)).Where(IsCallable).OrderBy(method => method.DeclaringType!.Name + method, StringComparer.Ordinal),
    ];

    /// <summary>Makes the call and looks at what came.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Run()
    {
        try
        {
            LookAt(Invoke(method, target, arguments));
            return null;
        }
        catch (Exception e)
        {
            return Fault(e);
        }
    }

    public override string ToString()
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}{(method.IsGenericMethod ? $"<{method.GetGenericArguments()[0].Name}>" : "")}";
        return $"{name}({string.Join(", ", (target is null ? arguments : [target, .. arguments]).Select(Text))})";
    }

    private object?[] DrawArguments(MethodBase called) =>
        [.. called.GetParameters().Select(parameter => parameter.HasDefaultValue && random.Next(2) == 0 ? parameter.DefaultValue : values.Draw(parameter.ParameterType))];

    private static object? Invoke(MethodBase method, object? target, object?[] arguments)
    {
        try
        {
            return method.Invoke(target, arguments);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            return null;
        }
    }

    private void LookAt(object? result)
    {
        switch (result)
        {
            case Tensor tensor when !tensor.IsInvalid:
                _ = tensor.ToString();
                _ = tensor.is_sparse;
                if (tensor.numel() > 1000) return;
                if (random.Next(4) == 0) _ = tensor.ToString(random.Next(2) == 0 ? TensorStringStyle.Julia : TensorStringStyle.Numpy);
                if (tensor.requires_grad && random.Next(2) == 0) tensor.sum().backward();
                return;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++) LookAt(tuple[i]);
                return;
            case nn.Module module:
                Use(module);
                return;
            case optim.Optimizer optimizer:
                Step(optimizer);
                return;
            case optim.lr_scheduler.LRScheduler schedule:
                for (var i = 0; i < 3; i++) schedule.step();
                return;
            case IEnumerable<Tensor> tensors:
                foreach (var each in tensors) LookAt(each);
                return;
            case IEnumerable items when result is not string:
                foreach (var item in items.Cast<object?>().Take(100)) _ = item;
                return;
            case IDisposable guard:
                guard.Dispose();
                return;
        }
    }

    private void Use(nn.Module module)
    {
        using var state = new MemoryStream();
        using var writer = new BinaryWriter(state);
        module.save(writer);
        if (random.Next(3) == 0) module.eval();
        var calls = module.GetType().GetMethods().Where(call => call.Name == "call" && HasKnownParameters(call)).ToArray();
        if (calls.Length == 0) return;
        var chosen = calls[random.Next(calls.Length)];
        LookAt(Invoke(chosen, module, DrawArguments(chosen)));
    }

    private static void Step(optim.Optimizer optimizer)
    {
        foreach (var parameter in optimizer.parameters()) parameter.grad = ones_like(parameter);
        for (var i = 0; i < 2; i++) optimizer.step(() => ones(1));
        optimizer.zero_grad();
        optimizer.Dispose();
    }

    /// <summary>An exception must be one that a caller can read.</summary>
    private string? Fault(Exception e)
    {
        if (e is not (ExternalException or ArgumentException or InvalidOperationException or NotSupportedException or OutOfMemoryException or FormatException or IndexOutOfRangeException)) return $"{e.GetType().Name}: {e.Message} {e.StackTrace}";
        if (e.Message.Length < 10 || e.Message.Contains('\n', StringComparison.Ordinal)) return $"not one clear line: {e.Message}";
        string[] leaks = ["frame #", "Exception raised from", "std::", "vector::", "map::at", "argument tag", "too many arguments", "more results than", "is missing", "ivalue", "Index was outside the bounds of the array", "not supported, an operator", "Facebook", "registered at", "operator writer"];
        return leaks.FirstOrDefault(leak => e.Message.Contains(leak, StringComparison.Ordinal)) is { } found ? $"'{found}' is no sentence for a user: {e.Message}" : null;
    }

    private static bool IsCallable(MethodInfo method) =>
        !Left.Contains(method.Name)
        && (method.IsSpecialName || !method.Name.StartsWith("set_", StringComparison.Ordinal))
        && (!method.IsGenericMethodDefinition || method.GetGenericArguments() is [{ GenericParameterAttributes: var kind }] && kind.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        && HasKnownParameters(method);

    private static bool HasKnownParameters(MethodInfo method) =>
        method.GetParameters().All(parameter => !parameter.ParameterType.ContainsGenericParameters && RandomValues.Knows(parameter.ParameterType));

    // The same on every machine and run.
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739 + number) * 16777619);

    private static string Text(object? value) => value switch
    {
        null => "null",
        Tensor { IsInvalid: true } => "disposed",
        Tensor tensor => $"{tensor.dtype}[{string.Join(',', tensor.shape)}]{(tensor.is_sparse ? " sparse" : "")}{(tensor.device_type == DeviceType.META ? " meta" : "")}{(tensor.requires_grad ? " grad" : "")}",
        string text => $"\"{text}\"",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        Scalar scalar => $"Scalar {scalar.Type}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
