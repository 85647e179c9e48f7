using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StandIns;

/// <summary>
/// The public API of an assembly, one line for each type and member, in the form of the listings under fixtures/api:
/// <c>Namespace.Type.Member&lt;T&gt;: static Result (Type name)</c>.
/// </summary>
public static partial class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Not listed: what every object has.
    private static readonly string[] Inherited = ["Equals", "GetHashCode", "CompareTo", "GetType", "Finalize", "ReferenceEquals"];

    /// <summary>Lines of the assembly that the listing does not have.</summary>
    /// <param name="assembly">The stand-in.</param>
    /// <param name="listed">The lines of the real API's listing.</param>
    /// <param name="rename">Names that the stand-in has to spell in another way, put right.</param>
    public static List<string> Strays(Assembly assembly, IEnumerable<string> listed, Func<string, string>? rename = null)
    {
        var listing = listed.SelectMany(Forms).ToHashSet();
        return [.. Lines(assembly).Select(rename ?? (line => line)).Where(line => !listing.Contains(line) && !listing.Contains(WithoutParameterNames(line)))];
    }

    public static IEnumerable<string> Lines(Assembly assembly) =>
        assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines);

    // A listed line, and the parts of it that a stand-in need not repeat cut off: what kind of class it is, its interfaces, attributes,
    // the values of defaults, and F#'s parameters that are optional in F# alone.
    private static IEnumerable<string> Forms(string line)
    {
        string plain = line.Replace(" [obsolete]", "").Replace(": static class", ": class").Replace(" /*F#-optional only: must be passed from C#*/", "");
        if (!plain.Contains(": const field", StringComparison.Ordinal))
            plain = DefaultValue().Replace(plain, " = default");
        foreach (string kind in (string[])["interface", "enum", "struct", "class"])
        {
            int at = plain.IndexOf($"{kind} [F#", StringComparison.Ordinal);
            if (at >= 0)
                yield return $"{plain[..plain.IndexOf(": ", StringComparison.Ordinal)]}: {kind}{Base(plain[at..])}";
            else if (plain.EndsWith($": {kind}", StringComparison.Ordinal) || plain.Contains($": {kind} : ", StringComparison.Ordinal))
                yield return $"{plain[..plain.IndexOf(": ", StringComparison.Ordinal)]}: {kind}{Base(plain)}";
        }

        yield return plain;
    }

    private static string Base(string kindAndBases)
    {
        int colon = kindAndBases.LastIndexOf("] : ", StringComparison.Ordinal);
        string first = colon < 0 ? "" : FirstOf(kindAndBases[(colon + 4)..]);
        string name = first.Split('<')[0].Split('.')[^1];
        return first.Length == 0 || (name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1])) ? "" : $" : {first}";
    }

    private static string FirstOf(string list)
    {
        int depth = 0;
        for (int i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (list[i] == ',' && depth == 0)
                return list[..i];
        }

        return list;
    }

    private static IEnumerable<string> Lines(Type type)
    {
        string name = Name(type);
        string kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
        // A base class from elsewhere is an implementation detail.
        string parent = type.IsClass && (type.BaseType!.Assembly == type.Assembly || type.BaseType == typeof(Exception)) ? $" : {Name(type.BaseType)}" : "";
        yield return $"{name}: {kind}{parent}";
        if (type.IsEnum)
        {
            foreach (object value in Enum.GetValues(type))
                yield return $"{name}.{value} = {Convert.ToInt64(value)}";
            yield break;
        }

        foreach (var constructor in type.GetConstructors())
            yield return $"{name}.ctor: public new({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared))
            yield return $"{name}.{property.Name}: {Property(property)}";
        foreach (var field in type.GetFields(Declared))
        {
            yield return field.IsLiteral
                ? $"{name}.{field.Name}: const field {Name(field.FieldType)} = {field.GetRawConstantValue()}"
                : $"{name}.{field.Name}: {(field.IsStatic ? "static " : "")}field {Name(field.FieldType)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => !Inherited.Contains(method.Name) && !IsAccessor(method)))
            yield return $"{name}.{method.Name}{Generics(method)}: {Method(method)}";
    }

    // Operators carry the flag for special names too.
    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Property(PropertyInfo property)
    {
        var accessor = property.GetMethod ?? property.SetMethod!;
        var index = property.GetIndexParameters();
        string parameters = index.Length == 0 ? "" : $"[{string.Join(", ", index.Select(p => $"{Name(p.ParameterType)} {p.Name}"))}]";
        string accessors = (property.GetMethod?.IsPublic == true ? "get; " : "") + (property.SetMethod?.IsPublic == true ? "set; " : "");
        return $"{(accessor.IsStatic ? "static " : "")}property {Name(property.PropertyType)}{parameters} {{ {accessors}}}";
    }

    private static string Method(MethodInfo method)
    {
        string modifiers = (method.IsStatic ? "static " : "") + (method.IsDefined(typeof(ExtensionAttribute)) ? "[ext] " : "");
        string constraints = string.Concat(method.GetGenericArguments().Select(Constraint));
        return $"{modifiers}{Name(method.ReturnType)} ({Parameters(method)}){constraints}";
    }

    private static string Constraint(Type parameter)
    {
        string[] constraints = parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
            ? ["struct"]
            : [.. parameter.GetGenericParameterConstraints().Select(Name)];
        return constraints.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + (parameter.IsOut ? $"out {Name(parameter.ParameterType.GetElementType()!)}" : Name(parameter.ParameterType)) + $" {parameter.Name}"
        + (parameter.IsOptional ? " = default" : "")));

    // Abstract members of F# interfaces have parameters without names.
    private static string WithoutParameterNames(string line)
    {
        int open = line.LastIndexOf(" (", StringComparison.Ordinal);
        if (open < 0 || !line.EndsWith(')') || line.EndsWith("()", StringComparison.Ordinal))
            return line;
        string parameter = line[(open + 2)..^1];
        return $"{line[..open]} ({parameter[..(parameter.LastIndexOf(' ') + 1)]})";
    }

    private static string Name(Type type)
    {
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Keyword(type) is { } keyword)
            return keyword;

        string name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : $"{Namespace(type)}{type.Name}";
        if (!type.IsGenericType)
            return name;
        return $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }

    // The listings leave out the namespace of collections and of F#'s own types.
    private static string Namespace(Type type) =>
        type.Namespace is "System.Collections.Generic" or "Microsoft.FSharp.Core" or "Microsoft.FSharp.Collections" or null ? "" : $"{type.Namespace}.";

    private static string? Keyword(Type type) =>
        type == typeof(void) ? "void"
        : type == typeof(object) ? "object"
        : type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(float) ? "float"
        : type == typeof(double) ? "double"
        : null;

    [GeneratedRegex(""" = (?:null|True|False|\d+|"\w+")(?=[,)])""")]
    private static partial Regex DefaultValue();
}
