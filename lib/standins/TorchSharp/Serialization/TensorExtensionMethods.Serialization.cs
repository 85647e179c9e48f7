using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    /// <summary>Writes element type, shape and elements in TorchSharp's own format.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorRecord.Write(writer, tensor);

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location) => FileReplacement.Write(location, writer => tensor.Save(writer));

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote into one of the same type and shape.</summary>
    /// <exception cref="ArgumentException">Another type or shape; the tensor is unchanged.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip)
        {
            TensorRecord.Skip(reader);
            return;
        }

        using var values = TensorRecord.Read(reader, tensor, out var misfit) ?? throw Misfit.Refusal(("it", misfit!));
        using (no_grad()) tensor.copy_(values);
    }

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote; null where <paramref name="skip"/> only passes over it.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        if (!skip) return TensorRecord.Read(reader);
        TensorRecord.Skip(reader);
        return null!;
    }

    /// <summary>Reads into <paramref name="tensor"/>; makes a new one where it is null.</summary>
    public static void Load(ref Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null) tensor = Load(reader, skip);
        else tensor.Load(reader, skip);
    }
}
