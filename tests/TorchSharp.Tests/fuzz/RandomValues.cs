using System.Collections;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Fuzz;

/// <summary>Draws arguments: mostly sensible ones, now and then the ends of what a type holds.</summary>
/// <param name="random">What draws.</param>
internal sealed class RandomValues(System.Random random)
{
    private static readonly long[][] Shapes = [[], [0], [1], [3], [4], [2, 3], [3, 3], [2, 0, 3], [1, 3, 4], [2, 3, 4], [2, 3, 4, 4], [1, 2, 3, 4, 4]];

    private static readonly ScalarType[] Types =
    [
        float32, float32, float32, float32, float64, float64, int64, int64, int32, int16, int8, uint8, @bool, complex64, complex128, float16, bfloat16,
    ];

    private static readonly long[] Integers = [0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 7, -1, -1, -2, -3, 16];
    private static readonly long[] ExtremeIntegers = [long.MinValue, long.MaxValue, int.MinValue, int.MaxValue, 1L << 31, 1L << 40, -(1L << 40), 1000];
    private static readonly double[] Numbers = [0, 0.5, 1, 1, 2, -1, 0.1, 1e-8, 3.5];
    private static readonly double[] ExtremeNumbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1e30, -1e-300];
    private static readonly string?[] Texts = ["fro", "nuc", "ij,jk->ik", "ii->i", "sum", "mean", "reflect", "constant", "linear", "ij", "floor", "reduced", "", "prod", "amax", "…", null];

    // Most calls get tensors of one shape and type, or hardly any would succeed.
    private readonly long[] shape = Shapes[random.Next(Shapes.Length)];
    private readonly ScalarType type = Types[random.Next(Types.Length)];

    /// <summary>Whether <see cref="Draw"/> knows a type.</summary>
    public static bool Knows(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Knows(inner)
        : type.IsArray ? type.GetArrayRank() == 1 && Knows(type.GetElementType()!)
        : type.IsEnum || (IsTuple(type) && type.GetGenericArguments().All(Knows))
        || (IsList(type) && Knows(type.GetGenericArguments()[0]))
        || Simple.Contains(type);

    public static readonly HashSet<Type> Simple =
    [
        typeof(Tensor), typeof(long), typeof(int), typeof(short), typeof(sbyte), typeof(byte), typeof(bool), typeof(double), typeof(float), typeof(char), typeof(string),
        typeof(Complex), typeof(Half), typeof(Scalar), typeof(Device), typeof(Generator), typeof(TensorIndex), typeof(Size), typeof(Range), typeof(Index), typeof(Modules.Parameter),
        typeof(nn.Module), typeof(nn.Module<Tensor, Tensor>), typeof(optim.Optimizer), typeof(optim.lr_scheduler.LRScheduler), typeof(Func<Tensor, Tensor>), typeof(Func<int, double>), typeof(utils.data.IterableDataset), typeof(Storage<float>),
    ];

    public object? Draw(Type wanted)
    {
        if (Nullable.GetUnderlyingType(wanted) is { } inner) return random.Next(2) == 0 ? null : Draw(inner);
        if (wanted.IsArray) return DrawArray(wanted.GetElementType()!);
        if (wanted.IsEnum) return DrawEnum(wanted);
        if (IsTuple(wanted)) return Activator.CreateInstance(wanted, [.. wanted.GetGenericArguments().Select(Draw)]);
        if (IsList(wanted)) return DrawArray(wanted.GetGenericArguments()[0]);
        return wanted.IsValueType || random.Next(30) > 0 ? DrawSome(wanted) : null;
    }

    /// <summary>Of the types without parts.</summary>
    public object? DrawSome(Type wanted)
    {
        if (wanted == typeof(Tensor)) return DrawTensor();
        if (wanted == typeof(Modules.Parameter)) return new Modules.Parameter(rand(Shapes[random.Next(Shapes.Length)]));
        if (wanted == typeof(long)) return DrawInteger();
        if (wanted == typeof(int)) return (int)DrawInteger();
        if (wanted == typeof(short)) return (short)DrawInteger();
        if (wanted == typeof(sbyte)) return (sbyte)DrawInteger();
        if (wanted == typeof(byte)) return (byte)DrawInteger();
        if (wanted == typeof(bool)) return random.Next(2) == 0;
        if (wanted == typeof(double)) return DrawNumber();
        if (wanted == typeof(float)) return (float)DrawNumber();
        if (wanted == typeof(Half)) return (Half)DrawNumber();
        if (wanted == typeof(Complex)) return new Complex(DrawNumber(), DrawNumber());
        if (wanted == typeof(char)) return "LUx"[random.Next(3)];
        if (wanted == typeof(string)) return Texts[random.Next(Texts.Length)];
        if (wanted == typeof(Scalar)) return DrawScalar();
        if (wanted == typeof(Device)) return random.Next(10) switch { 0 => META, 1 => new Device("cuda"), < 6 => null, _ => CPU };
        if (wanted == typeof(Generator)) return random.Next(2) == 0 ? null : new Generator(1);
        if (wanted == typeof(TensorIndex)) return DrawIndex();
        if (wanted == typeof(Size)) return new Size((long[]?)DrawArray(typeof(long)) ?? []);
        if (wanted == typeof(Index)) return new Index(random.Next(5), random.Next(2) == 0);
        if (wanted == typeof(Range)) return new Range(new Index(random.Next(5), random.Next(2) == 0), new Index(random.Next(5), random.Next(2) == 0));
        if (wanted == typeof(nn.Module) || wanted == typeof(nn.Module<Tensor, Tensor>)) return nn.Linear(random.Next(1, 5), random.Next(1, 5));
        if (wanted == typeof(optim.Optimizer)) return optim.SGD([new Modules.Parameter(rand(2))], 0.1);
        if (wanted == typeof(optim.lr_scheduler.LRScheduler)) return optim.lr_scheduler.StepLR(optim.SGD([new Modules.Parameter(rand(2))], 0.1), 2);
        if (wanted == typeof(Func<Tensor, Tensor>)) return (Func<Tensor, Tensor>)(x => x * x);
        if (wanted == typeof(Func<int, double>)) return (Func<int, double>)(epoch => 1 / (1.0 + epoch));
        if (wanted == typeof(utils.data.IterableDataset)) return utils.data.TensorDataset(rand(3, 2), rand(3));
        if (wanted == typeof(Storage<float>)) return rand(random.Next(1, 5)).storage<float>();
        throw new ArgumentException($"No way to draw a {wanted}.", nameof(wanted));
    }

    /// <summary>Any layout: contiguous, transposed, with gaps, expanded, sparse, on no device; a few are disposed.</summary>
    public Tensor DrawTensor()
    {
        var size = random.Next(5) == 0 ? Shapes[random.Next(Shapes.Length)] : shape;
        var element = random.Next(5) == 0 ? Types[random.Next(Types.Length)] : type;
        var tensor = Numbered(size, element);
        tensor = random.Next(12) switch
        {
            0 when size.Length > 1 => tensor.transpose(0, -1),
            1 when size.Length > 0 => tensor[TensorIndex.Slice(step: 2)],
            2 => tensor.expand([2, .. size]),
            3 when size.Length > 0 && element is ScalarType.Float32 && random.Next(4) == 0 => tensor.to_sparse(),
            4 when random.Next(3) == 0 => tensor.to(META),
            _ => tensor,
        };
        if (tensor.is_floating_point() && random.Next(4) == 0) tensor = tensor.detach().requires_grad_();
        if (random.Next(40) == 0) tensor.Dispose();
        return tensor;
    }

    // Small whole numbers can be indices; fractions, NaN and infinity come in the types that hold them.
    private Tensor Numbered(long[] size, ScalarType element)
    {
        var count = (int)size.Aggregate(1L, (product, length) => product * length);
        var wild = random.Next(8) == 0;
        var values = Enumerable.Range(0, count).Select(_ => wild ? DrawNumber() : random.Next(4) == 0 ? random.Next(-2, 4) : random.NextDouble() * 2).ToArray();
        if (element is ScalarType.Int64 or ScalarType.Int32 && random.Next(2) == 0) values = [.. values.Select(value => double.IsFinite(value) ? Math.Abs(Math.Truncate(value)) : 0)];
        return tensor(values, size).to(element);
    }

    private long DrawInteger() => random.Next(12) == 0 ? ExtremeIntegers[random.Next(ExtremeIntegers.Length)] : Integers[random.Next(Integers.Length)];

    private double DrawNumber() => random.Next(8) == 0 ? ExtremeNumbers[random.Next(ExtremeNumbers.Length)] : Numbers[random.Next(Numbers.Length)];

    private Scalar DrawScalar() => random.Next(5) switch
    {
        0 => random.Next(2) == 0,
        1 => new Complex(DrawNumber(), DrawNumber()),
        2 => DrawInteger(),
        _ => DrawNumber(),
    };

    private TensorIndex DrawIndex() => random.Next(7) switch
    {
        0 => TensorIndex.Ellipsis,
        1 => TensorIndex.None,
        2 => TensorIndex.Colon,
        3 => TensorIndex.Slice((long?)Draw(typeof(long?)), (long?)Draw(typeof(long?)), (long?)Draw(typeof(long?))),
        4 => TensorIndex.Bool(random.Next(2) == 0),
        5 => TensorIndex.Tensor(DrawTensor()),
        _ => TensorIndex.Single(DrawInteger()),
    };

    private Array? DrawArray(Type element)
    {
        if (random.Next(20) == 0) return null;
        var array = Array.CreateInstance(element, random.Next(5));
        for (var i = 0; i < array.Length; i++) array.SetValue(Draw(element), i);
        return array;
    }

    private object DrawEnum(Type wanted)
    {
        var values = Enum.GetValues(wanted);
        return random.Next(20) == 0 ? Enum.ToObject(wanted, 99) : values.GetValue(random.Next(values.Length))!;
    }

    private static bool IsTuple(Type type) => type.IsValueType && type.IsGenericType && type.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple));

    private static bool IsList(Type type) => type is { IsInterface: true, IsGenericType: true } && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments().Length == 1;
}
