namespace Ferry.Daemon.Configuration;

/// <summary>Reads configurations: a JSON file, the environment and the command line.</summary>
public static class ConfigurationFile
{
    // Thousands of users fit; a log file named by mistake does not.
    private const int MaxOctets = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads all sources and puts them together: the command line goes before the environment, that before the
    /// file, that before the defaults.</summary>
    /// <exception cref="ConfigurationException">Something is wrong; every error that could be found is in
    /// it.</exception>
    public static LoadedConfiguration Load(ConfigurationSources sources)
    {
        ConfigurationBuilder builder = new();
        if (sources.File is not null && ReadFile(sources.File, builder.Errors) is { } root)
        {
            builder.AddObject(root, string.Empty);
        }

        builder.AddEnvironment(sources.Environment);
        foreach (ConfigurationOverride setting in sources.Overrides)
        {
            builder.AddText(setting.Key, setting.Text, new Origin(setting.Option));
        }

        return builder.Build(sources.Users, sources.FallbackUser);
    }

    private static SourceValue? ReadFile(string file, List<ConfigurationError> errors)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaxOctets)
            {
                errors.Add(new(file, string.Empty, "is larger than 4 MiB, so it is no configuration"));
                return null;
            }

            byte[] json = new byte[stream.Length];
            stream.ReadExactly(json);
            if (json.AsSpan().StartsWith(ByteOrderMark))
            {
                json = json[ByteOrderMark.Length..];
            }

            SourceValue? root =
                JsonSource.Parse(file, Path.GetDirectoryName(Path.GetFullPath(file)), json, errors);
            if (root is { Kind: not SourceKind.Object })
            {
                errors.Add(new(root.Origin.Text, string.Empty, "a configuration begins with {"));
                return null;
            }

            return root;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string problem = exception is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file"
                : $"cannot be read: {exception.Message}";
            errors.Add(new(file, string.Empty, problem));
            return null;
        }
    }
}
