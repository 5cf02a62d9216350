namespace Ferry.Ftp.Server.Tests.Tables;

/// <summary>Arguments to try commands with, right and wrong.</summary>
internal static class Arguments
{
    /// <summary>No argument, an empty one, wrong ones of every kind, one as long as a line may be, and one
    /// longer.</summary>
    public static readonly string[] OfAnyCommand =
    [
        "", " ", " x", " /", " ..", " /a", " /dir", " nowhere", " a b c", "  a", " a ", " *", " -la", " [", " -1", " 0",
        " 99999999999999999999999",
        " \xFF\xFF", " \xC3\xA9", " \xE9", " \r\0", " \0", " \x1B[2J", " %s%n", " a/../../..", " .ferry-upload-x",
        " " + new string('x', 8000), " " + new string('/', 8000), " " + new string('*', 8000),
        " " + new string('x', 9000),
    ];

    /// <summary>Further arguments, right ones first, of those commands that want something special.</summary>
    public static string[] Of(string verb) => verb switch
    {
        "USER" => [" anna", " anonymous", " ftp"],
        "PASS" => [" secret", " wrong"],
        "TYPE" => [" A", " A N", " I", " L 8", " E", " A T", " L 255", " L 256", " A X", " I I"],
        "STRU" => [" F", " R", " P", " X", " FF"],
        "MODE" => [" S", " B", " C", " X"],
        "PORT" => [" 192,0,2,77,195,80", " 192,0,2,77,0,21", " 192,0,2,1,195,80", " 1,2,3", " 1,2,3,4,5,256",
            " 192.0.2.77,195,80"],
        "EPRT" => [" |1|192.0.2.77|50000|", " |1|192.0.2.1|50000|", " |1|192.0.2.77|21|", " |2|::1|50000|",
            " |3|x|50000|", " |1|192.0.2.77|70000|"],
        "EPSV" => [" 1", " 2", " 3", " ALL", " all"],
        "REST" => [" 3", " 9223372036854775807", " 9223372036854775808", " +3", " 3 "],
        "ALLO" => [" 10", " 10 R 5", " 10 R", " 9223372036854775807"],
        "OPTS" => [" UTF8 ON", " UTF8 OFF", " UTF8 X", " MLST size;", " MLST ;;;", " MLST a b", " RETR x",
            " HASH", " HASH MD5", " HASH X"],
        "RANG" => [" 0 4", " 1 0", " 4 0", " 0 9223372036854775807", " 0 x"],
        "XCRC" or "XMD5" or "XSHA1" or "XSHA256" or "XSHA512" =>
            [" a 1", " a 1 3", " \"a\" 1 3", " \"a\" 3 1", " \"a", " a 9 9", " /dir 1"],
        "MFMT" => [" 20200102030405 /a", " 20201302030405 /a", " 20200102030405 nowhere", " 20200102030405",
            " 99991231235960 /a"],
        "HELP" => [" RETR", " retr", " NOSUCH"],
        "STAT" => [" -R /", " -d /", " /*", " /a*"],
        "LIST" or "NLST" => [" -R /", " -d /", " /*", " -l", " -- -x"],
        "SITE" =>
        [
            " HELP", " help", " CHMOD 600 /a", " CHMOD 600", " CHMOD 9 /a", " CHMOD 600 nowhere", " UMASK",
            " UMASK 077", " UMASK 9", " IDLE",
            " IDLE 100", " IDLE 9", " IDLE x", " UTIME 20200102030405 /a",
            " UTIME /a 20200102030405 20200102030405 20200102030405 UTC",
            " UTIME x", " UTIME", " CHMOD", " NOSUCH", " HELP x",
        ],
        "MKD" or "XMKD" => [" new", " dir/new/deep"],
        "RNTO" => [" b", " dir/a", " nowhere/b"],
        _ => [],
    };
}
