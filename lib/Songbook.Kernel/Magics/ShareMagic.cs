using Microsoft.DotNet.Interactive;
using Songbook.Kernel.Engine;

namespace Songbook.Kernel.Magics;

/// <summary><c>#!share --from value x [--as y]</c>: makes a value of another language a variable of this one.</summary>
internal sealed class ShareMagic(LanguageList languages) : IMagic
{
    public string Name => "#!share";

    public Task ExecuteAsync(MagicCall call, KernelInvocationContext context)
    {
        var options = MagicOptions.Parse(Name, call.Arguments, "--from", "--name", "--as", "--mime-type");
        var from = options["--from"] ?? throw new CellFailure("ShareError", "#!share needs to know from where: #!share --from value x", call.Line);
        var name = options["--name"] ?? options.Plain ?? throw new CellFailure("ShareError", "#!share needs a name: #!share --from value x", call.Line);
        return languages.Around(call).SetAsync(options["--as"] ?? name, languages.Value(from, name));
    }
}
