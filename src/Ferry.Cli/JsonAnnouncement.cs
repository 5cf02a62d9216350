using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ferry.Accounts;
using Ferry.Daemon;

namespace Ferry.Cli;

/// <summary>For programs: one JSON object a line; docs/cli.md lists them.</summary>
internal sealed class JsonAnnouncement(TextWriter output) : IAnnouncement
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Ready(FerryDaemon daemon, IReadOnlyDictionary<string, string> passwords)
    {
        StringBuilder lines = new();
        foreach (IPEndPoint listening in daemon.LocalEndPoints)
        {
            Append(lines, "listening", json =>
            {
                json.WriteString("protocol", "ftp");
                json.WriteString("address", listening.Address.ToString());
                json.WriteNumber("port", listening.Port);
            });
        }

        foreach (ConfiguredAccount user in daemon.Configuration.Users)
        {
            Append(lines, "user", json =>
            {
                json.WriteString("name", user.Name);
                if (passwords.TryGetValue(user.Name, out string? password))
                {
                    json.WriteString("password", password);
                }
            });
        }

        Append(lines, "ready");
        OutputLines.Write(output, lines);
    }

    public void Stopped()
    {
        StringBuilder lines = new();
        Append(lines, "stopped");
        OutputLines.Write(output, lines);
    }

    private static void Append(StringBuilder lines, string name, Action<Utf8JsonWriter>? members = null)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            members?.Invoke(json);
            json.WriteEndObject();
        }

        lines.Append(Encoding.UTF8.GetString(line.WrittenSpan)).Append('\n');
    }
}
