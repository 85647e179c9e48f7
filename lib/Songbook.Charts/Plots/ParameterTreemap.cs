using Plotly.NET;
using static TorchSharp.torch.nn;
using Chart = Plotly.NET.CSharp.Chart;

namespace Songbook.Charts;

public static partial class Plots
{
    /// <summary>Where the parameters of a network are.</summary>
    public static GenericChart ParameterTreemap(Module network) => ParameterTreemap(
        network.named_parameters().Select(entry => KeyValuePair.Create(entry.name, entry.parameter.numel())), network.GetName());

    /// <summary>Where parameters are: areas by module, nested as the names are.</summary>
    /// <param name="parameters">Name with dots, as in a state dict (<c>encoder.0.weight</c>), and number of elements.</param>
    /// <param name="title">The network's name.</param>
    /// <exception cref="ArgumentException">A negative number of elements.</exception>
    public static GenericChart ParameterTreemap(IEnumerable<KeyValuePair<string, long>> parameters, string title = "Parameters")
    {
        var sizes = new OrderedDictionary<string, long> { [""] = 0 };
        foreach (var (name, count) in parameters)
        {
            if (count < 0)
                throw new ArgumentException($"{name} has {count} elements: a number of elements is at least 0.", nameof(parameters));

            // Every module that the name passes through grows, the whole network ("") included.
            for (var end = 0; end >= 0; end = end == name.Length ? -1 : NextDot(name, end))
                sizes[name[..end]] = sizes.GetValueOrDefault(name[..end]) + count;
        }

        var total = sizes[""];
        string[] ids = [.. sizes.Keys.Select(name => name.Length == 0 ? title : name)];
        string[] labels = [.. sizes.Keys.Select(name => name.Length == 0 ? Label.Short(title) : name[(name.LastIndexOf('.') + 1)..])];
        string[] parents = [.. sizes.Keys.Select(name => name.Length == 0 ? "" : name.LastIndexOf('.') is >= 0 and var dot ? name[..dot] : title)];

        // The colour of each is that of its outermost module; the whole network has none, and its name the text's.
        List<string> branches = [.. sizes.Keys.Select(Branch).Distinct()];
        int[] colors = [.. sizes.Keys.Select(name => branches.IndexOf(Branch(name)) - 1)];
        var areas = colors.Select(color => Color.fromString(color < 0 ? "rgba(0, 0, 0, 0)" : Palette.Category(color)));
        var texts = Color.fromColors(colors.Select(color => Color.fromString(color < 0 ? Palette.Text : Palette.TextOn(color))));
        var chart = Chart.Treemap<string, string, double, string, string>(
            labels, parents, Values: sizes.Values.Select(count => (double)count).ToArray(), Ids: ids, SectionColors: areas.ToArray(),
                BranchValues: StyleParam.BranchValues.Total, UseDefaults: false)
            .TextColors(texts)
            .Hover("%{id}<br>%{value:,} parameters, %{percentRoot:.1%} of all")
            .Dress($"{title}: {total:N0} parameters", height: 520);
        return total == 0 ? chart.SayInTheMiddle("no parameters") : chart;
    }

    private static GenericChart TextColors(this GenericChart chart, Color colors) => GenericChart.mapTrace(
        new Converter<Trace, Trace>(trace =>
        {
            trace.SetValue("textfont", Font.init(Color: colors));
            return trace;
        }),
        chart);

    private static string Branch(string name) => name.Split('.')[0];

    private static int NextDot(string name, int after) => name.IndexOf('.', after + 1) is >= 0 and var dot ? dot : name.Length;
}
