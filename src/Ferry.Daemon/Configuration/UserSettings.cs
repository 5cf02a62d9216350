using Ferry.Accounts;

namespace Ferry.Daemon.Configuration;

/// <summary>What can be set for one user, beneath <c>users.NAME</c>.</summary>
internal static class UserSettings
{
    public static readonly IReadOnlyList<Setting<UserDraft>> All =
    [
        new TypedSetting<UserDraft, PasswordHash?>(
            "passwordHash",
            new PasswordHashType(),
            user => user.Password,
            (user, value) => user with { Password = value },
            "The password, hashed. Required. A password in the clear is refused."),
        new TypedSetting<UserDraft, string?>(
            "home",
            new PathType("the server's directory"),
            user => user.Home,
            (user, value) => user with { Home = value },
            "The directory that the user sees as /. It must exist."),
        new TypedSetting<UserDraft, Rights>(
            "rights",
            new RightsType(),
            user => user.Rights,
            (user, value) => user with { Rights = value },
            "What the user may do: list directories; read files; create new files and directories; change (replace, append "
            + "to, rename, set times and modes); delete."),
    ];
}
