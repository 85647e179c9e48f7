using System.Text.Json;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class TensorFileTests
{
    private static readonly Dictionary<string, JsonElement> Golden = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("torchsharp/tensors.json"))).RootElement
        .GetProperty("tensors").EnumerateArray().ToDictionary(entry => entry.GetProperty("id").GetString()!, entry => entry.GetProperty("tensor"));

    public static TheoryData<string> Records => [.. Golden.Keys.Where(id => File.Exists(Fixtures.Path($"torchsharp/tensor_{id}.bin")))];

    public static TheoryData<string> Archives => [.. Golden.Keys.Where(id => File.Exists(Fixtures.Path($"torchsharp/tensor_{id}.pt")))];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_reads_and_is_written_as_it_was(string id)
    {
        var bytes = File.ReadAllBytes(Fixtures.Path($"torchsharp/tensor_{id}.bin"));
        using var reader = new BinaryReader(new MemoryStream(bytes));
        using var read = TensorExtensionMethods.Load(reader);
        Assert.True(GoldenTensor.Same(GoldenTensor.Parse(Golden[id]), read));
        Assert.False(read.requires_grad);
        Assert.Equal(bytes, Written(read));

        using var target = zeros_like(read);
        using var again = new BinaryReader(new MemoryStream(bytes));
        TensorExtensionMethods.Load(target, again);
        Assert.True(GoldenTensor.Same(read, target));
        Assert.Equal(bytes.Length, again.BaseStream.Position);
    }

    [Theory]
    [MemberData(nameof(Archives))]
    public void An_archive_reads_and_is_written_as_it_was(string id)
    {
        using var read = load(Fixtures.Path($"torchsharp/tensor_{id}.pt"));
        Assert.True(GoldenTensor.Same(GoldenTensor.Parse(Golden[id]), read));
        var path = Path.Combine(Path.GetTempPath(), $"songbook-{Guid.NewGuid():N}", $"tensor_{id}.pt");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            read.save(path);
            using var again = Tensor.load(path);
            Assert.True(GoldenTensor.Same(read, again));
            Assert.Equal(File.ReadAllBytes(Fixtures.Path($"torchsharp/tensor_{id}.pt")), File.ReadAllBytes(path));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void Saving_leaves_neighbours_alone()
    {
        var folder = Directory.CreateTempSubdirectory("songbook-").FullName;
        try
        {
            var (archive, record, module) = (Path.Combine(folder, "x.pt"), Path.Combine(folder, "x.bin"), Path.Combine(folder, "x.ts"));
            var kept = Path.Combine(Directory.CreateDirectory(archive + ".tmp").FullName, "kept.txt");
            string[] neighbours = [kept, record + ".tmp", module + ".tmp"];
            foreach (var neighbour in neighbours) File.WriteAllText(neighbour, "mine");
            using var values = ones(2);
            values.save(archive);
            values.Save(record);
            using var layer = nn.Linear(1, 1);
            layer.save(module);
            Assert.All(neighbours, neighbour => Assert.Equal("mine", File.ReadAllText(neighbour)));
            Assert.Equal(6, Directory.GetFileSystemEntries(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_stays_whole_where_writing_the_next_one_fails()
    {
        var path = Path.GetTempFileName();
        try
        {
            ones(2).Save(path);
            var before = File.ReadAllBytes(path);
            Assert.Throws<InvalidOperationException>(() => ones(2, 3).t().Save(path));
            Assert.Equal(before, File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_of_TorchSharps_own_format_makes_a_tensor()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tensor").FullName, "x.dat");
        var x = tensor(new[,] { { 1.5, 2 }, { 3, 4 } });
        x.Save(path);
        Assert.Equal(x, Tensor.Load(path));
        var stream = File.OpenRead(path);
        Assert.Equal(x, Tensor.Load(stream));
        Assert.False(stream.CanRead);
        using var reader = new BinaryReader(File.OpenRead(path));
        Assert.Equal(x, Tensor.Load(reader));
        Assert.Throws<FileNotFoundException>(() => Tensor.Load(path + ".no"));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named_and_not_made()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        var file = Path.Combine(folder, "x.dat");
        using var module = nn.Linear(1, 1);
        foreach (var save in new Action[] { () => torch.save(ones(1), file), () => ones(1).Save(file), () => module.save(file) })
            Assert.Equal($"There is no folder '{folder}' to save 'x.dat' in. Create it first.", Assert.Throws<DirectoryNotFoundException>(save).Message);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_changes_nothing()
    {
        var bytes = Written(tensor(new[] { 1f, 2, 3 }));
        using var target = zeros(3);
        Assert.StartsWith("Mismatched tensor data types", Refusal(zeros(3, dtype: float64), bytes).Message);
        Assert.StartsWith("Mismatched tensor shape", Refusal(zeros(2), bytes).Message);
        Assert.Throws<EndOfStreamException>(() => TensorExtensionMethods.Load(target, new BinaryReader(new MemoryStream(bytes[..^1]))));
        Assert.Equal([0f, 0, 0], target.data<float>().ToArray());
        var layout = Assert.Throws<InvalidOperationException>(() => Written(ones(2, 3).t()));
        Assert.StartsWith("Bytes() called on non-contiguous tensor.", layout.Message);
    }

    private static ArgumentException Refusal(Tensor target, byte[] bytes) =>
        Assert.Throws<ArgumentException>(() => TensorExtensionMethods.Load(target, new BinaryReader(new MemoryStream(bytes))));

    private static byte[] Written(Tensor tensor)
    {
        using var stream = new MemoryStream();
        tensor.Save(stream);
        return stream.ToArray();
    }
}
