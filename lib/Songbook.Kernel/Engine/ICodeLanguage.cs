namespace Songbook.Kernel.Engine;

/// <summary>A language whose cells leave values behind that others can have.</summary>
internal interface IValueLanguage : ILanguage
{
    /// <summary>What cells have declared, the latest of each name.</summary>
    IReadOnlyDictionary<string, Variable> Variables { get; }
}

/// <summary>A programming language: its cells share variables, and its code can be completed and explained.</summary>
internal interface ICodeLanguage : IValueLanguage
{
    /// <summary>Gets everything ready that the first cell needs.</summary>
    Task PrepareAsync();

    /// <summary>Declares a variable that later cells see. It holds the object itself, no copy.</summary>
    /// <exception cref="CellFailure">The name is none that a variable can have.</exception>
    Task SetAsync(string name, object? value);

    /// <summary>Makes an assembly known to later cells.</summary>
    void AddReference(string path);

    /// <param name="code">A cell, magic commands blanked out.</param>
    /// <param name="position">A place in it.</param>
    Completions Complete(string code, int position);

    /// <returns>What stands at this position, as text; null if nothing is known.</returns>
    string? Inspect(string code, int position);

    Completeness Check(string code);
}
