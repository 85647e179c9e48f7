using Songbook.Kernel.Documents;
using Songbook.Kernel.Publishing;
using Songbook.Kernel.Publishing.Figures;

namespace Songbook.Kernel.Headless;

/// <summary>Where a run leaves executed notebooks and their pages. Every file is written whole or not at all.</summary>
/// <param name="folder">The folder to write to.</param>
/// <param name="root">The notebooks' common folder: what lies in a folder below it comes into a folder of that name.</param>
/// <param name="libraryFolder">Where plotly.js lies, which draws figures.</param>
public sealed class RunFolder(string folder, string? root = null, string? libraryFolder = null)
{
    private readonly string? plotly = libraryFolder is not null && Path.Combine(libraryFolder, NotebookPage.PlotlyFile) is var file && File.Exists(file) ? file : null;

    /// <summary>In one line, why figures have no pictures in the executed notebooks; null if they have, or if there are none.</summary>
    public string? WhyNoPictures { get; private set; }

    /// <summary>Writes one executed notebook, as .ipynb, as soon as it is done, with a picture of each figure.</summary>
    public void Write(NotebookResult result)
    {
        WhyNoPictures ??= FigurePictures.AddTo(result.Notebook, plotly);
        NotebookFile.Save(result.Notebook, Path.Combine(folder, Name(result) + ".ipynb"));
    }

    /// <summary>Writes the HTML pages of a run, in reading order, their index, and plotly.js if a page has figures.</summary>
    public void WritePages(IReadOnlyList<NotebookResult> results)
    {
        if (plotly is not null && results.Any(result => PlotlyFigure.BundlesOf(result.Notebook).Any()))
        {
            using var script = File.OpenRead(plotly);
            AtomicFile.Write(Path.Combine(folder, NotebookPage.PlotlyFile), script.CopyTo);
        }
        var entries = results.Select(result => PageEntry.From(Name(result), result.Notebook, result.Failure is null)).ToList();
        for (var i = 0; i < results.Count; i++)
        {
            var notebookFolder = Path.GetDirectoryName(Path.GetFullPath(results[i].Path))!;
            var page = NotebookPage.Render(
                results[i].Notebook, entries[i], notebookFolder, entries.ElementAtOrDefault(i - 1), entries.ElementAtOrDefault(i + 1));
            AtomicFile.Write(Path.Combine(folder, entries[i].File), page);
        }
        AtomicFile.Write(Path.Combine(folder, "index.html"), ContentsPage.Render(entries));
    }

    private string Name(NotebookResult result)
    {
        var name = Path.GetFileNameWithoutExtension(result.Path);
        if (root is null) return name;
        var below = Path.GetRelativePath(root, Path.GetDirectoryName(Path.GetFullPath(result.Path))!);
        return below == "." || below.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(below) ? name : $"{below}/{name}".Replace('\\', '/');
    }
}
