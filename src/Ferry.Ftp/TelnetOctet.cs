namespace Ferry.Ftp;

/// <summary>What an octet of the control connection is to Telnet.</summary>
internal enum TelnetOctet
{
    /// <summary>An octet of the text.</summary>
    Text,

    /// <summary>An octet of the text behind an IAC that begins no command.</summary>
    TextAfterLoneIac,

    /// <summary>Part of a Telnet command, dealt with.</summary>
    Command,
}
