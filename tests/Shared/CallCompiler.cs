using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StandIns;

/// <summary>Compiles calls files against the assemblies that a test project uses.</summary>
public static class CallCompiler
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>All calls in one compilation; those that do not compile are left out and returned with their first error.</summary>
    public static (CallRegister Register, Dictionary<string, string> Errors) Compile(CallsFile file, string beforeEach)
    {
        var errors = ErrorsOf(file, beforeEach);
        var good = file.Calls.Where(call => !errors.ContainsKey(call.Key)).ToDictionary();
        using var assembly = new MemoryStream();
        var emitted = Compilation(file.With(good).ToSource(beforeEach).Source).Emit(assembly);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        var register = new CallRegister();
        Assembly.Load(assembly.ToArray()).GetType("Calls")!.GetMethod("Register")!.Invoke(null, [register]);
        return (register, errors);
    }

    /// <summary>The first compile error of each call that has one, as "CS0103: …".</summary>
    public static Dictionary<string, string> ErrorsOf(CallsFile file, string beforeEach)
    {
        var (source, labels) = file.ToSource(beforeEach);
        return Compilation(source).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line)
            .Where(line => labels.ContainsKey(line.Key))
            .ToDictionary(line => labels[line.Key], line => $"{line.First().Id}: {line.First().GetMessage()}");
    }

    /// <summary>The ids of the errors that the compiler reports for a statement after some usings.</summary>
    public static IEnumerable<string> ErrorsOf(string usings, string statement) =>
        Compilation($"{usings}\nstatic class Program {{ static void Main() {{ {statement} }} }}").GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Distinct();

    private static CSharpCompilation Compilation(string source) => CSharpCompilation.Create(
        $"Calls-{Guid.NewGuid():N}",
        [CSharpSyntaxTree.ParseText(source)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
