using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Songbook.Kernel.Engine;

/// <summary>Says what a cell's code threw and where: type, message, and the stack reduced to lines of cells.</summary>
internal static partial class ExceptionReport
{
    private const int LongestTrace = 16;

    internal static ErrorOutput From(Exception thrown, Func<string, IReadOnlyList<string>?> sourceOf, string cell)
    {
        var exception = Unwrap(thrown);
        var lines = new List<string> { $"{Name(exception)}: {exception.Message}" };
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            lines.Add($"  because of {Name(inner)}: {inner.Message}");
        lines.AddRange(Shorten([.. CellFrames(exception, sourceOf)]));
        var line = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => Document(frame) == cell)?.GetFileLineNumber();
        return new ErrorOutput(Name(exception), exception.Message, lines, line);
    }

    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => exception,
    };

    private static string Name(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static IEnumerable<string> CellFrames(Exception exception, Func<string, IReadOnlyList<string>?> sourceOf)
    {
        string? library = null; // where it was thrown, if not in the cell itself
        var isFirst = true;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            var method = frame.GetMethod();
            if (Document(frame) is not { } document || sourceOf(document) is not { } source)
            {
                if (isFirst && library is null && method?.DeclaringType is { } type && !IsPlumbing(type))
                    library = $"{type.FullName}.{method.Name}";
                continue;
            }

            var function = FunctionName(method) is { } name ? $", in {name}" : "";
            var thrownIn = isFirst && library is not null ? $", thrown in {library}" : "";
            var line = frame.GetFileLineNumber();
            yield return $"  {document}, line {line}{function}{thrownIn}:";
            if (line >= 1 && line <= source.Count)
                yield return $"    {source[line - 1].Trim()}";
            isFirst = false;
        }
    }

    /// <summary>Of endless recursion a few lines say enough.</summary>
    private static List<string> Shorten(List<string> lines) =>
        lines.Count <= LongestTrace ? lines
        : [.. lines.Take(LongestTrace / 2), $"  … {(lines.Count - LongestTrace) / 2} more …", .. lines.TakeLast(LongestTrace / 2)];

    /// <summary>The name a cell was compiled under; the compiler puts the notebook's folder before it.</summary>
    private static string? Document(StackFrame frame) => Path.GetFileName(frame.GetFileName());

    private static bool IsPlumbing(Type type) => type.Name.StartsWith("Submission#", StringComparison.Ordinal) || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices";

    /// <summary>The name the reader gave: compilers wrap it (<c>&lt;&lt;Initialize&gt;&gt;g__F|0_0</c>); null for a cell's own statements.</summary>
    private static string? FunctionName(MethodBase? method)
    {
        if (method?.DeclaringType is not { } type)
            return null;
        var whole = $"{type.FullName}.{method.Name}";
        if (LocalFunction().Match(whole) is { Success: true } local)
            return local.Groups[1].Value;
        if (method.Name == "MoveNext")
            return AsyncMethod().Match(type.Name) is { Success: true } async && async.Groups[1].Value != "<Initialize>" ? async.Groups[1].Value : null;
        if (method.Name.Contains("b__", StringComparison.Ordinal))
            return "a lambda";
        // F#: a cell's own statements stand in main@, its lambdas in classes of such names.
        if (method.Name.StartsWith('<') || method.Name.EndsWith('@'))
            return null;
        if (type.Name.Contains('@', StringComparison.Ordinal))
            return "a lambda";
        var isCell = type.Name.StartsWith("Submission#", StringComparison.Ordinal) || type.Name.StartsWith("FSI_", StringComparison.Ordinal);
        var owner = isCell ? "" : type.Name + ".";
        return owner + method.Name;
    }

    [GeneratedRegex(@"g__([^|]+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(.+)>d__\d+")]
    private static partial Regex AsyncMethod();
}
