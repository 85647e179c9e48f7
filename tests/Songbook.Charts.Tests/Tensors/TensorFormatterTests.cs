using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;
using static TorchSharp.torch;

namespace Songbook.Charts.Tests.Tensors;

/// <summary>What a notebook shows for a tensor.</summary>
public sealed class TensorFormatterTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_tensor_shows_what_it_is_and_what_its_values_are_like()
    {
        var html = Html(tensor(new float[] { -1, 0, 1, 4 }).reshape(2, 2));
        Assert.Contains("<strong>(2, 2)</strong> Float32 · cpu<", html.ReplaceLineEndings(""));
        Assert.Contains("min -1 · mean 1 · max 4", html);
        Assert.Equal(4, Count(html, "<rect"));
        // The ends of the scale: the lowest value is darkest, the highest lightest.
        Assert.Contains("fill=\"#00224e\"", html);
        Assert.Contains("fill=\"#fee838\"", html);
        Assert.Contains("[2x2], type = Float32, device = cpu", html);
    }

    [Fact]
    public void As_text_it_is_what_TorchSharp_prints()
    {
        var matrix = tensor(new float[] { 1, 2, 3, 4, 5, 6 }).reshape(2, 3);
        Assert.Equal(matrix.jlstr(newLine: "\n").TrimEnd('\n'), matrix.ToDisplayString(PlainTextFormatter.MimeType));
        Assert.Equal("[2000], type = Float32, device = cpu\nmin 0 · mean 999.5 · max 1999", arange(2000, dtype: ScalarType.Float32).ToDisplayString(PlainTextFormatter.MimeType));
    }

    [Fact]
    public void Values_that_are_not_finite_are_counted_and_leave_the_rest_alone()
    {
        var html = Html(tensor(new[] { 1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 3.0, double.NaN }));
        Assert.Contains("min 1 · mean 2 · max 3 · 2 NaN · 2 infinite", html);
        Assert.Contains("orange not finite", html);
        Assert.Equal(4, Count(html, Palette.Category(1)));
        Assert.Contains(">3 NaN<", Html(full(3, float.NaN)));
    }

    [Fact]
    public void Many_values_are_sampled_and_it_says_so()
    {
        var html = Html(arange(100_000, dtype: ScalarType.Float32).reshape(1000, 100));
        Assert.Equal(8 * 48, Count(html, "<rect"));
        Assert.Contains("8 of 1,000 rows, 48 of 100 columns; dark is low", html);
        Assert.Contains("min 0 · mean 5E+04 · max 1E+05", html);
        Assert.DoesNotContain("<pre>", html);
    }

    [Theory]
    [InlineData("empty", "(0, 3)", "no values", 0)]
    [InlineData("number", "()", "min 2.5 · mean 2.5 · max 2.5", 1)]
    [InlineData("bool", "(3)", "2 of 3 true", 3)]
    [InlineData("complex", "(2)", "absolute values: min 1 · mean 3 · max 5", 2)]
    [InlineData("long", "(2)", "min -9007199254740993 · mean -4.504E+15 · max 7", 2)]
    [InlineData("half", "(2)", "min 1 · mean 1.5 · max 2", 2)]
    [InlineData("bfloat", "(2)", "min 1 · mean 1.5 · max 2", 2)]
    [InlineData("byte", "(2)", "min 0 · mean 127.5 · max 255", 2)]
    [InlineData("transposed", "(3, 2)", "min 0 · mean 2.5 · max 5", 6)]
    [InlineData("same", "(4)", "min 7 · mean 7 · max 7", 4)]
    [InlineData("meta", "(2, 2)", "a shape without values", 0)]
    public void Any_tensor_can_be_shown(string which, string shape, string statistics, int cells)
    {
        var shown = which switch
        {
            "empty" => zeros(0, 3),
            "number" => tensor(2.5f),
            "bool" => tensor(new[] { true, false, true }),
            "complex" => tensor(new System.Numerics.Complex[] { new(3, 4), new(0, -1) }),
            "long" => tensor(new[] { -9007199254740993, 7L }),
            "half" => tensor(new float[] { 1, 2 }).to(ScalarType.Float16),
            "bfloat" => tensor(new float[] { 1, 2 }).to(ScalarType.BFloat16),
            "byte" => tensor(new byte[] { 0, 255 }),
            "transposed" => arange(6, dtype: ScalarType.Float32).reshape(2, 3).t(),
            "same" => full(4, 7f),
            _ => zeros(2, 2, device: META),
        };
        var html = Html(shown);
        Assert.Contains($"<strong>{shape}</strong>", html);
        Assert.Contains($"<div>{statistics}</div>", html);
        Assert.Equal(cells, Count(html, "<rect"));
        Assert.NotEmpty(shown.ToDisplayString(PlainTextFormatter.MimeType));
    }

    [Fact]
    public void A_tensor_that_is_gone_says_so()
    {
        var gone = ones(2);
        gone.Dispose();
        Assert.Contains("disposed", Html(gone));
        Assert.Contains("disposed", gone.ToDisplayString(PlainTextFormatter.MimeType));
    }

    [Fact]
    public void Showing_a_tensor_neither_records_nor_keeps_anything()
    {
        var weight = ones(3, 3, requires_grad: true);
        var product = weight * 2;
        Assert.Contains("requires grad", Html(product));
        product.sum().backward();
        Assert.Equal(2, weight.grad![0, 0].item<float>());

        using var counted = NewDisposeScope();
        _ = Html(weight);
        _ = weight.ToDisplayString(PlainTextFormatter.MimeType);
        Assert.Equal(0, counted.DisposablesCount);
    }

    [Fact]
    public void Parameters_are_shown_like_tensors() =>
        Assert.Contains("requires grad", Html(nn.Linear(2, 3).weight!));

    [Fact]
    public void A_tensor_on_a_graphics_processor_is_shown_where_there_is_one()
    {
        Assert.SkipUnless(cuda_is_available(), "No CUDA device here.");
        var html = Html(arange(6, dtype: ScalarType.Float32, device: CUDA).reshape(2, 3));
        Assert.Contains("cuda:0", html);
        Assert.Contains("min 0 · mean 2.5 · max 5", html);
        Assert.Equal(6, Count(html, "<rect"));
    }

    private static string Html(Tensor shown) => WebUtility.HtmlDecode(shown.ToDisplayString(HtmlFormatter.MimeType));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
