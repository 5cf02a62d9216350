using Ferry.Accounts;
using Ferry.Ftp.Server.Transfers;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>STOR: receives a file; it appears whole under its name, or not at all. RFC 959 §4.1.3.</summary>
internal static class Stor
{
    public static readonly Command Command = new("STOR", "STOR <SP> <pathname>", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Create,
        MayReply = [110, 125, 150, 226, 250, 421, 425, 426, 450, 451, 452, 500, 501, 530, 532, 551, 552, 553],
        RefusalCode = 553,
        Run = RunAsync,
    };

    // An offset into converted lines says nothing about the stored octets: better refused than wrong.
    private static readonly Reply RestartNeedsImage = new(553, "Restart needs TYPE I.");

    private static readonly Reply RangeNotStored = new(553, "RANG is for RETR and HASH here; use REST.");

    /// <summary>Opens the upload and hands it to the server-DTP.</summary>
    public static async ValueTask<Outcome> ReceiveAsync(
        Session session, string verb, StorePath path, WriteMode mode, long offset, CancellationToken cancellationToken)
    {
        if (session.TakeRange() != OctetRange.Whole)
        {
            // Whoever wants a part written must not see the whole replaced.
            return RangeNotStored;
        }

        StoreUpload upload = await session.Store.OpenWriteAsync(
            path,
            new()
            {
                Mode = mode,
                Offset = offset,
                CreateMode = session.ModeOfNew(0b110_110_110),
                ExpectedLength = session.TakeAllocation(),
            },
            cancellationToken);
        IByteTransform? transform = RepresentationTransforms.ForReceiving(session.Representation, session.Options.EbcdicCodePage);
        return new Outcome.Move(new ReceiveFile(verb, path, upload, transform));
    }

    private static ValueTask<Outcome> RunAsync(Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        long offset = session.TakeRestartOffset();
        StorePath path = session.Resolve(argument);
        if (offset == 0)
        {
            WriteMode mode = session.Has(Rights.Change) ? WriteMode.Replace : WriteMode.CreateNew;
            return ReceiveAsync(session, "STOR", path, mode, 0, cancellationToken);
        }

        return !session.Representation.IsBinary ? new(RestartNeedsImage)
            : !session.Has(Rights.Change) ? new(Replies.NoRight(Command))
            : ReceiveAsync(session, "STOR", path, WriteMode.Restart, offset, cancellationToken);
    }
}
