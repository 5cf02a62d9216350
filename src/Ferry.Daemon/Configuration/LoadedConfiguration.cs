namespace Ferry.Daemon.Configuration;

/// <summary>A configuration that was found right, and how it came about.</summary>
public sealed class LoadedConfiguration
{
    // Describing takes longer than loading, and a server that starts does not ask for it.
    private readonly Lazy<IReadOnlyList<EffectiveSetting>> _settings;

    internal LoadedConfiguration(FerryConfiguration configuration, Func<IReadOnlyList<EffectiveSetting>> describe)
    {
        Configuration = configuration;
        _settings = new(describe);
    }

    /// <summary>The configuration.</summary>
    public FerryConfiguration Configuration { get; }

    /// <summary>Every setting with its origin, in the order of the reference; users come last.</summary>
    public IReadOnlyList<EffectiveSetting> Settings => _settings.Value;
}
