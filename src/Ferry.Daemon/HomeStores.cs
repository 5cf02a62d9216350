using System.Collections.Concurrent;
using Ferry.Accounts;
using Ferry.Daemon.Configuration;
using Ferry.Storage;

namespace Ferry.Daemon;

/// <summary>The trees that accounts see: one store for each home directory, opened when somebody needs it.</summary>
/// <remarks>After a reload the old stores are not disposed: sessions still use them, and their descriptors close with
/// the last one.</remarks>
internal sealed class HomeStores(FerryConfiguration configuration) : IDisposable
{
    private readonly string _root = Path.GetFullPath(configuration.Directory);
    private readonly LocalStoreOptions _options = new() { Durability = configuration.Durability };
    private readonly ConcurrentDictionary<string, LocalStore> _stores = new(StringComparer.Ordinal);

    /// <summary>Every directory that the configuration names, the server's own first.</summary>
    public IEnumerable<string> Directories { get; } =
    [
        .. configuration.Users.Select(user => user.Home)
            .Append(configuration.Anonymous ? configuration.AnonymousHome : null)
            .OfType<string>()
            .Select(Path.GetFullPath)
            .Prepend(Path.GetFullPath(configuration.Directory))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The tree of an account.</summary>
    /// <exception cref="StoreException">Its directory is not there.</exception>
    public LocalStore For(Account account) => ForDirectory(account.Home ?? _root);

    /// <summary>The tree beneath a directory.</summary>
    /// <exception cref="StoreException">The directory is not there.</exception>
    public LocalStore ForDirectory(string directory) =>
        _stores.GetOrAdd(Path.GetFullPath(directory), path => new LocalStore(path, _options));

    /// <summary>Closes the stores; nobody uses them any more.</summary>
    public void Dispose()
    {
        foreach (LocalStore store in _stores.Values)
        {
            store.Dispose();
        }
    }
}
