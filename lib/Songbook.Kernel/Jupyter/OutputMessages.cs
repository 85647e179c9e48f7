using System.Text.Json.Nodes;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Jupyter;

/// <summary>What a cell puts out as messages for iopub.</summary>
internal static class OutputMessages
{
    internal static (string Type, JsonObject Content) From(CellOutput output, int executionCount) => output switch
    {
        StreamOutput stream => ("stream", new JsonObject { ["name"] = stream.Name, ["text"] = stream.Text }),
        DisplayOutput display => ("display_data", Data(display.Data, display.DisplayId)),
        DisplayUpdate update => ("update_display_data", Data(update.Data, update.DisplayId)),
        ResultOutput result => ("execute_result", Result(result.Data, executionCount)),
        ErrorOutput error => ("error", Error(error)),
        ClearOutput => ("clear_output", new JsonObject { ["wait"] = false }),
        _ => throw new ArgumentException($"unknown output {output.GetType().Name}", nameof(output)),
    };

    internal static JsonObject Error(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select((line, index) => (JsonNode)(index == 0 ? $"\e[31m{line}\e[0m" : line))]),
    };

    /// <summary>The reply to a request that failed.</summary>
    internal static JsonObject Failure(ErrorOutput error)
    {
        var reply = Error(error);
        reply["status"] = "error";
        return reply;
    }

    private static JsonObject Data(JsonObject data, string? displayId)
    {
        var transient = new JsonObject();
        if (displayId is not null)
            transient["display_id"] = displayId;
        return new JsonObject { ["data"] = data.DeepClone(), ["metadata"] = new JsonObject(), ["transient"] = transient };
    }

    private static JsonObject Result(JsonObject data, int executionCount) =>
        new() { ["data"] = data.DeepClone(), ["metadata"] = new JsonObject(), ["execution_count"] = executionCount };
}
