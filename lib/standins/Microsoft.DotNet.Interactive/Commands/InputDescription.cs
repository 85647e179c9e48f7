namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>One of several questions to the reader.</summary>
public class InputDescription(string name, string prompt = null)
{
    public string Name { get; } = name;

    /// <summary>What is asked; the name, where nothing else is given.</summary>
    public string Prompt { get; } = prompt ?? name;

    /// <value>"text" by default; "password" hides what is typed.</value>
    public string TypeHint { get; set; } = "text";
}
