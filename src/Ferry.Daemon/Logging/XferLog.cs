using System.Globalization;
using System.Text;
using Ferry.Ftp.Server;

namespace Ferry.Daemon.Logging;

/// <summary>One line for each transfer of a file, in the format of wu-ftpd's xferlog(5), which log analysers
/// know.</summary>
/// <remarks>Lines reach the file soon after the transfer, in the order of the transfers' ends.</remarks>
public sealed class XferLog : IFtpEvents, IAsyncDisposable
{
    private readonly LineWriter _lines;
    private readonly TimeProvider _clock;

    /// <summary>Opens the file for appending, making it where it is missing.</summary>
    /// <exception cref="IOException">(and <see cref="UnauthorizedAccessException"/>) It cannot be opened.</exception>
    public XferLog(string file, TimeProvider clock)
    {
        File = file;
        _clock = clock;
        _lines = new LineWriter(() => Open(file), describeLoss: null);
    }

    /// <summary>The file's path.</summary>
    public string File { get; }

    /// <summary>Goes on in a new file where the old one was renamed or removed, as log rotation does.</summary>
    public void Reopen() => _lines.Reopen();

    /// <inheritdoc/>
    public void TransferEnded(FtpSessionFacts session, in TransferRecord transfer)
    {
        if (transfer.Verb is "RETR" or "STOR" or "APPE" or "STOU")
        {
            _lines.Add(Encoding.UTF8.GetBytes(Format(_clock.GetLocalNow(), session, transfer) + "\n"));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lines.DisposeAsync();

    /// <summary>The line, without its line feed.</summary>
    internal static string Format(DateTimeOffset now, FtpSessionFacts session, in TransferRecord transfer)
    {
        // As ctime(3): the day is padded with a space. Less than a second counts as one, as wu-ftpd has it.
        string time = now.ToString("ddd MMM ", CultureInfo.InvariantCulture)
            + now.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2)
            + now.ToString(" HH:mm:ss yyyy", CultureInfo.InvariantCulture);
        long seconds = Math.Max(1, (long)Math.Round(transfer.Elapsed.TotalSeconds));
        char type = transfer.IsAscii ? 'a' : 'b';
        char direction = transfer.IsUpload ? 'i' : 'o';
        bool anonymous = session.AnonymousIdentity is not null;
        char access = anonymous ? 'a' : 'r';
        string user = Field(anonymous ? session.AnonymousIdentity! : session.UserName ?? string.Empty);
        char status = transfer.Completed ? 'c' : 'i';
        string path = Field(transfer.Path.ToString());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time} {seconds} {session.Remote.Address} {transfer.Octets} {path} ")
            + $"{type} _ {direction} {access} {user} ftp 0 * {status}";
    }

    // Fields are separated by spaces, so no field may hold one, nor be empty.
    private static string Field(string text) => text.Length == 0
        ? "_"
        : string.Concat(text.Select(c => char.IsWhiteSpace(c) || !IsVisible(c) ? '_' : c));

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static FileStream Open(string file) => new(file, new FileStreamOptions
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
    });
}
