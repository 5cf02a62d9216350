using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Ferry.Accounts;
using Ferry.Daemon.Configuration;
using Ferry.Ftp.Server;

namespace Ferry.Daemon.Tests.Configuration;

/// <summary>The documents that are made from the settings are as the settings are. To write them anew, run these tests
/// with FERRY_WRITE_DOCS=1 in the environment.</summary>
public sealed class SettingsDocumentsTests
{
    private const string Begin = "<!-- settings: made from the code, do not edit -->\n";
    private const string End = "<!-- end of settings -->";

    [Fact]
    public void Schema_InTheRepository_IsThatOfTheCode()
    {
        string schema = SettingsSchema.Write();
        JsonDocument.Parse(schema).Dispose();

        AssertDocument("ferry.schema.json", schema);
    }

    [Fact]
    public void Reference_InTheRepository_IsThatOfTheCode()
    {
        string document = File.ReadAllText(DocumentPath("configuration.md"));
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = document.IndexOf(End, StringComparison.Ordinal);

        AssertDocument(
            "configuration.md", $"{document[..begin]}\n{SettingsReference.Write()}{document[end..]}");
    }

    [Fact]
    public void Example_InTheReference_IsRight()
    {
        string document = File.ReadAllText(DocumentPath("configuration.md"));
        int begin = document.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        string example = document[begin..document.IndexOf("```", begin, StringComparison.Ordinal)]
            .Replace("$pbkdf2-sha256$i=600000$…", PasswordHash.Create("x", 1000).Text, StringComparison.Ordinal)
            .Replace("$6$…", PasswordHash.Create("y", 1000).Text, StringComparison.Ordinal);
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, example);

            Assert.Equal(2, ConfigurationFile.Load(new() { File = file }).Configuration.Users.Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Settings_OfTheFtpServer_AreAllThere()
    {
        // These three are reached under other names.
        string[] elsewhere = ["Listen", "PassivePortMin", "PassivePortMax"];
        IEnumerable<string> options = typeof(FtpServerOptions).GetProperties().Select(option => option.Name)
            .Except(elsewhere)
            .Select(name => "ftp." + JsonNamingPolicy.CamelCase.ConvertName(name));

        Assert.Superset(options.ToHashSet(), FerrySettings.All.Select(setting => setting.Key).ToHashSet());
    }

    [Fact]
    public void Settings_WithARangeInTheFtpServer_HaveTheSameRange()
    {
        foreach (PropertyInfo option in typeof(FtpServerOptions).GetProperties().Where(option => option.PropertyType == typeof(int)))
        {
            string key = "ftp." + JsonNamingPolicy.CamelCase.ConvertName(option.Name);
            Setting<FerryConfiguration>? setting = FerrySettings.All.FirstOrDefault(setting => setting.Key == key);
            if (setting is { Key: not "ftp.umask" } && option.GetCustomAttribute<RangeAttribute>() is { } range)
            {
                Assert.Equal($"{key}: a whole number from {range.Minimum} to {range.Maximum}", $"{key}: {setting.Syntax}");
            }
        }
    }

    [Fact]
    public void Settings_Defaults_CanBeReadBack()
    {
        FerryConfiguration defaults = new();
        foreach (Setting<FerryConfiguration> setting in FerrySettings.All.Where(setting => setting.Syntax != "a path"))
        {
            List<ConfigurationError> errors = [];
            SourceValue value = new(SourceKind.Bare, setting.Format(defaults), Origin.Default);

            FerryConfiguration? read = setting.Read(defaults, value, setting.Key, errors);

            Assert.Empty(errors);
            Assert.Equal(setting.Format(defaults), setting.Format(read!));
        }
    }

    private static void AssertDocument(string name, string expected)
    {
        if (Environment.GetEnvironmentVariable("FERRY_WRITE_DOCS") == "1")
        {
            File.WriteAllText(DocumentPath(name), expected);
        }

        Assert.Equal(expected, File.ReadAllText(DocumentPath(name)));
    }

    private static string DocumentPath(string name)
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Ferry.slnx")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory!.FullName, "docs", name);
    }
}
