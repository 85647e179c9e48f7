using System.Text;
using System.Text.Json.Nodes;
using Songbook.Kernel.Documents;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Headless;

/// <summary>Collects what cells put out in the shape that notebooks store (nbformat 4 outputs).</summary>
internal sealed class OutputRecorder
{
    // Which stored outputs an update replaces; the id itself is not stored.
    private readonly Dictionary<string, List<JsonObject>> shown = [];

    private readonly StringBuilder text = new();
    private JsonArray outputs = [];
    // The stream output that text comes from; null after anything else.
    private JsonObject? stream;

    /// <summary>The outputs of the current cell.</summary>
    internal JsonArray Outputs
    {
        get
        {
            Flush();
            return outputs;
        }
    }

    internal void StartCell()
    {
        EndStream();
        outputs = [];
    }

    /// <summary>Puts text that has been collected into its place.</summary>
    internal void Flush() => stream?["text"] = MultilineText.Split(text.ToString());

    internal void Add(CellOutput output, int executionCount)
    {
        if (output is not (StreamOutput or DisplayUpdate))
            EndStream();
        switch (output)
        {
            case StreamOutput written:
                AddText(written);
                break;
            case DisplayOutput display:
                AddDisplay(display);
                break;
            case DisplayUpdate update:
                foreach (var place in shown.GetValueOrDefault(update.DisplayId, []))
                    place["data"] = Stored(update.Data);
                break;
            case ResultOutput result:
                outputs.Add(new JsonObject
                {
                    ["data"] = Stored(result.Data),
                    ["execution_count"] = executionCount,
                    ["metadata"] = new JsonObject(),
                    ["output_type"] = "execute_result",
                });
                break;
            case ClearOutput:
                outputs.Clear();
                break;
            case ErrorOutput error:
                outputs.Add(new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
                });
                break;
        }
    }

    private void AddText(StreamOutput written)
    {
        if (stream is null || Json.Text(stream["name"]) != written.Name)
        {
            EndStream();
            stream = new JsonObject { ["name"] = written.Name, ["output_type"] = "stream", ["text"] = new JsonArray() };
            outputs.Add(stream);
        }
        text.Append(written.Text);
    }

    private void EndStream()
    {
        Flush();
        stream = null;
        text.Clear();
    }

    private void AddDisplay(DisplayOutput display)
    {
        var stored = new JsonObject { ["data"] = Stored(display.Data), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        outputs.Add(stored);
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
