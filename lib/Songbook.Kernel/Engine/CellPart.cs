namespace Songbook.Kernel.Engine;

/// <summary>A cell is executed part by part: code, and magic commands between.</summary>
internal abstract record CellPart;

/// <summary><c>#!name arguments</c> on a line of its own.</summary>
/// <param name="Name">With its <c>#!</c>.</param>
/// <param name="Arguments">The rest of the line, trimmed.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Language">The language of the code around it.</param>
internal sealed record MagicCall(string Name, string Arguments, int Line, string Language) : CellPart;

/// <summary><c>#r "nuget: Id, Version"</c>.</summary>
internal sealed record PackageLine(string Package, int Line) : CellPart;

/// <summary><c>#i "nuget: source"</c>: one more place to look for packages.</summary>
internal sealed record PackageSourceLine(string Source, int Line) : CellPart;
