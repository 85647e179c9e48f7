using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Songbook.Kernel.Engine;

/// <summary>From the events that code in cells raises to what front ends show.</summary>
internal static class EventOutput
{
    /// <returns>Null if there is nothing to show.</returns>
    internal static CellOutput? From(KernelEvent raised) => raised switch
    {
        // What `display(x)` returns stands for something that is shown already.
        ReturnValueProduced { Value: DisplayedValue } => null,
        ReturnValueProduced result => new ResultOutput(MimeBundle.From(result)),
        DisplayedValueUpdated update => new DisplayUpdate(MimeBundle.From(update), update.ValueId),
        StandardOutputValueProduced text => new StreamOutput("stdout", Text(text)),
        StandardErrorValueProduced text => new StreamOutput("stderr", Text(text)),
        ErrorProduced error => new StreamOutput("stderr", error.Message + "\n"),
        DisplayEvent shown => new DisplayOutput(MimeBundle.From(shown), shown.ValueId),
        _ => null,
    };

    private static string Text(DisplayEvent shown) => string.Concat(shown.FormattedValues.Select(formatted => formatted.Value));
}
