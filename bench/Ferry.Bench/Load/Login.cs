using System.Text;

namespace Ferry.Bench.Load;

/// <summary>Who logs in, as the two command lines that say so.</summary>
internal sealed class Login(string user, string password)
{
    public const string UserName = "bench";
    public const string Password = "bench";

    /// <summary>The account that every server is given.</summary>
    public static readonly Login Bench = new(UserName, Password);

    /// <summary>Anonymous FTP (RFC 1635): no password is checked, so none is hashed.</summary>
    public static readonly Login Anonymous = new("anonymous", "bench@");

    public byte[] User { get; } = Encoding.ASCII.GetBytes($"USER {user}\r\n");

    public byte[] Pass { get; } = Encoding.ASCII.GetBytes($"PASS {password}\r\n");
}
