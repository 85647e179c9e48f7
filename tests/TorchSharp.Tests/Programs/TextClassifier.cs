using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Programs;

/// <summary>Words become vectors, a sentence their mean, and a line parts praise from complaint.</summary>
public class TextClassifier
{
    private static readonly (string Text, bool Praise)[] Reviews =
    [
        ("a lovely warm song", true), ("bright and lovely voice", true), ("i love this warm voice", true), ("what a bright morning song", true),
        ("a dull cold noise", false), ("harsh and dull voice", false), ("i hate this cold noise", false), ("what a harsh morning noise", false),
    ];

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Embedding words;
        private readonly Linear head = Linear(8, 1);

        public Net(int vocabulary) : base(nameof(Net))
        {
            words = Embedding(vocabulary, 8, padding_idx: 0);
            RegisterComponents();
        }

        public Tensor Vectors => words.weight;

        // (batch, length) of word numbers, 0 where a sentence is shorter -> (batch).
        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var known = (input != 0).to(float32).unsqueeze(-1);
            var mean = (words.call(input) * known).sum(1) / known.sum(1);
            return head.call(mean).squeeze(-1).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void It_learns_which_words_praise()
    {
        manual_seed(0);
        var vocabulary = Reviews.SelectMany(review => review.Text.Split(' ')).Distinct().Select((word, i) => (word, i)).ToDictionary(entry => entry.word, entry => entry.i + 1);
        var input = Encode(vocabulary, Reviews.Select(review => review.Text));
        var target = tensor(Reviews.Select(review => review.Praise ? 1f : 0f).ToArray());
        using var model = new Net(vocabulary.Count + 1);
        using var optimizer = optim.Adam(model.parameters(), lr: 0.05);
        var loss = BCEWithLogitsLoss();
        for (var epoch = 0; epoch < 60; epoch++)
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(model.call(input), target).backward();
            optimizer.step();
        }

        using var quiet = no_grad();
        Assert.InRange(loss.call(model.call(input), target).item<float>(), 0, 0.05f);

        // Sentences that it has never seen.
        var fresh = model.call(Encode(vocabulary, ["lovely bright voice", "dull harsh noise noise"])).sigmoid();
        Assert.InRange(fresh[0].item<float>(), 0.8f, 1);
        Assert.InRange(fresh[1].item<float>(), 0, 0.2f);

        // The padding has never learned.
        Assert.Equal(new float[8], model.Vectors[0].data<float>().ToArray());
    }

    private static Tensor Encode(Dictionary<string, int> vocabulary, IEnumerable<string> texts)
    {
        var numbers = texts.Select(text => text.Split(' ').Select(word => (long)vocabulary[word]).ToArray()).ToArray();
        var batch = zeros(numbers.Length, numbers.Max(sentence => sentence.Length), int64);
        for (var row = 0; row < numbers.Length; row++) batch[row, ..numbers[row].Length] = tensor(numbers[row]);
        return batch;
    }
}
