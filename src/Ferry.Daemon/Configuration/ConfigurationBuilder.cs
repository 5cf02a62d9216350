using Ferry.Accounts;

namespace Ferry.Daemon.Configuration;

/// <summary>Puts the sources together, one after the other, and collects every error on the way.</summary>
internal sealed class ConfigurationBuilder
{
    private const string EnvironmentPrefix = "FERRY__";
    private const string UsersKey = "users";

    private readonly Dictionary<string, Origin> _origins = new(StringComparer.Ordinal);

    // In the order of their first mention.
    private readonly List<UserDraft> _users = [];
    private FerryConfiguration _configuration = new();

    public List<ConfigurationError> Errors { get; } = [];

    /// <summary>Adds an object of the file.</summary>
    /// <param name="section">The object.</param>
    /// <param name="path">Where it stands; empty for the whole file.</param>
    public void AddObject(SourceValue section, string path)
    {
        foreach (SourceMember member in section.Members)
        {
            string memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (memberPath == UsersKey)
            {
                AddUsers(member.Value);
            }
            else if (Find(memberPath, StringComparison.Ordinal) is { } setting)
            {
                Set(setting, member.Value);
            }
            else if (IsSection(memberPath))
            {
                if (IsObject(member.Value, memberPath))
                {
                    AddObject(member.Value, memberPath);
                }
            }
            else if (memberPath != "$schema")
            {
                Errors.Add(new(member.Origin.Text, memberPath, Unknown(memberPath, Keys())));
            }
        }
    }

