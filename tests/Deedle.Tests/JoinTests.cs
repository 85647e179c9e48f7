namespace Deedle.Tests;

public class JoinTests
{
    private static readonly Series<int, double> Fine = new([1, 2, 3, 4, 5], [0.1, 0.2, 0.3, 0.4, 0.5]);
    private static readonly Series<int, double> Coarse = new([2, 4], [20, 40]);

    [Theory]
    [InlineData(Lookup.Exact, new[] { double.NaN, 20, double.NaN, 40, double.NaN })]
    [InlineData(Lookup.ExactOrSmaller, new[] { double.NaN, 20, 20, 40, 40 })]
    [InlineData(Lookup.ExactOrGreater, new[] { 20, 20, 40, 40, double.NaN })]
    [InlineData(Lookup.Smaller, new[] { double.NaN, double.NaN, 20, 20, 40 })]
    [InlineData(Lookup.Greater, new[] { 20, 40, 40, double.NaN, double.NaN })]
    public void ALeftJoinLooksUpTheNearestKey(Lookup lookup, double[] expected)
    {
        var joined = Frame.FromColumns([KeyValue.Create("fine", Fine)]).Join("coarse", Coarse, JoinKind.Left, lookup);
        Assert.Equal(expected, Values(joined["coarse"]));
    }

    [Theory]
    [InlineData(JoinKind.Inner, new[] { 2, 4 }, new[] { 0.2, 0.4 })]
    [InlineData(JoinKind.Left, new[] { 1, 2, 3, 4, 5 }, new[] { 0.1, 0.2, 0.3, 0.4, 0.5 })]
    [InlineData(JoinKind.Right, new[] { 2, 4, 6 }, new[] { 0.2, 0.4, double.NaN })]
    [InlineData(JoinKind.Outer, new[] { 1, 2, 3, 4, 5, 6 }, new[] { 0.1, 0.2, 0.3, 0.4, 0.5, double.NaN })]
    public void TheKindSaysWhoseRowsStay(JoinKind kind, int[] rows, double[] fine)
    {
        Series<int, double> other = new([2, 4, 6], [20, 40, 60]);
        Frame<int, string> left = Frame.FromColumns([KeyValue.Create("fine", Fine)]), right = Frame.FromColumns([KeyValue.Create("other", other)]);
        foreach (var joined in new[] { left.Join(right, kind), left.Join("other", other, kind) })
        {
            Assert.Equal(rows, joined.RowKeys);
            Assert.Equal(fine, Values(joined["fine"]));
            Assert.Equal(rows.Select(row => other.TryGet(row) is { HasValue: true, Value: var value } ? value : double.NaN), Values(joined["other"]));
        }
    }

    [Theory]
    [InlineData(JoinKind.Inner, new[] { 3, 2 })]
    [InlineData(JoinKind.Left, new[] { 3, 1, 2 })]
    [InlineData(JoinKind.Right, new[] { 5, 2, 3 })]
    [InlineData(JoinKind.Outer, new[] { 3, 1, 2, 5 })]
    public void UnorderedKeysKeepTheirOrder(JoinKind kind, int[] expected)
    {
        var left = new Series<int, double>([3, 1, 2], [3, 1, 2]);
        var right = new Series<int, double>([5, 2, 3], [5, 2, 3]);
        Assert.Equal(expected, left.Zip(right, kind).Keys);
    }

    [Fact]
    public void AnOuterJoinOfOrderedKeysIsOrdered() =>
        Assert.Equal([1, 2, 3, 4], new Series<int, int>([1, 4], [1, 4]).Zip(new Series<int, int>([2, 3], [2, 3])).Keys);

    [Fact]
    public void MergedFramesOfDifferentNumbersWiden()
    {
        var whole = Frame.FromColumns([KeyValue.Create("x", new Series<int, int>([0, 1], [1, 2]))]);
        var fractions = Frame.FromColumns([KeyValue.Create("x", new Series<int, double>([2], [0.5]))]);
        Assert.Equal([1, 2, 0.5], whole.Merge(fractions)["x"].Values);
        Assert.Equal([typeof(double)], whole.Merge(fractions).ColumnTypes);
    }

    [Fact]
    public void UnstackedRowsBecomeColumns()
    {
        var frame = Frame.FromRecords(new[] { new { run = "a", loss = 1.0 }, new { run = "a", loss = 2.0 }, new { run = "b", loss = 3.0 } }).GroupRowsBy<string>("run");
        var unstacked = frame.Columns[["loss"]].Unstack();
        Assert.Equal([("loss", 0), ("loss", 1), ("loss", 2)], unstacked.ColumnKeys.Select(key => (key.Item1, key.Item2)));
        Assert.Equal(3.0, unstacked[Tuple.Create("loss", 2), "b"]);
        Assert.Equal(3, unstacked.GetAllColumns<double>().Sum(column => column.Value.ValueCount));
    }

    [Fact]
    public void UnnestUndoesNest()
    {
        var grouped = Birds().GroupRowsBy<string>("species");
        Assert.Equal(grouped.Format(), grouped.Nest().Unnest().Format());
    }

    private static Frame<int, string> Birds() =>
        Frame.FromRecords(Enumerable.Range(0, 7).Select(i => new { i, species = i % 3 == 0 ? "wren" : "robin" }));

    private static double[] Values(Series<int, double> series) => [.. series.ObservationsAll.Select(o => o.Value.OrDefault(double.NaN))];
}
