using Plotly.NET;
using Plotly.NET.CSharp;
using Songbook.Models;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    // More rows than pixels show nothing more.
    private const int FiLMChannels = 512;

    /// <summary>What the week does to each channel of a geomodel's residual block: the block's output times 1 + tanh γ, plus β.</summary>
    /// <param name="model">Trained, or fresh: then the factor is 1 and β is 0 everywhere.</param>
    /// <param name="block">Which block, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such block.</exception>
    public static GenericChart FiLMPortrait(BirdNetGeoModel model, int block = 1)
    {
        var parts = model.named_modules().ToDictionary(part => part.name, part => part.module);
        if (!parts.TryGetValue($"encoder.film_generators.{block - 1}", out var generator))
            throw new ArgumentOutOfRangeException(nameof(block), block, $"block is {block}: the model has blocks 1 to {model.Options.EncoderBlocks}.");

        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var angles = arange(0, SpatioTemporalEncoder.Weeks, dtype: ScalarType.Float32, device: model.parameters().First().device) * (2 * Math.PI / SpatioTemporalEncoder.Weeks);
        var season = ((nn.Module<Tensor, Tensor>)parts["encoder.week_enc"]).call(angles);
        var film = ((nn.Module<Tensor, Tensor>)generator).call(season).t().chunk(2, 0);           // γ and β: (channels, 48)
        return FiLMPortrait((1 + film[0].tanh()).ToTable(), film[1].ToTable());
    }

    /// <summary>What a FiLM layer does to each channel through the year: it is scaled, then shifted.</summary>
    /// <param name="scale">[channel, week], 48 weeks: the factor itself, which is 1 + tanh γ in BirdNET's geomodel.</param>
    /// <param name="shift">The same shape: β.</param>
    /// <remarks>Colours meet at the value that changes nothing: a factor of 1, a shift of 0. Of more than 512 channels every n-th is drawn, and the title says so.</remarks>
    /// <exception cref="ArgumentException">Shapes that differ, or not 48 weeks.</exception>
    public static GenericChart FiLMPortrait(double[,] scale, double[,] shift)
    {
        var (channels, weeks) = (scale.GetLength(0), scale.GetLength(1));
        if (channels != shift.GetLength(0) || weeks != shift.GetLength(1))
            throw new ArgumentException($"scale is {channels} x {weeks} and shift {shift.GetLength(0)} x {shift.GetLength(1)}: both need one value for each channel and week.", nameof(shift));
        if (weeks != 48)
            throw new ArgumentException($"scale has {weeks} weeks: BirdNET's year has 48, four a month.", nameof(scale));

        var drawn = Matrix.Every(channels, FiLMChannels);
        var chart = Chart.Grid(
            [Half(scale, drawn, "scale", 1, 0.39), Half(shift, drawn, "shift", 0, 1.0)], nRows: 1, nCols: 2, SubPlotTitles: new[] { "scale, 1 + tanh γ", "shift, β" }, XGap: 0.4);
        chart.Dress(drawn.Length == channels ? $"FiLM through the year, {channels:N0} channels" : $"FiLM through the year, {drawn.Length:N0} of {channels:N0} channels");
        foreach (var axis in new[] { 1, 2 })
        {
            chart.WithXAxisStyle<double, double, string>(TitleText: "week of the year", Id: StyleParam.SubPlotId.NewXAxis(axis))
                .WithYAxisStyle<double, double, string>(TitleText: "channel", Id: StyleParam.SubPlotId.NewYAxis(axis));
        }

        return channels == 0 ? chart.SayInTheMiddle("no channels") : chart;
    }

    private static GenericChart Half(double[,] values, int[] channels, string name, double neutral, double barX)
    {
        var reach = Math.Max(values.Cast<double>().Where(double.IsFinite).Select(value => Math.Abs(value - neutral)).DefaultIfEmpty(0).Max(), 1e-6);
        var bar = Bar(name);
        bar.SetValue("x", barX);
        var chart = Chart.Heatmap<double, int, int, string>(
            Matrix.Rows(Matrix.Pick(values, channels)), X: Enumerable.Range(1, 48).ToArray(), Y: channels, ColorScale: StyleParam.Colorscale.RdBu, ColorBar: bar, UseDefaults: false);
        return GenericChart.mapTrace(
            new Converter<Trace, Trace>(trace =>
            {
                trace.SetValue("zmin", neutral - reach);
                trace.SetValue("zmax", neutral + reach);
                trace.SetValue("hovertemplate", $"week %{{x}}, channel %{{y}}: {name} %{{z:.3f}}<extra></extra>");
                return trace;
            }),
            chart);
    }
}