    /// <summary>Adds the variables that begin with <c>FERRY__</c>.</summary>
    public void AddEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        foreach ((string name, string text) in environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            {
                string key = name[EnvironmentPrefix.Length..].Replace("__", ".", StringComparison.Ordinal);
                AddText(key, text, new Origin($"environment variable {name}"));
            }
        }
    }

    /// <summary>Adds one setting that was written as plain text.</summary>
    /// <param name="key">The setting's path in any case; the name of a user in its own.</param>
    /// <param name="text">The value.</param>
    /// <param name="origin">Where it was written.</param>
    public void AddText(string key, string text, Origin origin)
    {
        SourceValue value = new(SourceKind.Bare, text, origin);
        if (key.StartsWith(UsersKey + ".", StringComparison.OrdinalIgnoreCase) && key.LastIndexOf('.') is var last and > 5)
        {
            AddUserSetting(key[(UsersKey.Length + 1)..last], key[(last + 1)..], value, origin);
        }
        else if (Find(key, StringComparison.OrdinalIgnoreCase) is { } setting)
        {
            Set(setting, value);
        }
        else
        {
            Errors.Add(new(origin.Text, key, Unknown(key, Keys())));
        }
    }

    /// <summary>Finishes.</summary>
    /// <exception cref="ConfigurationException">There were errors.</exception>
    public LoadedConfiguration Build(IReadOnlyList<ConfiguredAccount> users, ConfiguredAccount? fallback)
    {
        List<(UserDraft User, string Origin)> described = [];
        List<ConfiguredAccount> accounts = [];
        foreach (UserDraft draft in _users.Where(draft => !users.Any(user => user.Name == draft.Name)))
        {
            if (Account(draft) is { } account)
            {
                accounts.Add(account);
                described.Add((draft, draft.Origin.Text));
            }
        }

        accounts.AddRange(users);
        described.AddRange(users.Select(user => (Draft(user), "--user")));
        if (accounts.Count == 0 && !_configuration.Anonymous && fallback is not null)
        {
            accounts.Add(fallback);
            described.Add((Draft(fallback), Origin.Default.Text));
        }

        _configuration = _configuration with { Users = accounts };
        CheckTogether();
        return Errors.Count == 0
            ? new(_configuration, () => Describe(described))
            : throw new ConfigurationException(Errors);
    }

    private IReadOnlyList<EffectiveSetting> Describe(IEnumerable<(UserDraft User, string Origin)> users) =>
    [
        .. FerrySettings.All.Select(setting =>
            new EffectiveSetting(setting.Key, setting.Format(_configuration), OriginOf(setting.Key).Text)),
        .. users.SelectMany(user => UserSettings.All.Select(setting =>
            new EffectiveSetting(UserKey(user.User.Name, setting.Key), setting.Format(user.User), user.Origin))),
    ];

    private ConfiguredAccount? Account(UserDraft draft)
    {
        if (draft.Password is not null)
        {
            return new()
            {
                Name = draft.Name,
                Password = draft.Password,
                Rights = draft.Rights,
                Home = draft.Home,
            };
        }

        // Where a hash was given and refused, that has been said.
        if (!Errors.Any(error => error.Key == UserKey(draft.Name, "passwordHash")))
        {
            Errors.Add(new(
                draft.Origin.Text, UserKey(draft.Name), "has no passwordHash; make one with 'ferry user hash'"));
        }

        return null;
    }

    private void Set(Setting<FerryConfiguration> setting, SourceValue value)
    {
        if (setting.Read(_configuration, value, setting.Key, Errors) is { } changed)
        {
            _configuration = changed;
            _origins[setting.Key] = value.Origin;
        }
    }

    private void AddUsers(SourceValue users)
    {
        if (!IsObject(users, UsersKey))
        {
            return;
        }

        foreach (SourceMember user in users.Members)
        {
            if (!IsObject(user.Value, UserKey(user.Name)))
            {
                continue;
            }

            // A user without any setting is noticed too.
            Mention(user.Name, user.Origin);
            foreach (SourceMember setting in user.Value.Members)
            {
                AddUserSetting(user.Name, setting.Name, setting.Value, setting.Origin);
            }
        }
    }

    private void AddUserSetting(string name, string key, SourceValue value, Origin origin)
    {
        // The environment cannot tell passwordHash from PASSWORDHASH.
        StringComparison comparison =
            value.Kind == SourceKind.Bare ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        int index = Mention(name, origin);
        if (index < 0)
        {
            return;
        }

        if (UserSettings.All.FirstOrDefault(setting => setting.Key.Equals(key, comparison)) is not { } setting)
        {
            IEnumerable<string> keys = UserSettings.All.Select(setting => setting.Key);
            Errors.Add(new(origin.Text, UserKey(name, key), Unknown(key, keys)));
        }
        else if (setting.Read(_users[index], value, UserKey(name, setting.Key), Errors) is { } changed)
        {
            _users[index] = changed;
        }
    }

    // The index of the user's draft, made where there is none yet; -1 for a name that nobody could log in with.
    private int Mention(string name, Origin origin)
    {
        int index = _users.FindIndex(user => user.Name == name);
        if (index >= 0)
        {
            return index;
        }

        if (name.Length == 0 || name.Any(char.IsControl))
        {
            Errors.Add(new(origin.Text, UsersKey, "a user's name is text without control characters"));
            return -1;
        }

        _users.Add(new UserDraft(name, origin));
        return _users.Count - 1;
    }

    // What is right alone and wrong together.
    private void CheckTogether()
    {
        if (_configuration.Anonymous
            && _configuration.Users.FirstOrDefault(user => AnonymousAccess.IsAnonymousName(user.Name)) is { } clash)
        {
            string origin = _users.Find(user => user.Name == clash.Name)?.Origin.Text ?? "--user";
            Errors.Add(new(
                origin,
                UserKey(clash.Name),
                "this name belongs to anonymous FTP, which is on; take another name or switch anonymous off"));
        }

        if (_configuration.Ftp.IdleTimeout > _configuration.Ftp.MaxIdleTimeout)
        {
            Errors.Add(new(
                OriginOf("ftp.idleTimeout").Text,
                "ftp.idleTimeout",
                "is longer than ftp.maxIdleTimeout; raise that too"));
        }
    }

    private bool IsObject(SourceValue value, string path)
    {
        if (value.Kind != SourceKind.Object)
        {
            Errors.Add(new(value.Origin.Text, path, $"{value.Display} is not an object; write {{ … }}"));
            return false;
        }

        return true;
    }

    private Origin OriginOf(string key) => _origins.GetValueOrDefault(key, Origin.Default);

    private static UserDraft Draft(ConfiguredAccount user) => new(user.Name, Origin.Default)
    {
        Password = user.Password,
        Rights = user.Rights,
        Home = user.Home,
    };

    private static Setting<FerryConfiguration>? Find(string key, StringComparison comparison) =>
        FerrySettings.All.FirstOrDefault(setting => setting.Key.Equals(key, comparison));

    private static bool IsSection(string path) =>
        FerrySettings.All.Any(setting => setting.Key.StartsWith(path + ".", StringComparison.Ordinal));

    private static IEnumerable<string> Keys() => FerrySettings.All.Select(setting => setting.Key).Append(UsersKey);

    private static string UserKey(string name) => $"{UsersKey}.{name}";

    private static string UserKey(string name, string key) => $"{UsersKey}.{name}.{key}";

    private static string Unknown(string key, IEnumerable<string> known) => Spelling.Nearest(key, known) is { } nearest
        ? $"there is no such setting; did you mean {nearest}?"
        : "there is no such setting; docs/configuration.md lists them all";
}
