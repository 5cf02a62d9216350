using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>Addresses of this machine; an empty list stands for all of them.</summary>
internal sealed class AddressesType : SettingType<IReadOnlyList<IPAddress>>
{
    private const string All = "*";

    public override string Syntax =>
        "a list of IPv4 or IPv6 addresses of this machine, or [\"*\"] for all of them";

    public override bool TryRead(SourceValue value, [MaybeNullWhen(false)] out IReadOnlyList<IPAddress> result)
    {
        result = [];
        string[]? words = value.Words();
        if (words is [All])
        {
            return true;
        }

        List<IPAddress> addresses = [];
        foreach (string word in words ?? [])
        {
            if (!IPAddress.TryParse(word, out IPAddress? address))
            {
                return false;
            }

            addresses.Add(address);
        }

        result = addresses;
        return addresses.Count > 0;
    }

    public override string Problem(SourceValue value) => value.Words() is { } words
        && words.FirstOrDefault(word => !IPAddress.TryParse(word, out _)) is { } wrong
            ? $"\"{wrong}\" is not an IPv4 or IPv6 address"
            : base.Problem(value);

    public override string Format(IReadOnlyList<IPAddress> value) => value.Count == 0 ? All : string.Join(", ", value);

    public override void WriteSchema(Utf8JsonWriter schema)
    {
        schema.WriteString("type", "array");
        schema.WriteStartObject("items");
        schema.WriteString("type", "string");
        schema.WriteEndObject();
        schema.WriteNumber("minItems", 1);
    }
}
