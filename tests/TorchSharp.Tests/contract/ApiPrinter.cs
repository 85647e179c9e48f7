using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TorchSharp.Tests.Contract;

/// <summary>Writes an assembly's public surface in the style of <c>fixtures/api/api-torchsharp.txt</c>: one line a type or member.</summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>Types that a user of the assembly sees.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(Visible).OrderBy(type => Name(type), StringComparer.Ordinal);

    /// <summary><c>class</c>, <c>static class</c>, <c>enum</c>, … of a type.</summary>
    public static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    /// <summary>The base class, if it is not <see cref="object"/> or the like, and all interfaces.</summary>
    public static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type)) yield break;
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) yield return Name(parent);
        foreach (var face in type.GetInterfaces().Where(face => face.IsVisible)) yield return Name(face);
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [Method(type.GetMethod("Invoke")!, "")];
        // Nobody outside sees a finalizer of a sealed class.
        return type.GetMembers(Declared).Where(member => !(type.IsSealed && member.Name == "Finalize")).Select(Member).OfType<string>();
    }

    public static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsPointer) return Name(type.GetElementType()!) + "*";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsGenericParameter) return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value && !type.IsGenericTypeDefinition) return Name(value) + "?";
        if (type.IsAssignableTo(typeof(ITuple)) && type is { IsValueType: true, IsGenericType: true, ContainsGenericParameters: false }) return $"({Arguments(type.GetGenericArguments())})";

        var own = type.GetGenericArguments();
        var outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var simple = type.Name.Split('`')[0];
        if (own.Length > outer) simple += $"<{Arguments(own.Skip(outer))}>";
        if (type.DeclaringType is { } parent)
            return $"{Name(outer > 0 && !parent.IsConstructedGenericType ? parent.MakeGenericType(own[..outer]) : parent)}.{simple}";
        return type.Namespace is { } space && space.StartsWith("TorchSharp", StringComparison.Ordinal) ? $"{space}.{simple}" : simple;
    }

    private static string Arguments(IEnumerable<Type> types) => string.Join(", ", types.Select(Name));

    private static bool Visible(Type type) =>
        type.DeclaringType is { } parent ? Visible(parent) && (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) : type.IsPublic;

    private static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } made => Access(made) is { } access ? $"{access} .ctor({Parameters(made)})" : null,
        MethodInfo method when !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal) => Access(method) is { } access ? Method(method, access + " ") : null,
        PropertyInfo property => Property(property),
        FieldInfo field => Field(field),
        _ => null,
    };

    private static string? Access(MethodBase method) =>
        method.IsPublic ? "public" : method.IsFamily || method.IsFamilyOrAssembly ? "protected" : null;

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.DeclaringType!.IsInterface ? ""
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override "
        : method is { IsVirtual: true, IsFinal: false } ? "virtual "
        : "";

    private static string Method(MethodInfo method, string access)
    {
        var generics = method.IsGenericMethod ? $"<{Arguments(method.GetGenericArguments())}>" : "";
        var constraints = string.Concat(method.GetGenericArguments().Select(Constraints));
        return $"{access}{(access.Length > 0 ? Modifiers(method) : "")}{Name(method.ReturnType)} {method.Name}{generics}({Parameters(method)}){constraints}";
    }

    private static string Constraints(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var parts = new List<string>();
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) parts.Add("class");
        if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) parts.Add("struct");
        parts.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Name));
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    private static string? Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && Access(getter) is not null ? getter : null;
        var set = property.SetMethod is { } setter && Access(setter) is not null ? setter : null;
        if ((get ?? set) is not { } main) return null;
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        return $"{Access(main)} {Modifiers(main)}{Name(property.PropertyType)} {name} {{ {(get is null ? "" : "get; ")}{(set is null ? "" : "set; ")}}}";
    }

    private static string? Field(FieldInfo field)
    {
        var access = field.IsPublic ? "public" : field.IsFamily || field.IsFamilyOrAssembly ? "protected" : null;
        if (access is null) return null;
        if (field.IsLiteral) return $"{access} const {Name(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}";
        return $"{access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}";
    }

    private static string Parameters(MethodBase method)
    {
        var all = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute), false) ? "this " + all : all;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "";
        return $"{prefix}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(parameter) : "")}";
    }

    private static string Default(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.RawDefaultValue is null) return parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null";
        return type.IsEnum ? $"{type.Name}.{Enum.ToObject(type, parameter.RawDefaultValue)}" : Literal(parameter.RawDefaultValue);
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
