using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Songbook.Kernel.Engine;

/// <summary>Something a running cell puts out, in the order it happens.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(DisplayUpdate), "update")]
[JsonDerivedType(typeof(ResultOutput), "result")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
[JsonDerivedType(typeof(ClearOutput), "clear")]
public abstract record CellOutput;

/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">What was written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <param name="Data">MIME type → content, as Jupyter has it.</param>
/// <param name="DisplayId">Names the place for later updates; null if there will be none.</param>
public sealed record DisplayOutput(JsonObject Data, string? DisplayId) : CellOutput;

/// <summary>New content for every place shown under <paramref name="DisplayId"/>.</summary>
public sealed record DisplayUpdate(JsonObject Data, string DisplayId) : CellOutput;

/// <summary>What the cell has put out so far goes away.</summary>
public sealed record ClearOutput : CellOutput;

/// <summary>The value of a cell's last expression.</summary>
public sealed record ResultOutput(JsonObject Data) : CellOutput;

/// <summary>Why a cell failed. It is the cell's last output.</summary>
/// <param name="Name">The exception's type, or what else went wrong (<c>CompilationError</c>).</param>
/// <param name="Message">One line, or one line a diagnostic.</param>
/// <param name="Traceback">Lines for humans: where, with the source line.</param>
/// <param name="Line">The cell's line that failed, from 1; null where there is none.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback, int? Line = null) : CellOutput;
