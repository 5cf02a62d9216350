using System.Text;

namespace Ferry.Daemon.Configuration;

/// <summary>The list of all settings in docs/configuration.md.</summary>
internal static class SettingsReference
{
    /// <summary>Writes it as Markdown, ending in a line feed.</summary>
    public static string Write()
    {
        StringBuilder text = new();
        FerryConfiguration defaults = new();
        foreach (Setting<FerryConfiguration> setting in FerrySettings.All)
        {
            Write(text, setting, setting.Key, defaults);
        }

        UserDraft user = new("", Origin.Default);
        foreach (Setting<UserDraft> setting in UserSettings.All)
        {
            Write(text, setting, $"users.NAME.{setting.Key}", user);
        }

        return text.ToString();
    }

    private static void Write<TTarget>(StringBuilder text, Setting<TTarget> setting, string key, TTarget defaults)
        where TTarget : class => text
        .Append("### `").Append(key).Append("`\n\n")
        .Append(setting.Description).Append("\n\n")
        .Append("Value: ").Append(setting.Syntax).Append(". Default: `").Append(setting.Format(defaults)).Append("`.\n\n");
}
