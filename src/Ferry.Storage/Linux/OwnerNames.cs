using System.Collections.Concurrent;
using System.Globalization;

namespace Ferry.Storage.Linux;

/// <summary>Names of users and groups, remembered: asking the system for one may mean asking the network.</summary>
internal sealed class OwnerNames
{
    // More owners than a tree usually has. A tree that has more is asked about again, so the memory stays bounded.
    private const int Capacity = 4096;

    private readonly ConcurrentDictionary<uint, string> _users = new();
    private readonly ConcurrentDictionary<uint, string> _groups = new();

    /// <summary>The user's name, or the number where it has none.</summary>
    public string User(uint id) =>
        _users.TryGetValue(id, out string? name) ? name : Remember(_users, id, NativeUsers.UserName(id));

    /// <summary>The group's name, or the number where it has none.</summary>
    public string Group(uint id) =>
        _groups.TryGetValue(id, out string? name) ? name : Remember(_groups, id, NativeUsers.GroupName(id));

    private static string Remember(ConcurrentDictionary<uint, string> names, uint id, string? name)
    {
        if (names.Count >= Capacity)
        {
            names.Clear();
        }

        return names[id] = name ?? id.ToString(CultureInfo.InvariantCulture);
    }
}
