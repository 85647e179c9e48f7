using static TorchSharp.torch;

namespace TorchSharp.Tests.Parity;

/// <summary>Memory and how it is seen: any sizes, strides and offset, gaps and repetitions among them.</summary>
internal sealed record Operand(ScalarType Type, byte[] Memory, long[] Size, long[] Stride, long Offset)
{
    public Tensor Tensor()
    {
        var flat = empty(Memory.Length / Type.ElementSize(), Type);
        flat.bytes = Memory;
        return flat.as_strided(Size, Stride, Offset);
    }
}

/// <summary>One operation on random operands.</summary>
internal sealed record Case(Operation Operation, Operand[] Operands)
{
    private static readonly ScalarType[] Whole = [ScalarType.Int64, ScalarType.Int64, ScalarType.Int32, ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte];

    public static Case Random(System.Random random, Operation operation)
    {
        var type = Types(operation.Types, random);
        var shapes = operation.Shapes?.Invoke(random) ?? [Inputs.One(random, operation.LeastDimensions)];
        return new Case(operation, [.. shapes.Select(shape => Fill(random, type, shape, operation.Shapes == Inputs.Square))]);
    }

    public override string ToString() =>
        $"{Operation.Python} of {string.Join(" and ", Operands.Select(each => $"{each.Type}[{string.Join(',', each.Size)}] with strides ({string.Join(',', each.Stride)})"))}";

    private static ScalarType Types(string allowed, System.Random random) => allowed[random.Next(allowed.Length)] switch
    {
        'f' => random.Next(3) == 0 ? ScalarType.Float64 : ScalarType.Float32,
        'h' => random.Next(2) == 0 ? ScalarType.Float16 : ScalarType.BFloat16,
        'i' => Whole[random.Next(Whole.Length)],
        'b' => ScalarType.Bool,
        _ => random.Next(3) == 0 ? ScalarType.ComplexFloat64 : ScalarType.ComplexFloat32,
    };

    private static Operand Fill(System.Random random, ScalarType type, long[] size, bool wellConditioned)
    {
        // Dimensions in a random order in memory, sometimes every second element only, sometimes one element for a whole dimension.
        var order = Enumerable.Range(0, size.Length).ToArray();
        if (random.Next(2) == 0) random.Shuffle(order);
        var step = random.Next(3) == 0 ? 2 : 1;
        var stride = new long[size.Length];
        var extent = (long)step;
        foreach (var dim in order.Reverse())
        {
            var repeated = !wellConditioned && size[dim] > 1 && random.Next(12) == 0;
            stride[dim] = repeated ? 0 : extent;
            if (!repeated) extent *= Math.Max(size[dim], 1);
        }

        var offset = random.Next(3);
        using var values = Values(random, type, extent + offset + 1);
        if (wellConditioned)
            for (var i = 0L; i < size[0]; i++) values[offset + i * (stride[0] + stride[1])] = values[offset + i * (stride[0] + stride[1])] + 4;
        return new Operand(type, values.bytes.ToArray(), size, stride, offset);
    }

    private static Tensor Values(System.Random random, ScalarType type, long count)
    {
        var numbers = Enumerable.Range(0, (int)count * 2).Select(_ => Math.Round(random.NextDouble() * 6 - 3, 3)).ToArray();
        if (torch.is_complex(type)) return tensor(numbers.Take((int)count).Zip(numbers.Skip((int)count), (re, im) => ((float)re, (float)im)).ToArray()).to(type);
        return type is ScalarType.Bool ? tensor(numbers.Take((int)count).Select(number => number > 0).ToArray()) : tensor(numbers.Take((int)count).ToArray()).to(type);
    }
}
