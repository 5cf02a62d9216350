using System.Security.Cryptography;
using System.Text;
using Ferry.Accounts;
using Ferry.Storage;

namespace Ferry.Ftp.Server.Commands;

/// <summary>STOU: receives a file under a name that nobody has yet. RFC 959 §4.1.3, RFC 1123 §4.1.2.9.</summary>
internal static class Stou
{
    public static readonly Command Command = new("STOU", "STOU [<SP> <pathname>]", "RFC 959 §4.1.3")
    {
        Needs = Needs.Login,
        Rights = Rights.Create,
        MayReply = [110, 125, 150, 226, 250, 421, 425, 426, 450, 451, 452, 500, 501, 530, 532, 551, 552, 553],
        RefusalCode = 553,
        Run = RunAsync,
    };

    // 2^64 names: the second attempt is already for the superstitious.
    private const int Attempts = 4;

    private static async ValueTask<Outcome> RunAsync(
        Session session, ReadOnlyMemory<byte> argument, CancellationToken cancellationToken)
    {
        session.TakeRestartOffset();
        StorePath wanted = session.Resolve(argument.IsEmpty ? "upload"u8.ToArray() : argument);
        for (int attempt = 1; ; attempt++)
        {
            byte[] name = [.. wanted.Name, (byte)'.', .. Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(16, lowercase: true))];
            try
            {
                return await Stor.ReceiveAsync(session, "STOU", wanted.Parent.Child(name), WriteMode.CreateNew, 0, cancellationToken);
            }
            catch (StoreException e) when (e.Error == StoreError.Exists && attempt < Attempts)
            {
            }
        }
    }
}
