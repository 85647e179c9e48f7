using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using static TorchSharp.torch;

namespace Songbook.Charts;

/// <summary>How a notebook shows tensors: what they are, what their values are like, and a strip of colours; as text, TorchSharp's own style.</summary>
public static class TensorFormatter
{
    // More values than that are summed up instead of printed.
    private const long PrintedInHtml = 100;
    private const long PrintedAsText = 1000;

    /// <summary>Teaches the notebook to show tensors. Happens by itself when this library is first used.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook that uses the library expects to see its tensors.")]
    public static void Register()
    {
        Formatter.Register<Tensor>(ToHtml, HtmlFormatter.MimeType);
        Formatter.Register<Tensor>(ToText, PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(Tensor), HtmlFormatter.MimeType);
    }

    /// <summary>The tensor as HTML that is readable on white and on dark pages.</summary>
    public static string ToHtml(this Tensor tensor)
    {
        if (tensor.IsInvalid)
            return "<div class=\"songbook-tensor\">a tensor that has been disposed</div>";

        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var values = tensor.detach();
        var strip = values.is_meta ? null : HeatStrip.Of(values);
        return $"""
            <div class="songbook-tensor"><strong>({string.Join(", ", tensor.shape)})</strong> {Facts(tensor)}
            <div>{WebUtility.HtmlEncode(TensorStatistics.Of(values))}</div>
            {strip?.ToHtml()}{(Prints(tensor, PrintedInHtml) ? $"<pre>{WebUtility.HtmlEncode(Print(tensor))}</pre>" : "")}</div>
            """;
    }

    /// <summary>The tensor as TorchSharp prints it; of many values, only what they are like.</summary>
    public static string ToText(this Tensor tensor)
    {
        if (tensor.IsInvalid)
            return "a tensor that has been disposed";
        if (Prints(tensor, PrintedAsText))
            return Print(tensor);

        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        return $"{tensor}\n{TensorStatistics.Of(tensor.detach())}";
    }

    private static bool Prints(Tensor tensor, long most) => !tensor.is_meta && tensor.numel() is > 0 and var count && count <= most;

    private static string Print(Tensor tensor) => tensor.ToString(TorchSharp.TensorStringStyle.Julia, cultureInfo: CultureInfo.InvariantCulture, newLine: "\n").TrimEnd('\n');

    private static string Facts(Tensor tensor) =>
        string.Join(" · ", new[] { tensor.dtype.ToString(), tensor.device.ToString(), tensor.requires_grad ? "requires grad" : "" }.Where(fact => fact.Length > 0));
}
