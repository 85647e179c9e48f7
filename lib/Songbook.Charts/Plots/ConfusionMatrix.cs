using Plotly.NET;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    // A pixel a class, and a text a cell under the pointer.
    private const int MostClasses = 500;

    /// <summary>How often each true class was taken for each class, from a network's answers.</summary>
    /// <param name="truth">(clips), int64: the true classes.</param>
    /// <param name="predicted">(clips), int64: what the network says, for example <c>logits.argmax(1)</c>.</param>
    /// <param name="labels">One a class.</param>
    /// <exception cref="ArgumentException">Shapes that differ, a class that has no label, or more than 500 classes.</exception>
    public static GenericChart ConfusionMatrix(Tensor truth, Tensor predicted, IReadOnlyList<string> labels)
    {
        CheckClasses(labels);
        var (actual, answers) = (Numbers.Whole(truth), Numbers.Whole(predicted));
        Check.SameLength(actual.Length, answers.Length, nameof(truth), nameof(predicted));
        var counts = new int[labels.Count, labels.Count];
        foreach (var (row, column) in actual.Zip(answers))
        {
            if (Math.Min(row, column) < 0 || Math.Max(row, column) >= labels.Count)
                throw new ArgumentException($"class {(row < 0 || row >= labels.Count ? row : column)} has no label: there are {labels.Count}, for classes from 0 on.", nameof(labels));
            counts[row, column]++;
        }

        return ConfusionMatrix(counts, labels);
    }

    /// <summary>How often each true class was taken for each class. Colour is the share of the true class, text the count.</summary>
    /// <param name="counts">[true, predicted].</param>
    /// <param name="labels">One a class; long ones are cut on the axes and whole under the pointer.</param>
    /// <exception cref="ArgumentException">A matrix that is not square, not one label a class, or more than 500 classes.</exception>
    public static GenericChart ConfusionMatrix(int[,] counts, IReadOnlyList<string> labels)
    {
        var classes = counts.GetLength(0);
        if (classes != counts.GetLength(1))
            throw new ArgumentException($"counts has {classes} rows and {counts.GetLength(1)} columns: a confusion matrix has as many of both.", nameof(counts));
        Check.SameLength(classes, labels.Count);
        CheckClasses(labels);

        var axis = Label.ShortUnique(labels);
        var shares = new double[classes][];
        var texts = new string[classes][];
        var correct = 0L;
        for (var i = 0; i < classes; i++)
        {
            var row = Enumerable.Range(0, classes).Select(j => counts[i, j]).ToArray();
            var total = row.Sum(count => (long)count);
            shares[i] = [.. row.Select(count => total == 0 ? double.NaN : Math.Round((double)count / total, 4))];
            texts[i] = [.. row.Select((count, j) => $"{labels[i]} taken for {labels[j]}: {count} of {total}")];
            correct += row[i];
        }

        var all = counts.Cast<int>().Sum(count => (long)count);
        var chart = Chart.Heatmap<double, string, string, string>(
            shares, X: axis, Y: axis, ColorScale: StyleParam.Colorscale.Cividis, ColorBar: Bar("share of<br>true class"), XGap: 1, YGap: 1, ReverseYAxis: true, UseDefaults: false);
        GenericChart.mapTrace(
            new Converter<Trace, Trace>(trace =>
            {
                trace.SetValue("zmin", 0);
                trace.SetValue("zmax", 1);
                trace.SetValue("hovertext", texts);
                trace.SetValue("hovertemplate", "%{hovertext}<extra></extra>");

                // In larger matrices the numbers would overlap.
                if (classes <= 20)
                {
                    trace.SetValue("text", Enumerable.Range(0, classes).Select(i => Enumerable.Range(0, classes).Select(j => counts[i, j]).ToArray()).ToArray());
                    trace.SetValue("texttemplate", "%{text}");
                }

                return trace;
            }),
            chart);
        chart.Dress(all == 0 ? "Confusion matrix" : $"Confusion matrix: {correct:N0} of {all:N0} right", "predicted", "true", height: Math.Clamp(200 + 28 * classes, Look.Height, 900));
        return all == 0 ? chart.SayInTheMiddle("nothing counted") : chart;
    }

    private static void CheckClasses(IReadOnlyList<string> labels)
    {
        if (labels.Count > MostClasses)
            throw new ArgumentException($"labels has {labels.Count:N0} classes: a confusion matrix is readable up to {MostClasses}; count the classes that matter most.", nameof(labels));
    }
}
