using System.Text;

namespace Ferry.Ftp.Server.Commands;

/// <summary>OPTS: options of other commands. RFC 2389 §4; MLST: RFC 3659 §7.9; HASH: draft-bryan-ftpext-hash
/// §3.2; UTF8: in use although no RFC has it.</summary>
internal static class Opts
{
    public static readonly Command Command = new("OPTS", "OPTS <SP> <command-name> [<SP> <command-options>]", "RFC 2389 §4")
    {
        Needs = Needs.Argument,
        MayReply = [200, 421, 451, 500, 501, 530],
        Run = Run,
    };

    private static readonly Reply Utf8On = new(200, "Names are UTF-8.");
    private static readonly Reply Utf8Off = new(200, "Names are octets, sent as they are stored.");
    private static readonly Reply UnknownAlgorithm = new(501, "Unknown algorithm, current selection not changed.");
    private static readonly Reply NoOptions = new(501, "That command has no options.");

    private static ValueTask<Outcome> Run(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        ReadOnlySpan<byte> text = argument.Span;
        int space = text.IndexOf((byte)' ');
        ReadOnlySpan<byte> name = space < 0 ? text : text[..space];
        ReadOnlySpan<byte> options = space < 0 ? default : text[(space + 1)..];
        if (Ascii.EqualsIgnoreCase(name, "MLST"u8))
        {
            if (!FactSelection.TryParse(options, out FactNames selected))
            {
                return new(Replies.SyntaxError(Command));
            }

            session.MlstFacts = selected;
            return new(new Reply(200, $"{FactSelection.ReplyText(selected)}"));
        }

        if (Ascii.EqualsIgnoreCase(name, "HASH"u8))
        {
            return new(SelectHash(session, options));
        }

        // Names are octets here whatever this says, so both settings are true at once.
        return new(!Ascii.EqualsIgnoreCase(name, "UTF8"u8) && !Ascii.EqualsIgnoreCase(name, "UTF-8"u8) ? NoOptions
            : Ascii.EqualsIgnoreCase(options, "OFF"u8) ? Utf8Off
            : options.IsEmpty || Ascii.EqualsIgnoreCase(options, "ON"u8) ? Utf8On
            : Replies.SyntaxError(Command));
    }

    private static Reply SelectHash(Session session, ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty)
        {
            if (!ChecksumSelection.TryParse(name, out ChecksumAlgorithm algorithm))
            {
                return UnknownAlgorithm;
            }

            session.HashAlgorithm = algorithm;
        }

        return new(200, ChecksumSelection.NameOf(session.HashAlgorithm));
    }
}
