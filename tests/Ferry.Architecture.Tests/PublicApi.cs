using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ferry.Architecture.Tests;

/// <summary>Writes down what an assembly makes public: a line for each type, and below it an indented one for each member.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<string> Render(Assembly assembly) =>
        assembly.GetExportedTypes()
            .OrderBy(TypeName.Qualified, StringComparer.Ordinal)
            .SelectMany(type => Members(type).Select(member => "    " + member).Prepend(Header(type)));

    private static string Header(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } when type.IsDefined(typeof(IsReadOnlyAttribute)) => "readonly struct",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<string> parents = type.GetInterfaces()
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .Select(parent => TypeName.Of(parent))
            .Order(StringComparer.Ordinal);
        if (type.BaseType is { } super && super != typeof(object) && super != typeof(ValueType) && super != typeof(Enum))
        {
            parents = parents.Prepend(TypeName.Of(super));
        }

        string list = type.IsEnum ? TypeName.Of(Enum.GetUnderlyingType(type)) : string.Join(", ", parents);
        return $"{kind} {TypeName.Qualified(type)}{(list.Length > 0 ? " : " : "")}{list}";
    }

    // What the compiler makes for records and accessors follows from what is listed.
    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(Declared)
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => (member.Name, Text: Member(member)))
            .Where(member => member.Text is not null)
            .OrderBy(member => type.IsEnum ? EnumValue(type, member.Name) : 0)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text!);

    private static string? Member(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field) && !field.IsSpecialName => Field(field),
        PropertyInfo property when property.GetAccessors(true).Any(IsVisible) => Property(property),
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}new({Parameters(constructor)})",
        MethodInfo method when IsVisible(method) && IsOrdinary(method) => Method(method),
        EventInfo raised when IsVisible(raised.AddMethod!) => $"event {raised.Name}",
        _ => null,
    };

    private static long EnumValue(Type type, string name) =>
        Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture);

    private static string Access(MethodBase method) => (method.IsPublic, method) switch
    {
        (_, { DeclaringType.IsInterface: true, IsStatic: false }) => "",
        (true, { IsStatic: true }) => "static ",
        (false, { IsStatic: true }) => "protected static ",
        (true, { IsAbstract: true }) => "abstract ",
        (false, { IsAbstract: true }) => "protected abstract ",
        (true, { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false }) => "virtual ",
        (false, { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false }) => "protected virtual ",
        (false, _) => "protected ",
        _ => "",
    };

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOrdinary(MethodInfo method) =>
        !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Field(FieldInfo field) => field switch
    {
        { DeclaringType.IsEnum: true } =>
            $"{field.Name} = {Value(field.GetRawConstantValue())}",
        { IsLiteral: true } => $"const {TypeName.Of(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue())}",
        _ => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
            + $"{TypeName.Of(Nullability.Create(field))} {field.Name}",
    };

    private static string Property(PropertyInfo property)
    {
        bool isRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        string set = property.SetMethod is { } setter && IsVisible(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        return $"{Access(property.GetAccessors(true).First(IsVisible))}{(isRequired ? "required " : "")}"
            + $"{TypeName.Of(Nullability.Create(property))} {property.Name} {{ {get}{set}}}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        return $"{Access(method)}{TypeName.Of(Nullability.Create(method.ReturnParameter))} "
            + $"{method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        string value = parameter.HasDefaultValue ? $" = {Value(parameter.DefaultValue)}" : "";
        return $"{passing}{TypeName.Of(Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
