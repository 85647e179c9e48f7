using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Songbook.Weights;

/// <summary>What a safetensors file holds: tensors by name, and text by name.</summary>
/// <param name="Tensors">The caller disposes them.</param>
/// <param name="Metadata">The header's <c>__metadata__</c>; empty where the file has none.</param>
public sealed record SafetensorsContent(Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata);

/// <summary>Hugging Face's safetensors files: a JSON header with names, types and positions, then the bytes of all tensors.</summary>
/// <remarks>The header's length (8 bytes, little-endian), the header, the data; nothing in the file is ever executed.</remarks>
public static class Safetensors
{
    private const string MetadataKey = "__metadata__";
    private const int Alignment = 8;
    private const long LongestHeader = 100_000_000;

    /// <exception cref="InvalidDataException">Not a safetensors file, cut off, or with positions that overlap, leave gaps or do not fit the shapes.</exception>
    public static SafetensorsContent Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            return Read(stream);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or JsonException or FormatException
            or InvalidOperationException or KeyNotFoundException)
        {
            var reason = error switch
            {
                EndOfStreamException => "the file is cut off.",
                InvalidDataException => error.Message,
                _ => $"its header is not understood ({error.Message})",
            };
            throw new InvalidDataException($"{path}: {reason}", error);
        }
    }

    /// <summary>Writes atomically; larger element types come first, so that every tensor starts at a multiple of its element's size.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = tensors
            .Select(pair => (Name: pair.Key, Tensor: pair.Value, Element: ElementType.Of(pair.Value.dtype)))
            .OrderByDescending(entry => entry.Element.Size).ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();

        AtomicFile.Write(path, stream =>
        {
            var header = Header(ordered, metadata);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var (_, tensor, _) in ordered) TensorBytes.Write(stream, tensor);
        });
    }

    private static byte[] Header(List<(string Name, Tensor Tensor, ElementType Element)> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(MetadataKey);
                foreach (var (key, value) in metadata) json.WriteString(key, value);
                json.WriteEndObject();
            }

            var position = 0L;
            foreach (var (name, tensor, element) in entries)
            {
                if (name == MetadataKey) throw new ArgumentException($"A tensor cannot be called {MetadataKey}: the format keeps that name for text.");
                var end = position + element.Bytes(tensor.shape);
                json.WriteStartObject(name);
                json.WriteString("dtype", element.Safetensors);
                WriteNumbers(json, "shape", tensor.shape);
                WriteNumbers(json, "data_offsets", [position, end]);
                json.WriteEndObject();
                position = end;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % Alignment != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private sealed record Entry(string Name, ElementType Element, long[] Shape, long Start, long End);

    private static SafetensorsContent Read(Stream stream)
    {
        Span<byte> lengthBytes = stackalloc byte[8];
        stream.ReadExactly(lengthBytes);
        var length = BinaryPrimitives.ReadInt64LittleEndian(lengthBytes);
        if (length is < 2 or > LongestHeader) throw new InvalidDataException($"its header claims {length} bytes; it is not a safetensors file.");
        if (length > stream.Length - 8) throw new EndOfStreamException();
        var header = new byte[length];
        stream.ReadExactly(header);

        using var json = JsonDocument.Parse(header);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (property.Name == MetadataKey)
                foreach (var text in property.Value.EnumerateObject()) metadata[text.Name] = text.Value.GetString() ?? "";
            else
                entries.Add(ReadEntry(property));
        }

        entries.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        Check(entries, stream.Length - 8 - length);
        return new SafetensorsContent(ReadTensors(stream, entries), metadata);
    }

    private static Entry ReadEntry(JsonProperty property)
    {
        var type = property.Value.GetProperty("dtype").GetString() ?? "";
        var element = ElementType.OfSafetensors(type) ?? throw new InvalidDataException($"'{property.Name}' has elements of type {type}, which is not read.");
        var shape = Numbers(property.Value.GetProperty("shape"));
        var range = Numbers(property.Value.GetProperty("data_offsets"));
        if (range.Length != 2 || range[1] - range[0] != element.Bytes(shape))
            throw new InvalidDataException($"'{property.Name}' has the shape [{string.Join(", ", shape)}], but its bytes are {string.Join(" to ", range)}.");
        return new Entry(property.Name, element, shape, range[0], range[1]);
    }

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];

    /// <summary>The tensors have to fill the data without gap or overlap.</summary>
    private static void Check(List<Entry> entries, long bytes)
    {
        if (entries.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Count() != entries.Count) throw new InvalidDataException("a name occurs twice.");
        var position = 0L;
        foreach (var entry in entries)
        {
            if (entry.Start != position) throw new InvalidDataException($"'{entry.Name}' starts at byte {entry.Start}; {position} was expected.");
            position = entry.End;
        }

        if (position > bytes) throw new EndOfStreamException();
        if (position < bytes) throw new InvalidDataException($"{bytes - position} bytes follow the last tensor.");
    }

    private static Dictionary<string, Tensor> ReadTensors(Stream stream, List<Entry> entries)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in entries) tensors.Add(entry.Name, TensorBytes.Read(stream, entry.Shape, entry.Element.Type));
            return tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            throw;
        }
    }
}
