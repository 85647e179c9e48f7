using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Songbook.Kernel.Tests;

/// <summary>Code that compiles against the stand-in for Microsoft.DotNet.Interactive compiles against the real library.</summary>
public sealed partial class ContractTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
    };

    /// <summary>The real API: type → what it derives from, and its members.</summary>
    private static readonly Dictionary<string, (string[] Bases, HashSet<string> Members)> Real = Read();

    public static TheoryData<Type> Types => [.. typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.GetExportedTypes()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_member_exists_in_the_real_library(Type type)
    {
        Assert.True(Real.TryGetValue(Name(type), out var real), $"There is no {Name(type)}.");
        if (type.BaseType is { } parent && parent != typeof(object))
            Assert.Contains(Name(parent), real.Bases);
        Assert.All(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(implemented => implemented.IsPublic), implemented => Assert.Contains(Name(implemented), real.Bases));
        Assert.All(Members(type), member => Assert.Contains(member, real.Members));
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
            yield return $"{Access(constructor)}.ctor({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared).Where(property => IsVisible(property.GetMethod!)))
            yield return $"{Access(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get; {(property.SetMethod is { } setter && IsVisible(setter) ? "set; " : "")}}}";
        foreach (var method in type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName))
            yield return $"{Access(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((parameter, index) =>
        (index == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")
        + (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "")));

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => value.ToString()!,
    };

    private static string Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter || Keywords.ContainsKey(type))
            return Keywords.GetValueOrDefault(type, type.Name);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        var name = $"{type.Namespace}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    private static Dictionary<string, (string[] Bases, HashSet<string> Members)> Read()
    {
        var types = new Dictionary<string, (string[], HashSet<string>)>();
        foreach (var block in File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "interactive.txt")).Split("\n\n"))
        {
            var lines = block.Split('\n');
            if (Header().Match(lines[0]) is not { Success: true } header)
                continue;
            // Whether a member may be or is overridden does not matter to who calls it.
            var members = lines.Skip(1).Select(line => Overriding().Replace(line.Trim(), ""));
            types[header.Groups["name"].Value] = (header.Groups["bases"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries), [.. members]);
        }
        return types;
    }

    [GeneratedRegex(@"^(?:(?:abstract|sealed|static) )?(?:class|interface|struct) (?<name>[^ ]+)(?: : (?<bases>.*))?$")]
    private static partial Regex Header();

    [GeneratedRegex(@"\b(override|virtual|abstract) ")]
    private static partial Regex Overriding();
}
