namespace Songbook.Kernel.Engine;

/// <summary>The languages of a session, by their names.</summary>
internal sealed class LanguageList(IReadOnlyList<ILanguage> languages)
{
    internal IReadOnlyList<ILanguage> All => languages;

    /// <returns>The language that has this name or alias; null if there is none.</returns>
    internal ILanguage? Find(string name) => languages.FirstOrDefault(language => language.Names.Contains(name));

    /// <returns>The programming language of this name; null if there is none.</returns>
    internal ICodeLanguage? FindCode(string name) => Find(name) as ICodeLanguage;

    /// <returns>A value by the language that has it and its name there.</returns>
    /// <exception cref="CellFailure">No such language, or it has no such value; the nearest name is suggested.</exception>
    internal object? Value(string language, string name)
    {
        var owners = languages.OfType<IValueLanguage>().ToList();
        var owner = owners.Find(owner => owner.Names.Contains(language))
            ?? throw new CellFailure("ShareError", $"There are no values in '{language}'; there are in {string.Join(", ", owners.Select(owner => owner.Names[0]))}.");
        var variables = owner.Variables;
        return variables.TryGetValue(name, out var variable)
            ? variable.Value
            : throw new CellFailure(
                "ShareError",
                $"{language} has no value '{name}'." + (NearestName.Find(name, variables.Keys) is { } nearest ? $" Did you mean {nearest}?" : ""));
    }

    /// <returns>The programming language around a magic command.</returns>
    /// <exception cref="CellFailure">It stands in a language that has no variables.</exception>
    internal ICodeLanguage Around(MagicCall call) =>
        FindCode(call.Language) ?? throw new CellFailure("MagicError", $"{call.Name} needs a language with variables around it; {call.Language} has none.", call.Line);
}
