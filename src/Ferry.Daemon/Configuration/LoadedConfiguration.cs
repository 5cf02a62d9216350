namespace Ferry.Daemon.Configuration;

/// <summary>A configuration that was found right, and how it came about.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="Settings">Every setting with its origin, in the order of the reference; users come last.</param>
public sealed record LoadedConfiguration(FerryConfiguration Configuration, IReadOnlyList<EffectiveSetting> Settings);
