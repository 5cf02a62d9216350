namespace Ferry.Daemon.Configuration;

/// <summary>One member of an object; <paramref name="Origin"/> is the place of its name.</summary>
internal sealed record SourceMember(string Name, Origin Origin, SourceValue Value);
