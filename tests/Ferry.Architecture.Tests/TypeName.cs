using System.Reflection;

namespace Ferry.Architecture.Tests;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(char)] = "char",
    };

    /// <summary>The name with its namespace and the types around it.</summary>
    public static string Qualified(Type type) =>
        type.IsNested ? $"{Qualified(type.DeclaringType!)}.{Of(type)}" : $"{type.Namespace}.{Of(type)}";

    /// <summary>The name alone, without marks for what may be null.</summary>
    public static string Of(Type type) => Of(type, null);

    /// <summary>The name with a question mark wherever null is allowed.</summary>
    public static string Of(NullabilityInfo info)
    {
        bool nullable = !info.Type.IsValueType
            && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable);
        return Of(info.Type, info) + (nullable ? "?" : "");
    }

    private static string Of(Type type, NullabilityInfo? info)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, info);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.IsArray)
        {
            return (info?.ElementType is { } element ? Of(element) : Of(type.GetElementType()!)) + "[]";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        Type[] arguments = type.GetGenericArguments();
        IEnumerable<string> names = info?.GenericTypeArguments.Length == arguments.Length
            ? info.GenericTypeArguments.Select(Of)
            : arguments.Select(Of);
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", names)}>";
    }
}
