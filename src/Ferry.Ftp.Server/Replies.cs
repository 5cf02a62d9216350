using Ferry.Storage;

namespace Ferry.Ftp.Server;

/// <summary>Every reply that more than one command sends, and every mapping of a failure to a reply.</summary>
internal static class Replies
{
    /// <summary>200.</summary>
    public static readonly Reply Okay = new(200, "Command okay.");

    /// <summary>221, the last reply.</summary>
    public static readonly Reply Goodbye = new(221, "Goodbye.");

    /// <summary>226, the answer to ABOR (RFC 959 §4.1.3).</summary>
    public static readonly Reply AbortSuccessful = new(226, "ABOR successful; data connection closed.");

    /// <summary>226, after the last octet.</summary>
    public static readonly Reply TransferComplete = new(226, "Closing data connection; transfer complete.");

    /// <summary>250, a file action done.</summary>
    public static readonly Reply FileActionOkay = new(250, "Requested file action okay, completed.");

    /// <summary>421, sent by a limit on time.</summary>
    public static readonly Reply IdleTimeout = new(421, "Idle for too long; closing control connection.");

    /// <summary>421, login took too long.</summary>
    public static readonly Reply LoginTimeout = new(421, "Login took too long; closing control connection.");

    /// <summary>421, the server stops.</summary>
    public static readonly Reply ShuttingDown = new(421, "Server shutting down; closing control connection.");

    /// <summary>421, the server is full.</summary>
    public static readonly Reply TooManySessions = new(421, "Too many sessions; try again later.");

    /// <summary>421, one address has too many.</summary>
    public static readonly Reply TooManySessionsFromAddress = new(421, "Too many sessions from your address; try again later.");

    /// <summary>421, the last guess was wrong too.</summary>
    public static readonly Reply TooManyGuesses = new(421, "Too many failed logins; closing control connection.");

    /// <summary>421, guesses came faster than they are answered.</summary>
    public static readonly Reply GuessesThrottled = new(421, "Too many failed logins from your address; try again later.");

    /// <summary>421, a line without end.</summary>
    public static readonly Reply EndlessLine = new(421, "Command line without end; closing control connection.");

    /// <summary>421, Ferry itself failed.</summary>
    public static readonly Reply InternalError = new(421, "Internal error; closing control connection.");

    /// <summary>425, nobody came.</summary>
    public static readonly Reply NoDataConnection = new(425, "Can't open data connection.");

    /// <summary>425, no port to listen on.</summary>
    public static readonly Reply NoPassivePort = new(425, "Can't open passive connection: no port is free.");

    /// <summary>426, ABOR.</summary>
    public static readonly Reply TransferAborted = new(426, "Connection closed; transfer aborted.");

    /// <summary>426, the peer broke it.</summary>
    public static readonly Reply ConnectionBroken = new(426, "Data connection broke; transfer aborted.");

    /// <summary>426, nothing moved.</summary>
    public static readonly Reply TransferStalled = new(426, "Data connection stalled for too long; transfer aborted.");

    /// <summary>500, no such verb.</summary>
    public static readonly Reply UnknownCommand = new(500, "Unknown command.");

    /// <summary>500, longer than the limit.</summary>
    public static readonly Reply LineTooLong = new(500, "Command line too long.");

    /// <summary>501, NUL, CR or LF inside.</summary>
    public static readonly Reply ForbiddenOctet = new(501, "NUL, CR and LF cannot be part of a command.");

    /// <summary>503.</summary>
    public static readonly Reply BadSequence = new(503, "Bad sequence of commands.");

    /// <summary>530.</summary>
    public static readonly Reply NotLoggedIn = new(530, "Please login with USER and PASS.");

    /// <summary>530, wrong password or unknown name: never which.</summary>
    public static readonly Reply LoginIncorrect = new(530, "Login incorrect.");

    /// <summary>501 with the syntax, which is what a person needs then.</summary>
    public static Reply SyntaxError(Command command) => new(501, $"Syntax: {command.Syntax}");

    /// <summary>The account has not the right, in the code that the command has for it.</summary>
    public static Reply NoRight(Command command) => new(command.NoRightCode ?? command.RefusalCode, $"{command.Verb}: permission denied.");

    /// <summary>A failure of the store before anything moved, in a code that RFC 959 §5.4 allows the command.</summary>
    public static Reply For(StoreError error, StorePath path, Command command) => error switch
    {
        StoreError.NotFound => new(command.RefusalCode, $"{path.Octets}: no such file or directory."),
        StoreError.Exists => new(command.RefusalCode, $"{path.Octets}: already exists."),
        StoreError.NotAllowed => new(command.RefusalCode, $"{path.Octets}: permission denied."),
        StoreError.NotADirectory => new(command.RefusalCode, $"{path.Octets}: not a directory."),
        StoreError.NotAFile => new(command.RefusalCode, $"{path.Octets}: not a regular file."),
        StoreError.NotEmpty => new(command.RefusalCode, $"{path.Octets}: directory not empty."),
        StoreError.BadName => new(command.RefusalCode, $"{path.Octets}: file name not allowed."),
        StoreError.NotSupported => new(command.RefusalCode, $"{path.Octets}: not supported here."),
        StoreError.Busy => new(command.CodeOr(450), $"{path.Octets}: busy, try again."),
        StoreError.NoSpace => new(command.CodeOr(452), "Insufficient storage space."),
        StoreError.QuotaExceeded => new(command.CodeOr(452), "Your share of the storage space is used up."),
        _ => new(command.RefusalCode, $"{path.Octets}: local error."),
    };

    /// <summary>A failure of the store while octets moved (RFC 959 §5.4: 451, and for uploads 452 and 552).</summary>
    public static Reply ForTransfer(StoreError error, bool isUpload) => error switch
    {
        _ when !isUpload => new(451, "Local error in processing; transfer aborted."),
        StoreError.NoSpace => new(452, "Insufficient storage space; transfer aborted."),
        StoreError.QuotaExceeded => new(552, "Your share of the storage space is used up; transfer aborted."),
        _ => new(451, "Local error in processing; transfer aborted."),
    };
}
