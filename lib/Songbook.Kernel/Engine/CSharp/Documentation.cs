using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Songbook.Kernel.Engine.CSharp;

/// <summary>XML documentation as plain text: from a cell's own comments, from the file beside an assembly, or from the SDK for .NET itself.</summary>
internal static class Documentation
{
    internal static string? Of(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml) && symbol.OriginalDefinition.GetDocumentationCommentId() is { } id)
            xml = Files(symbol).Select(file => Find(file, id)).FirstOrDefault(found => found is not null);
        return string.IsNullOrWhiteSpace(xml) ? null : ToText(xml);
    }

    /// <param name="assemblyPath">The file that declares the member.</param>
    /// <param name="id">The member as documentation files name it: <c>M:System.Console.Beep</c>.</param>
    internal static string? Of(string assemblyPath, string id)
    {
        var path = AssemblyPath(Path.GetFileNameWithoutExtension(assemblyPath)) ?? assemblyPath;
        return Files(path).Select(file => Find(file, id)).FirstOrDefault(found => found is not null) is { } xml ? ToText(xml) : null;
    }

    private static IEnumerable<string> Files(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly && AssemblyPath(assembly.Name) is { } path ? Files(path) : [];

    private static IEnumerable<string> Files(string path)
    {
        var beside = Path.ChangeExtension(path, ".xml");
        if (File.Exists(beside))
            yield return beside;
        if (ReferencePack(path) is not { } pack)
            yield break;
        // What .NET implements in one assembly it documents in others.
        var own = Path.Combine(pack, Path.GetFileNameWithoutExtension(path) + ".xml");
        string[] likely = [own, Path.Combine(pack, "System.Runtime.xml"), Path.Combine(pack, "System.Collections.xml")];
        foreach (var file in likely.Concat(Directory.EnumerateFiles(pack, "System.*.xml").Except(likely)).Where(File.Exists))
            yield return file;
    }

    private static string? AssemblyPath(string name) =>
        AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(assembly => assembly.GetName().Name == name && !assembly.IsDynamic && assembly.Location.Length > 0)?.Location
        ?? AssemblyFinder.HostPath(name);

    /// <summary>…/shared/Microsoft.NETCore.App/10.0.1 has its documentation in …/packs/Microsoft.NETCore.App.Ref/10.*/ref/net10.0.</summary>
    private static string? ReferencePack(string assemblyPath)
    {
        var version = Path.GetDirectoryName(assemblyPath)!;
        var framework = Path.GetDirectoryName(version)!;
        var packs = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(framework)!) ?? "", "packs", Path.GetFileName(framework) + ".Ref");
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, "10.*").Select(pack => Path.Combine(pack, "ref", "net10.0")).LastOrDefault(Directory.Exists)
            : null;
    }

    private static string? Find(string file, string id)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { IgnoreWhitespace = false });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "member")
            {
                if (reader.GetAttribute("name") == id)
                    return reader.ReadOuterXml();
            }
        }
        return null;
    }

    /// <summary>The text of a <c>member</c> element.</summary>
    internal static string ToText(string xml)
    {
        XElement member;
        try
        {
            member = XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return xml;
        }
        var lines = new List<string>();
        Add(member.Element("summary"), "");
        foreach (var parameter in member.Elements("param"))
            Add(parameter, $"{(string?)parameter.Attribute("name")}: ");
        Add(member.Element("returns"), "Returns: ");
        foreach (var exception in member.Elements("exception"))
            Add(exception, $"Throws {ShortName((string?)exception.Attribute("cref"))}: ");
        Add(member.Element("remarks"), "");
        return string.Join("\n", lines);

        void Add(XElement? element, string label)
        {
            if (element is not null && Text(element) is { Length: > 0 } text)
                lines.Add(label + text);
        }
    }

    private static string Text(XElement element) => string.Join(' ', string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement reference when reference.IsEmpty =>
            (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? ShortName((string?)reference.Attribute("cref")),
        XElement inner => " " + Text(inner) + " ",
        _ => "",
    })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    /// <summary>T:System.ArgumentNullException becomes ArgumentNullException.</summary>
    private static string ShortName(string? reference) => reference?.Split('(')[0].Split('.')[^1] ?? "";
}
