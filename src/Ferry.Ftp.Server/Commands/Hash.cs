using Ferry.Accounts;
using Ferry.Ftp.Server.Checksums;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>HASH: the checksum of a file, or of the part that RANG named. draft-bryan-ftpext-hash-02.</summary>
internal static class Hash
{
    public static readonly Command Command = new("HASH", "HASH <SP> <pathname>", "draft-bryan-ftpext-hash §3")
    {
        Needs = Needs.Login | Needs.Argument,
        Rights = Rights.Read,
        NoRightCode = 552,
        MayReply = [213, 421, 450, 451, 500, 501, 530, 550, 552, 553],
        Run = RunAsync,
    };

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        OctetRange range = session.TakeRange();
        StorePath path = session.Resolve(argument);
        ChecksumAlgorithm algorithm = session.HashAlgorithm;
        ChecksumRequest request = new(Command, algorithm, (file, octets, digest) => Answer(algorithm, file, octets, digest));
        try
        {
            return await request.OpenAsync(session, path, range, cancellationToken);
        }
        catch (StoreException e) when (e.Error == StoreError.NotAFile)
        {
            return new Reply(553, $"{path.Octets}: not a regular file.");
        }
    }

    // The draft has no way to name a range without octets: an empty file is 0-0, as its end may not lie before its start.
    private static Reply Answer(ChecksumAlgorithm algorithm, StorePath path, OctetRange range, string digest) =>
        new(213, $"{ChecksumSelection.NameOf(algorithm)} {range.Start}-{Math.Max(range.Start, range.End - 1)} {digest} {path.Octets}");
}
