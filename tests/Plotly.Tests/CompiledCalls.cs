using StandIns;

namespace Plotly.Tests;

/// <summary>Calls of Plotly.NET, compiled in one go; before each the package's defaults are as they were at the start.</summary>
internal sealed class CompiledCalls(CallsFile file)
{
    private readonly (CallRegister Register, Dictionary<string, string> Errors) compiled = CallCompiler.Compile(file, "Plotly.NET.Defaults.reset();");

    public CallResult Run(string label)
    {
        Assert.False(compiled.Errors.TryGetValue(label, out var error), error);
        return compiled.Register.Run(label);
    }
}
