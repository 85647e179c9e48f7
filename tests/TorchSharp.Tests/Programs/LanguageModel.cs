using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Programs;

/// <summary>A transformer reads words and tells the next one. Which it is can stand three words back.</summary>
public class LanguageModel
{
    private const int Window = 20;

    private static readonly string[] Words = ["the", "wren", "owl", "sings", "at", "dawn", "night"];
    private static readonly string[] Sentences = ["the wren sings at dawn", "the owl sings at night"];

    // Nobody can tell which bird comes next: one word of five costs ln 2. Who looks no further back than a word pays twice.
    private static readonly double Best = Math.Log(2) / 5;

    private sealed class PositionalEncoding : Module<Tensor, Tensor>
    {
        private readonly Dropout dropout;
        private readonly Tensor pe;

        public PositionalEncoding(long width, double dropout, long longest = 64) : base(nameof(PositionalEncoding))
        {
            this.dropout = Dropout(dropout);
            using var scope = NewDisposeScope();
            var position = arange(longest).unsqueeze(1);
            var speed = (arange(0, width, 2) * (-Math.Log(10_000) / width)).exp();
            var table = zeros(longest, width);
            table[.., TensorIndex.Slice(0, null, 2)] = (position * speed).sin();
            table[.., TensorIndex.Slice(1, null, 2)] = (position * speed).cos();
            pe = table.unsqueeze(1).DetachFromDisposeScope(); // (longest, 1, width)
            RegisterComponents();
        }

        // (length, batch, width) -> the same.
        public override Tensor forward(Tensor x)
        {
            using var placed = x + pe[..(int)x.shape[0]];
            return dropout.call(placed);
        }
    }

    private sealed class Net : Module<Tensor, Tensor, Tensor>
    {
        private readonly long width;
        private readonly Embedding words;
        private readonly PositionalEncoding places;
        private readonly TransformerEncoder encoder;
        private readonly Linear head;

        public Net(long vocabulary, long width) : base(nameof(Net))
        {
            this.width = width;
            words = Embedding(vocabulary, width);
            places = new PositionalEncoding(width, dropout: 0.1);
            encoder = TransformerEncoder(TransformerEncoderLayer(width, nhead: 2, dim_feedforward: 32, dropout: 0.1), num_layers: 2);
            head = Linear(width, vocabulary);
            RegisterComponents();
        }

        // (length, batch) of word numbers -> (length, batch, vocabulary).
        public override Tensor forward(Tensor input, Tensor mask)
        {
            using var scope = NewDisposeScope();
            var vectors = places.call(words.call(input) * Math.Sqrt(width));
            return head.call(encoder.call(vectors, mask)).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void It_learns_what_stands_further_back_and_leaves_nothing_behind()
    {
        manual_seed(0);
        using var outer = NewDisposeScope();
        using var model = new Net(Words.Length, 16);
        using var optimizer = optim.Adam(model.parameters(), lr: 0.01);
        var losses = new List<float>();
        var counts = new List<long>();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        for (var step = 0; step < 150; step++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                var loss = Loss(model, Text(8));
                loss.backward();
                optimizer.step();
                losses.Add(loss.item<float>());
            }

            counts.Add(Tensor.TotalCount);
        }

        model.eval();
        using var quiet = no_grad();
        Assert.Equal(Math.Log(Words.Length), losses[0], 0.7);
        Assert.InRange(Loss(model, Text(100)).item<float>(), 0.9 * Best, 1.5 * Best);
        Assert.Equal("dawn", Next(model, "the owl sings at night the wren sings at"));
        Assert.Equal("night", Next(model, "the wren sings at dawn the owl sings at"));

        // The first step makes Adam's moments; after it the count stands still.
        Assert.All(counts.Skip(1), count => Assert.InRange(count, 0, counts[1]));
    }

    // (Window + 1, batch): sentences in random order, and the first word of the next.
    private static Tensor Text(int batch)
    {
        var sentences = stack(Sentences.Select(Encode).ToArray());
        var text = sentences[randint(0, 2, new long[] { Window / 5 + 1, batch })]; // (sentences, batch, 5)
        return text.transpose(1, 2).reshape(-1, batch)[..(Window + 1)];
    }

    private static Tensor Loss(Net model, Tensor text)
    {
        var logits = model.call(text[..Window], Later(Window));
        return functional.cross_entropy(logits.view(-1, Words.Length), text[1..].reshape(-1));
    }

    private static string Next(Net model, string begin)
    {
        var input = Encode(begin).unsqueeze(1);
        return Words[model.call(input, Later(input.shape[0]))[-1, 0].argmax().item<long>()];
    }

    // -∞ where a place would look at a later one.
    private static Tensor Later(long length) => full(length, length, double.NegativeInfinity).triu(1);

    private static Tensor Encode(string text) => tensor(text.Split(' ').Select(word => (long)Array.IndexOf(Words, word)).ToArray());
}
