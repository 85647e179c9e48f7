using Plotly.NET;

namespace Songbook.Charts.Tests;

/// <summary>One small figure of each chart function, from data that formulas give.</summary>
internal static class Samples
{
    public static IReadOnlyDictionary<string, string> Figures { get; } = new Dictionary<string, string>
    {
        ["LossCurves"] = Json(Plots.LossCurves(Falling(12, 0.9), Falling(12, 1.0), "cross-entropy (nats)")),
        ["LossCurvesLogarithmic"] = Json(Plots.LossCurves(Falling(12, 0.9), logarithmic: true)),
        ["SpectrogramChart"] = Json(Plots.SpectrogramChart(Chirp(24, 40), [.. Enumerable.Range(0, 24).Select(i => 250.0 * i)], 0.01, title: "Spectrogram of a rising call")),
        ["RangeMap"] = Json(Plots.RangeMap("Barn Swallow", 20, Band(45))),
        ["RangeMapYear"] = Plots.RangeMap("Barn Swallow", [.. Enumerable.Range(0, 48).Select(week => Band(35 * Math.Sin(week / 48.0 * 2 * Math.PI - 1.5) + 10))]).ToJson(),
        ["RichnessMap"] = Json(Plots.RichnessMap(Map((lat, lon) => 320 * Math.Cos(lat / 57.3) * (0.6 + 0.4 * Math.Cos(lon / 40))), "Species richness of the samples")),
        ["ConfusionMatrix"] = Json(Plots.ConfusionMatrix(new[,] { { 50, 3, 0 }, { 4, 40, 6 }, { 0, 5, 45 } }, ["Great Tit", "Blue Tit", "Coal Tit of the very far and foggy northern islands"])),
        ["Embedding3D"] = Json(Plots.Embedding3D(Cloud(60), [.. Enumerable.Range(0, 60).Select(i => new[] { "song", "call", "drum" }[i % 3])])),
        ["LossLandscape"] = Json(Plots.LossLandscape(Bowl(15), Steps(15), Steps(15))),
        ["ReliabilityDiagram"] = Json(Plots.ReliabilityDiagram([.. Enumerable.Range(0, 200).Select(i => (i + 0.5) / 200)], [.. Enumerable.Range(0, 200).Select(i => i * 7 % 200 < i * i / 200)])),
        ["FiLMPortrait"] = Json(Plots.FiLMPortrait(Waves(6, 1), Waves(6, 0))),
        ["ParameterTreemap"] = Json(Plots.ParameterTreemap(
            new Dictionary<string, long> { ["encoder.0.weight"] = 8192, ["encoder.0.bias"] = 64, ["encoder.2.weight"] = 4096, ["head.weight"] = 16384, ["head.bias"] = 256 }, "Small network")),
        ["Lines"] = Json(Plots.Lines("Seven lines", "week of the year", "share", [.. Enumerable.Range(1, 7).Select(rate => ($"line {rate}", (IReadOnlyList<double>)Steps(8), (IReadOnlyList<double>)Falling(8, rate)))])),
        ["SmallMultiples"] = Json(Plots.SmallMultiples(
            Enumerable.Range(1, 5).Select(rate => ($"learning rate 1e-{rate}", Plots.LossCurves(Falling(8, rate)))), 3, "Five learning rates")),
    };

    public static string Json(GenericChart chart) => GenericChart.toJson(chart);

    public static double[] Falling(int count, double start) => [.. Enumerable.Range(0, count).Select(i => start * Math.Exp(-i / 4.0) + 0.1 + 0.002 * i * i * start)];

    public static double[] Steps(int count) => [.. Enumerable.Range(0, count).Select(i => 2.0 * i / (count - 1) - 1)];

    public static MapGrid Map(Func<double, double, double> value)
    {
        double[] latitudes = [.. Enumerable.Range(0, 18).Select(i => -85.0 + 10 * i)];
        double[] longitudes = [.. Enumerable.Range(0, 36).Select(j => -175.0 + 10 * j)];
        return new(latitudes, longitudes, Table(18, 36, (i, j) => value(latitudes[i], longitudes[j])));
    }

    private static MapGrid Band(double center) => Map((lat, lon) => Math.Exp(-Math.Pow((lat - center) / 20, 2)) * (0.7 + 0.3 * Math.Cos(lon / 57.3)));

    private static double[,] Chirp(int rows, int columns) => Table(rows, columns, (i, j) => -80 + 70 * Math.Exp(-Math.Pow(i - 3 - 0.4 * j, 2) / 6));

    private static double[,] Bowl(int size) => Table(size, size, (i, j) => 0.3 + Math.Pow(Steps(size)[i], 2) + 0.4 * Math.Pow(Steps(size)[j] - 0.2, 2) + 0.1 * Math.Cos(6 * Steps(size)[j]));

    private static double[,] Waves(int channels, double neutral) => Table(channels, 48, (i, j) => neutral + 0.5 * Math.Sin(2 * Math.PI * j / 48 * (i % 3 + 1)) / (i + 1));

    private static double[,] Cloud(int count) => Table(count, 3, (i, j) => Math.Sin(i * (j + 1.7)) + 3 * (i % 3 == j ? 1 : 0));

    private static double[,] Table(int rows, int columns, Func<int, int, double> value)
    {
        var table = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                table[i, j] = value(i, j);
        }

        return table;
    }
}
