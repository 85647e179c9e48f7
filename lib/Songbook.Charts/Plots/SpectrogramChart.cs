using Plotly.NET;
using Songbook.Audio;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    // Of a block that becomes one pixel the loudest value stays: short calls do not vanish.
    private const int SpectrogramRows = 256;
    private const int SpectrogramColumns = 800;

    /// <summary>A spectrogram: time from left to right, frequency from bottom to top, colour for level.</summary>
    /// <param name="levels">(frequencies, frames), lowest frequency first.</param>
    /// <param name="frequencies">The centre of each row in Hz.</param>
    /// <param name="secondsPerFrame">Hop length divided by sample rate.</param>
    /// <param name="unit">Of the levels.</param>
    /// <param name="title">Says what is heard.</param>
    /// <exception cref="ArgumentException">Not one frequency a row.</exception>
    public static GenericChart SpectrogramChart(
        double[,] levels, IReadOnlyList<double> frequencies, double secondsPerFrame, string unit = "dB", string title = "Spectrogram")
    {
        var rows = levels.GetLength(0);
        Check.SameLength(rows, frequencies.Count);
        if (!(secondsPerFrame > 0))
            throw new ArgumentOutOfRangeException(nameof(secondsPerFrame), secondsPerFrame, $"secondsPerFrame is {secondsPerFrame}: it must be above 0, the hop length divided by the sample rate.");

        var pooled = Matrix.Pooled(levels, SpectrogramRows, SpectrogramColumns);
        var (rowStep, columnStep) = (Matrix.Step(rows, SpectrogramRows), Matrix.Step(levels.GetLength(1), SpectrogramColumns));
        double[] times = [.. Enumerable.Range(0, pooled.GetLength(1)).Select(j => Matrix.Rounded((j * columnStep + (columnStep - 1) / 2.0) * secondsPerFrame, 5))];
        double[] centers = [.. Enumerable.Range(0, pooled.GetLength(0)).Select(i => Matrix.Rounded(frequencies[Math.Min(i * rowStep + rowStep / 2, rows - 1)] / 1000, 6))];
        var chart = Chart.Heatmap<double, double, double, string>(
                Matrix.Rows(pooled, digits: 2), X: times, Y: centers, ColorScale: StyleParam.Colorscale.Viridis, ColorBar: Bar(unit), UseDefaults: false)
            .Hover("%{x:.3f} s, %{y:.2f} kHz: %{z} " + unit)
            .Dress(title, "time (s)", "frequency (kHz)");
        return pooled.Length == 0 ? chart.SayInTheMiddle("no frames") : chart;
    }

    /// <summary>The picture that BirdNET's spectrogram layer makes of one clip, over the frequencies of its mel bands.</summary>
    /// <param name="picture">(bands, frames), highest band first.</param>
    /// <param name="options">The layer's.</param>
    /// <param name="title">Says what is heard.</param>
    /// <exception cref="ArgumentException">Not two dimensions, or not as many rows as the layer has bands.</exception>
    public static GenericChart SpectrogramChart(Tensor picture, MelSpectrogramOptions options, string title = "Spectrogram")
    {
        if (picture.shape is not [var bands, var frames] || bands != options.Bands)
            throw new ArgumentException($"picture is ({string.Join(", ", picture.shape)}): ({options.Bands}, frames) is needed; take one clip and its only channel, picture[0, 0].", nameof(picture));

        using var values = picture.detach().to(ScalarType.Float64).cpu();
        var numbers = values.data<double>().ToArray();
        var levels = new double[bands, frames];
        for (var i = 0; i < numbers.Length; i++)
            levels[bands - 1 - (i / frames), i % frames] = numbers[i];

        // bands + 2 edges lie equally far apart in mel; a band's centre is the edge between its two.
        var (low, high) = (MelScale.FromHertz(options.MinimumFrequency), MelScale.FromHertz(options.MaximumFrequency));
        double[] centers = [.. Enumerable.Range(1, options.Bands).Select(band => MelScale.ToHertz(low + (high - low) * band / (options.Bands + 1)))];
        return SpectrogramChart(levels, centers, (double)options.HopLength / options.SampleRate, "level", title);
    }

    private static ColorBar Bar(string title) => ColorBar.init<double, double>(Title: Title.init(title), Thickness: 14.0);

    /// <summary>What the pointer shows; plotly.js's own words for the place.</summary>
    private static GenericChart Hover(this GenericChart chart, string template) => GenericChart.mapTrace(
        new Converter<Trace, Trace>(trace =>
        {
            trace.SetValue("hovertemplate", template + "<extra></extra>");
            return trace;
        }),
        chart);
}
