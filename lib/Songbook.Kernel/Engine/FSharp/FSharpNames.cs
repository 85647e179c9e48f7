using FSharp.Compiler.Syntax;

namespace Songbook.Kernel.Engine.FSharp;

internal static class FSharpNames
{
    internal static bool IsIdentifier(string name) =>
        name.Length > 0 && PrettyNaming.IsIdentifierFirstCharacter(name[0]) && name.All(PrettyNaming.IsIdentifierPartCharacter);
}
