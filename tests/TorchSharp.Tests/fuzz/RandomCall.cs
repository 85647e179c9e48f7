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
        typeof(Tensor), typeof(torch), typeof(nn.functional), typeof(nn.init), typeof(linalg), typeof(fft), typeof(special), typeof(TensorExtensionMethods), typeof(ScalarExtensionMethods), typeof(Scalar), typeof(Size),
    ];

    // What changes the whole process, wants a real handle or file, prints, or says itself that it is unsafe; and libtorch's binomial,
    // which draws without end where a probability is none.
    private static readonly string[] Left =
    [
        "set_num_threads", "set_num_interop_threads", "set_default_dtype", "set_default_device", "set_printoptions", "InitializeDevice", "InitializeDeviceType", "TryInitializeDeviceType",
        "use_deterministic_algorithms", "UnsafeCreateTensor", "DecoupleFromNativeHandle", "save", "load", "Save", "Load", "print", "set_rng_state", "NewDisposeScope", "GetHashCode", "_assert",
        "GetType", "MemberwiseClone", "inference_mode", "set_grad_enabled", "enable_grad", "no_grad", "TensorStringStyle", "binomial",
    ];

    private static readonly string[] Lapack = ["svd", "pinverse", "matrix_rank", "lstsq", "norm", "eig", "eigh", "symeig", "matrix_exp", "matrix_power", "cholesky_inverse"];

    private static readonly Type[] Elements = [typeof(float), typeof(double), typeof(long), typeof(int), typeof(byte), typeof(bool), typeof(Half), typeof(System.Numerics.Complex)];

    private readonly System.Random random;
    private readonly MethodBase method;
    private readonly object? target;
    private readonly object?[] arguments;

    /// <param name="seed">Of the run.</param>
    /// <param name="number">Of the call in the run: each can be made alone.</param>
    public RandomCall(int seed, int number)
    {
        random = new System.Random(HashCode(seed, number));
        var drawn = Methods[random.Next(Methods.Length)];
        var values = new RandomValues(random, tame: drawn.DeclaringType == typeof(linalg) || Lapack.Contains(drawn.Name));
        method = drawn is MethodInfo { IsGenericMethodDefinition: true } generic ? generic.MakeGenericMethod(Elements[random.Next(Elements.Length)]) : drawn;
        target = method.IsStatic ? null : method.DeclaringType == typeof(Tensor) ? values.DrawTensor() : values.Draw(method.DeclaringType!) ?? (Scalar)1;
        arguments = [.. method.GetParameters().Select(parameter => parameter.HasDefaultValue && random.Next(2) == 0 ? parameter.DefaultValue : values.Draw(parameter.ParameterType))];
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
            LookAt(Invoke());
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

    private object? Invoke()
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
            case IEnumerable<Tensor> tensors:
                foreach (var each in tensors) LookAt(each);
                return;
            case IEnumerable items when result is not string:
                foreach (var item in items.Cast<object?>().Take(100)) _ = item;
                return;
        }
    }

    /// <summary>An exception must be one that a caller can read.</summary>
    private string? Fault(Exception e)
    {
        // An indexer of a list says so in every .NET program.
        if (e is IndexOutOfRangeException && method.DeclaringType == typeof(Size)) return null;
        if (e is not (ExternalException or ArgumentException or InvalidOperationException or NotSupportedException or NotImplementedException or OutOfMemoryException or FormatException)) return $"{e.GetType().Name}: {e.Message} {e.StackTrace}";
        if (e.Message.Length < 10 || e.Message.Contains('\n', StringComparison.Ordinal)) return $"not one clear line: {e.Message}";
        string[] leaks = ["frame #", "Exception raised from", "std::", "vector::", "map::at", "argument tag", "too many arguments", "more results than", "is missing", "ivalue", "not supported, an operator"];
        return leaks.FirstOrDefault(leak => e.Message.Contains(leak, StringComparison.Ordinal)) is { } found ? $"'{found}' is no sentence for a user: {e.Message}" : null;
    }

    private static bool IsCallable(MethodInfo method) =>
        !Left.Contains(method.Name)
        && !method.Name.StartsWith("set_", StringComparison.Ordinal) == !method.IsSpecialName | method.Name.StartsWith("get_", StringComparison.Ordinal) | method.Name.StartsWith("op_", StringComparison.Ordinal)
        && (!method.IsGenericMethodDefinition || method.GetGenericArguments() is [{ GenericParameterAttributes: var kind }] && kind.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        && method.GetParameters().All(parameter => !parameter.ParameterType.ContainsGenericParameters && RandomValues.Knows(parameter.ParameterType));

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
