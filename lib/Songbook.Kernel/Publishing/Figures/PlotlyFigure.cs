using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;

namespace Songbook.Kernel.Publishing.Figures;

/// <summary>Figures of plotly.js among a notebook's outputs.</summary>
internal static class PlotlyFigure
{
    /// <summary>Data, layout and whatever else <c>Plotly.newPlot</c> takes, as JSON.</summary>
    internal const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The MIME bundles of a notebook that hold a figure, from top to bottom.</summary>
    internal static IEnumerable<JsonObject> BundlesOf(Notebook notebook) =>
        notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output?["data"]).OfType<JsonObject>().Where(data => data[MimeType] is JsonObject);
}
