namespace Ferry.Daemon.Configuration;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>Text on a terminal, else JSON.</summary>
    Auto,

    /// <summary>Lines for people; control and direction characters in names are escaped.</summary>
    Text,

    /// <summary>One JSON object on a line.</summary>
    Json,
}
