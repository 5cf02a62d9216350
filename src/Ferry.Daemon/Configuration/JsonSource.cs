using System.Text;
using System.Text.Json;

namespace Ferry.Daemon.Configuration;

/// <summary>Reads JSON with comments and trailing commas, and keeps for every value the line and column.</summary>
/// <remarks>The serializer of System.Text.Json stops at the first error and forgets where the values stood: an error
/// found later, in the meaning of a value, could not say where. See decision 0007.</remarks>
internal sealed class JsonSource
{
    private const int MaxDepth = 16;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = MaxDepth,
    };

    private readonly string _name;
    private readonly string? _baseDirectory;
    private readonly byte[] _json;
    private readonly ICollection<ConfigurationError> _errors;

    // How far lines have been counted.
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private JsonSource(string name, string? baseDirectory, byte[] json, ICollection<ConfigurationError> errors)
    {
        _name = name;
        _baseDirectory = baseDirectory;
        _json = json;
        _errors = errors;
    }

    /// <summary>Reads a whole document.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="baseDirectory">What its relative paths are relative to.</param>
    /// <param name="json">The document, without a byte order mark.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <returns>The document's value, or null where it is not JSON.</returns>
    public static SourceValue? Parse(
        string name, string? baseDirectory, byte[] json, ICollection<ConfigurationError> errors)
    {
        JsonSource source = new(name, baseDirectory, json, errors);
        Utf8JsonReader reader = new(json, Options);
        try
        {
            reader.Read();
            SourceValue root = source.ReadValue(ref reader, string.Empty);

            // Anything behind the value is an error that only reading on finds.
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            errors.Add(source.SyntaxError(exception));
            return null;
        }
    }

    private SourceValue ReadValue(ref Utf8JsonReader reader, string path)
    {
        Origin origin = Here(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new(SourceKind.Object, "{}", origin) { Members = ReadMembers(ref reader, path) },
            JsonTokenType.StartArray => new(SourceKind.Array, "[]", origin) { Items = ReadItems(ref reader, path) },
            JsonTokenType.String => new(SourceKind.Text, ReadText(ref reader), origin),
            JsonTokenType.Number => new(SourceKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), origin),
            JsonTokenType.True => new(SourceKind.True, "true", origin),
            JsonTokenType.False => new(SourceKind.False, "false", origin),
            _ => new(SourceKind.Null, "null", origin),
        };
    }

    private List<SourceMember> ReadMembers(ref Utf8JsonReader reader, string path)
    {
        List<SourceMember> members = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Origin origin = Here(ref reader);
            string name = ReadText(ref reader);
            string memberPath = path.Length == 0 ? name : $"{path}.{name}";
            reader.Read();
            SourceValue value = ReadValue(ref reader, memberPath);
            if (members.Exists(member => member.Name == name))
            {
                _errors.Add(new(origin.Text, memberPath, "stands here a second time; keep one of the two"));
            }
            else
            {
                members.Add(new(name, origin, value));
            }
        }

        return members;
    }

    private List<SourceValue> ReadItems(ref Utf8JsonReader reader, string path)
    {
        List<SourceValue> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, path));
        }

        return items;
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The text is not valid UTF-8 or UTF-16.", exception);
        }
    }

    private Origin Here(ref Utf8JsonReader reader) =>
        new(Place((int)reader.TokenStartIndex), _baseDirectory);

    // Only ever called with growing offsets, so the whole file is counted once.
    private string Place(int offset)
    {
        while (_json.AsSpan(_counted, offset - _counted).IndexOf((byte)'\n') is >= 0 and int feed)
        {
            _counted += feed + 1;
            _line++;
            _lineStart = _counted;
        }

        _counted = offset;
        return At(_line, Encoding.UTF8.GetCharCount(_json, _lineStart, offset - _lineStart) + 1);
    }

    private string At(int line, int column) => $"{_name}:{line}:{column}";

    private ConfigurationError SyntaxError(JsonException exception)
    {
        // The message ends in positions counted from 0; ours count from 1.
        string message = exception.Message;
        int positions = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        message = positions < 0 ? message : message[..positions];

        // An exception of our own has no position: it is about the token just counted to.
        if (exception.LineNumber is not { } line)
        {
            return new(Place(_counted), string.Empty, message);
        }

        int start = 0;
        for (long i = 0; i < line; i++)
        {
            start += _json.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        int octets = (int)Math.Min(exception.BytePositionInLine ?? 0, _json.Length - start);
        return new(At((int)line + 1, Encoding.UTF8.GetCharCount(_json, start, octets) + 1), string.Empty, message);
    }
}
