using System.Text;

namespace Ferry.Storage;

/// <summary>A name inside a store: absolute, normalised, made of octets that are usually UTF-8 but need not be.</summary>
/// <remarks><c>.</c>, <c>..</c> and repeated slashes are resolved here, by spelling, and never climb above the root. What
/// links do is the store's business, when it opens the path.</remarks>
public readonly struct StorePath : IEquatable<StorePath>
{
    // Null for the root, so that default(StorePath) is a valid path. Else "/a/b", without a slash at the end.
    private readonly byte[]? _octets;

    private StorePath(byte[]? octets) => _octets = octets;

    /// <summary>The top of the tree, <c>/</c>.</summary>
    public static StorePath Root => default;

    /// <summary>The whole path as octets, beginning with a slash.</summary>
    public ReadOnlySpan<byte> Octets => _octets ?? "/"u8;

    /// <summary>The path without its leading slash: empty for the root.</summary>
    public ReadOnlySpan<byte> Relative => Octets[1..];

    /// <summary>Whether this is the top of the tree.</summary>
    public bool IsRoot => _octets is null;

    /// <summary>The last component; empty for the root.</summary>
    public ReadOnlySpan<byte> Name => Octets[(Octets.LastIndexOf((byte)'/') + 1)..];

    /// <summary>The directory that holds this entry; the root holds itself.</summary>
    public StorePath Parent
    {
        get
        {
            int slash = Octets.LastIndexOf((byte)'/');
            return slash <= 0 ? Root : new(Octets[..slash].ToArray());
        }
    }

    /// <summary>Resolves a path as a user wrote it.</summary>
    /// <param name="path">Absolute (from the root) or relative to this directory. Empty means this directory.</param>
    /// <param name="resolved">The normalised path.</param>
    /// <returns>False where the path holds a NUL octet, which no name can.</returns>
    public bool TryResolve(ReadOnlySpan<byte> path, out StorePath resolved)
    {
        resolved = default;
        if (path.Contains((byte)0))
        {
            return false;
        }

        bool absolute = path.Length > 0 && path[0] == (byte)'/';
        byte[] result = new byte[(absolute ? 0 : Octets.Length) + path.Length + 1];
        int length = 0;
        if (!absolute)
        {
            Relative.CopyTo(result.AsSpan(1));
            result[0] = (byte)'/';
            length = IsRoot ? 0 : Octets.Length;
        }

        foreach (Range part in path.Split((byte)'/'))
        {
            ReadOnlySpan<byte> component = path[part];
            if (component.IsEmpty || component.SequenceEqual("."u8))
            {
                continue;
            }

            if (component.SequenceEqual(".."u8))
            {
                length = Math.Max(0, result.AsSpan(0, length).LastIndexOf((byte)'/'));
                continue;
            }

            result[length++] = (byte)'/';
            component.CopyTo(result.AsSpan(length));
            length += component.Length;
        }

        resolved = length == 0 ? Root : new(result.AsSpan(0, length).ToArray());
        return true;
    }

    /// <summary>The entry <paramref name="name"/> of this directory; the name is one component, as a listing gives it.</summary>
    public StorePath Child(ReadOnlySpan<byte> name) => new([.. IsRoot ? default : Octets, (byte)'/', .. name]);

    /// <summary>A path written in the program itself or by its operator, absolute or relative to the root.</summary>
    /// <exception cref="ArgumentException">It holds a NUL.</exception>
    public static StorePath Parse(string path) =>
        Root.TryResolve(Encoding.UTF8.GetBytes(path), out StorePath resolved)
            ? resolved
            : throw new ArgumentException("A path cannot hold a NUL.", nameof(path));

    /// <inheritdoc/>
    public bool Equals(StorePath other) => Octets.SequenceEqual(other.Octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StorePath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Octets);
        return hash.ToHashCode();
    }

    /// <summary>The path for people: octets that are not UTF-8 are shown as U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Octets);

    /// <summary>Same octets.</summary>
    public static bool operator ==(StorePath left, StorePath right) => left.Equals(right);

    /// <summary>Different octets.</summary>
    public static bool operator !=(StorePath left, StorePath right) => !left.Equals(right);
}
