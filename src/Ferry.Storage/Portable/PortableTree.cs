using System.Text;

namespace Ferry.Storage.Portable;

/// <summary>Turns a store's paths into this machine's, following links itself so that none leads out.</summary>
internal sealed class PortableTree
{
    private const int MaxLinks = 40;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];
    private static readonly char[] Forbidden = Path.GetInvalidFileNameChars();

    public PortableTree(string rootDirectory)
    {
        if (!Directory.Exists(rootDirectory))
        {
            throw new StoreException(StoreError.NotFound, $"Cannot serve {rootDirectory}: no such directory");
        }

        Root = Path.GetFullPath(rootDirectory);
    }

    /// <summary>The root as this machine spells it.</summary>
    public string Root { get; }

    /// <summary>Resolves a path, which need not exist.</summary>
    /// <param name="path">A path of the store.</param>
    /// <param name="followLast">Whether a link at its end is followed too.</param>
    /// <exception cref="StoreException"><see cref="StoreError.NotFound"/> where it leads out,
    /// <see cref="StoreError.BadName"/> where this machine has no such names.</exception>
    public string Resolve(StorePath path, bool followLast)
    {
        List<string> resolved = [];
        Stack<string> pending = new(Components(path).Reverse());
        int links = 0;
        while (pending.TryPop(out string? name))
        {
            if (name is "." or "")
            {
                continue;
            }

            if (name == "..")
            {
                Climb(resolved, path);
                continue;
            }

            string next = Path.Join([Root, .. resolved, name]);
            bool follow = followLast || pending.Count > 0;
            if (follow && new FileInfo(next).LinkTarget is { } target)
            {
                if (Path.IsPathRooted(target) || ++links > MaxLinks)
                {
                    throw LeadsOut(path);
                }

                foreach (string component in target.Split(Separators).Reverse())
                {
                    pending.Push(component);
                }

                continue;
            }

            resolved.Add(name);
        }

        return Path.Join([Root, .. resolved]);
    }

    private static void Climb(List<string> resolved, StorePath path)
    {
        if (resolved.Count == 0)
        {
            throw LeadsOut(path);
        }

        resolved.RemoveAt(resolved.Count - 1);
    }

    private static string[] Components(StorePath path)
    {
        try
        {
            string[] names = StrictUtf8.GetString(path.Relative).Split('/');
            return Array.TrueForAll(names, IsUsable) ? names : throw BadName(path);
        }
        catch (DecoderFallbackException)
        {
            throw BadName(path);
        }
    }

    // Windows drops dots and spaces at the end of a name and gives some names to devices: such names would be others.
    private static bool IsUsable(string name) =>
        name.IndexOfAny(Forbidden) < 0
        && !(OperatingSystem.IsWindows() && (name.EndsWith('.') || name.EndsWith(' ') || IsDevice(name)));

    private static bool IsDevice(string name)
    {
        ReadOnlySpan<char> stem = name.AsSpan();
        int dot = stem.IndexOf('.');
        stem = (dot < 0 ? stem : stem[..dot]).TrimEnd(' ');
        bool numbered = stem.Length == 4
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase)
                || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase));
        return numbered
            || stem.Equals("CON", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("PRN", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("AUX", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("NUL", StringComparison.OrdinalIgnoreCase);
    }

    private static StoreException BadName(StorePath path) =>
        new(StoreError.BadName, $"{path}: this system has no such names");

    private static StoreException LeadsOut(StorePath path) =>
        new(StoreError.NotFound, $"{path}: leads out of the tree or nowhere");
}
