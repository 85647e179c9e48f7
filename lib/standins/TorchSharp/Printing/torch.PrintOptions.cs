namespace TorchSharp;

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    /// <summary>How <c>str()</c>, <c>print()</c> and <c>ToString(true)</c> write a tensor.</summary>
    /// <value>Julia.</value>
    /// <exception cref="ArgumentException">Set to <see cref="TensorStringStyle.Default"/>.</exception>
    public static TensorStringStyle TensorStringStyle
    {
        get => PrintOptions.Style;
        set => PrintOptions.Style = value is TensorStringStyle.Default ? throw new ArgumentException("The style cannot be set to 'Default'") : value;
    }

    /// <summary>Changes what is given and leaves the rest.</summary>
    /// <param name="style">See <see cref="TensorStringStyle"/>.</param>
    /// <param name="floatFormat">A .NET format for floating-point numbers; at first <c>g5</c>.</param>
    /// <param name="linewidth">The most characters in a line of the Julia style; at first 100.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="maxRows">In the other styles, the most rows before some are left out; at first 6.</param>
    /// <param name="maxColumns">The same for columns.</param>
    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } given) TensorStringStyle = given;
        PrintOptions.FloatFormat = floatFormat ?? PrintOptions.FloatFormat;
        PrintOptions.LineWidth = linewidth ?? PrintOptions.LineWidth;
        PrintOptions.NewLine = newLine ?? PrintOptions.NewLine;
        PrintOptions.MaxRows = maxRows ?? PrintOptions.MaxRows;
        PrintOptions.MaxColumns = maxColumns ?? PrintOptions.MaxColumns;
    }

    /// <param name="precision">How many digits after the decimal point.</param>
    /// <param name="linewidth">The most characters in a line of the Julia style.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="sci_mode">Whether to write powers of ten.</param>
    /// <param name="maxRows">In the other styles, the most rows before some are left out.</param>
    /// <param name="maxColumns">The same for columns.</param>
    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null)
    {
        if (precision < 0) throw new ArgumentOutOfRangeException(nameof(precision), $"A number of digits is at least 0, not {precision}.");
        set_printoptions(null, (sci_mode ? "E" : "F") + precision, linewidth, newLine, maxRows, maxColumns);
    }

    /// <summary>What holds where a call says nothing.</summary>
    internal static class PrintOptions
    {
        public static TensorStringStyle Style { get; set; } = TensorStringStyle.Julia;

        public static string FloatFormat { get; set; } = "g5";

        public static int LineWidth { get; set; } = 100;

        public static string NewLine { get; set; } = Environment.NewLine;

        public static int MaxRows { get; set; } = 6;

        public static int MaxColumns { get; set; } = 6;
    }
}
