using StandIns;

namespace Plotly.Tests;

/// <summary>Calls of Plotly.NET, compiled in one go; before each the package's defaults are as they were at the start.</summary>
internal sealed class CompiledCalls(CallsFile file)
{
    /// <summary>For tests whose calls change the package's defaults and write files.</summary>
    public const string OneAtATime = "recorded calls";

    private readonly (CallRegister Register, Dictionary<string, string> Errors) compiled = CallCompiler.Compile(file, "Plotly.NET.Defaults.reset();");

    /// <summary>The recorded calls, with their usings and variables.</summary>
    public static CallsFile Recorded { get; } = CallsFile.Read(Fixture.Path("charts/calls-plotlynet.cs"));

    public CallResult Run(string label)
    {
        Assert.False(compiled.Errors.TryGetValue(label, out var error), error);
        return compiled.Register.Run(label);
    }
}
