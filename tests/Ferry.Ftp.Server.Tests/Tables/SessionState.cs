namespace Ferry.Ftp.Server.Tests.Tables;

/// <summary>Where a session can be when a command comes.</summary>
public enum SessionState
{
    Connected,
    UserGiven,
    LoggedIn,
    ReadOnlyUser,
    PassivePending,
    AfterEpsvAll,
    AfterRnfr,
    AfterRest,
    DuringUpload,
}
