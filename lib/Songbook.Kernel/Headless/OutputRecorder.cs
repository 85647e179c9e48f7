using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Headless;

/// <summary>Collects what cells put out in the shape that notebooks store (nbformat 4 outputs).</summary>
internal sealed class OutputRecorder
{
    // Which stored outputs an update replaces; the id itself is not stored.
    private readonly Dictionary<string, List<JsonObject>> shown = [];

    /// <summary>The outputs of the current cell.</summary>
    internal JsonArray Outputs { get; private set; } = [];

    internal void StartCell() => Outputs = [];

    internal void Add(CellOutput output, int executionCount)
    {
        switch (output)
        {
            case StreamOutput stream:
                AddText(stream);
                break;
            case DisplayOutput display:
                AddDisplay(display);
                break;
            case DisplayUpdate update:
                foreach (var place in shown.GetValueOrDefault(update.DisplayId, []))
                    place["data"] = Stored(update.Data);
                break;
            case ResultOutput result:
                Outputs.Add(new JsonObject
                {
                    ["data"] = Stored(result.Data),
                    ["execution_count"] = executionCount,
                    ["metadata"] = new JsonObject(),
                    ["output_type"] = "execute_result",
                });
                break;
            case ClearOutput:
                Outputs.Clear();
                break;
            case ErrorOutput error:
                Outputs.Add(new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
                });
                break;
        }
    }

    private void AddText(StreamOutput stream)
    {
        if (Outputs.LastOrDefault() is JsonObject last && Json.Text(last["output_type"]) == "stream" && Json.Text(last["name"]) == stream.Name)
            last["text"] = MultilineText.Split(MultilineText.Join(last["text"]) + stream.Text);
        else
            Outputs.Add(new JsonObject { ["name"] = stream.Name, ["output_type"] = "stream", ["text"] = MultilineText.Split(stream.Text) });
    }

    private void AddDisplay(DisplayOutput display)
    {
        var stored = new JsonObject { ["data"] = Stored(display.Data), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        Outputs.Add(stored);
        if (display.DisplayId is { } id)
        {
            if (!shown.TryGetValue(id, out var places))
                shown[id] = places = [];
            places.Add(stored);
        }
    }

    private static JsonObject Stored(JsonObject data) =>
        new(data.Select(entry => KeyValuePair.Create(
            entry.Key,
            entry.Key.StartsWith("text/", StringComparison.Ordinal) || entry.Key == "image/svg+xml"
                ? MultilineText.Split(Json.Text(entry.Value) ?? "")
                : entry.Value?.DeepClone())));
}
