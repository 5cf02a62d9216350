using System.Net;
using Ferry.Accounts;
using Ferry.Daemon.Configuration;
using Ferry.Storage;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Tests.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private const string Hash = "$pbkdf2-sha256$i=1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg";

    private readonly string _directory = Directory.CreateTempSubdirectory("ferry-configuration-").FullName;

    private string File => Path.Combine(_directory, "ferry.json");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Load_Nothing_GivesTheDefaults()
    {
        LoadedConfiguration loaded = ConfigurationFile.Load(new());

        Assert.Equal(new FerryConfiguration().Ftp.IdleTimeout, loaded.Configuration.Ftp.IdleTimeout);
        Assert.All(loaded.Settings, setting => Assert.Equal("default", setting.Origin));
    }

    [Fact]
    public void Load_EverythingInAFile_IsRead()
    {
        FerryConfiguration read = Load($$"""
            // comments and trailing commas are welcome
            {
              "$schema": "ferry.schema.json",
              "directory": "files",
              "durability": "in-place",
              "anonymous": true,
              "anonymousHome": "/pub",
              "users": { "anna": { "passwordHash": "{{Hash}}", "rights": ["list", "create"], "home": "anna" }, },
              "ftp": {
                "addresses": ["127.0.0.1", "::1"], "port": 0, "umask": "077", "idleTimeout": "90s",
                "passivePorts": "50000-50099", "passiveAddress": "203.0.113.7", /* here too */ "readOnly": true,
                "greeting": "Hello\nthere", "maxSessions": 7,
              },
              "log": { "level": "debug", "format": "text", "xferlog": "/var/log/xferlog" }
            }
            """).Configuration;

        Assert.Equal(Path.Combine(_directory, "files"), read.Directory);
        Assert.Equal(Durability.InPlace, read.Durability);
        Assert.True(read.Anonymous);
        Assert.Equal("/pub", read.AnonymousHome);
        ConfiguredAccount anna = Assert.Single(read.Users);
        Assert.Equal(("anna", Rights.List | Rights.Create), (anna.Name, anna.Rights));
        Assert.Equal(Path.Combine(_directory, "anna"), anna.Home);
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], read.Addresses);
        Assert.Equal(0, read.Port);
        Assert.Equal(63, read.Ftp.Umask);
        Assert.Equal(TimeSpan.FromSeconds(90), read.Ftp.IdleTimeout);
        Assert.Equal((50000, 50099), (read.Ftp.PassivePortMin, read.Ftp.PassivePortMax));
        Assert.Equal(IPAddress.Parse("203.0.113.7"), read.Ftp.PassiveAddress);
        Assert.True(read.Ftp.ReadOnly);
        Assert.Equal("Hello\nthere", read.Ftp.Greeting);
        Assert.Equal(7, read.Ftp.MaxSessions);
        Assert.Equal((LogLevel.Debug, LogFormat.Text), (read.LogLevel, read.LogFormat));
        Assert.Equal("/var/log/xferlog", read.XferLog);
    }

    [Theory]
    [InlineData("{ \"ftp\": { \"idleTimeout\": \"5 minutes\" } }",
        "1:27: ftp.idleTimeout: \"5 minutes\" is not a duration such as 30s, 5m, 2h or 1d, from 1s to 1d")]
    [InlineData("{ \"ftp\": { \"idleTimeout\": 300 } }",
        "1:27: ftp.idleTimeout: 300 is not a duration such as 30s, 5m, 2h or 1d, from 1s to 1d")]
    [InlineData("{ \"ftp\": { \"stallTimeout\": \"0s\" } }",
        "1:28: ftp.stallTimeout: \"0s\" is not a duration such as 30s, 5m, 2h or 1d, from 1s to 1h")]
    [InlineData("{ \"ftp\": { \"stallTimeout\": \"99999999d\" } }",
        "1:28: ftp.stallTimeout: \"99999999d\" is not a duration such as 30s, 5m, 2h or 1d, from 1s to 1h")]
    [InlineData("{\n  \"ftp\": {\n    \"maxSessions\": 0\n  }\n}",
        "3:20: ftp.maxSessions: 0 is not a whole number from 1 to 1000000")]
    [InlineData("{ \"ftp\": { \"maxSessions\": 1.5 } }",
        "1:27: ftp.maxSessions: 1.5 is not a whole number from 1 to 1000000")]
    [InlineData("{ \"ftp\": { \"maxSessions\": \"5\" } }",
        "1:27: ftp.maxSessions: \"5\" is not a whole number from 1 to 1000000")]
    [InlineData("{ \"ftp\": { \"umask\": 22 } }", "1:21: ftp.umask: 22 is not three octal digits such as 022, in quotes")]
    [InlineData("{ \"ftp\": { \"umask\": \"089\" } }",
        "1:21: ftp.umask: \"089\" is not three octal digits such as 022, in quotes")]
    [InlineData("{ \"ftp\": { \"passivePorts\": \"50099-50000\" } }",
        "1:28: ftp.passivePorts: \"50099-50000\" is not a range of ports from 1 to 65535 such as 50000-50099, or any")]
    [InlineData("{ \"ftp\": { \"port\": 65536 } }",
        "1:20: ftp.port: 65536 is not a port from 1 to 65535, 0 for any free one, or auto")]
    [InlineData("{ \"ftp\": { \"addresses\": [\"127.0.0.1\", \"localhost\"] } }",
        "1:25: ftp.addresses: \"localhost\" is not an IPv4 or IPv6 address")]
    [InlineData("{ \"ftp\": { \"passiveAddress\": \"10.1\" } }",
        "1:30: ftp.passiveAddress: \"10.1\" is not an IPv4 address such as 203.0.113.7, or none")]
    [InlineData("{ \"ftp\": { \"greeting\": \"a\\rb\" } }",
        "1:24: ftp.greeting: \"a\\rb\" is not text without control characters (\\n begins a new line)")]
    [InlineData("{ \"durability\": \"hope\" }", "1:17: durability: \"hope\" is not one of synced, renamed, in-place")]
    [InlineData("{ \"anonymous\": \"yes\" }", "1:16: anonymous: \"yes\" is not true or false")]
    [InlineData("{ \"log\": { \"level\": null } }",
        "1:21: log.level: null is not one of debug, information, warning, error, none")]
    [InlineData("{ \"ftp\": [] }", "1:10: ftp: an array is not an object; write { … }")]
    [InlineData("{ \"ftp\": { \"idelTimeout\": \"5m\" } }",
        "1:12: ftp.idelTimeout: there is no such setting; did you mean ftp.idleTimeout?")]
    [InlineData("{ \"idleTimeout\": \"5m\" }",
        "1:3: idleTimeout: there is no such setting; did you mean ftp.idleTimeout?")]
    [InlineData("{ \"colour\": \"red\" }",
        "1:3: colour: there is no such setting; docs/configuration.md lists them all")]
    [InlineData("{ \"anonymous\": true, \"anonymous\": false }",
        "1:22: anonymous: stands here a second time; keep one of the two")]
    [InlineData("{ \"users\": { \"anna\": {} } }",
        "1:14: users.anna: has no passwordHash; make one with 'ferry user hash'")]
    [InlineData("{ \"users\": { \"anna\": { \"passwordHash\": \"geheim\" } } }",
        "1:40: users.anna.passwordHash: the text is not a password hash that Ferry knows; make one with 'ferry user hash'")]
    [InlineData("{ \"users\": { \"\": {} } }",
        "1:14: users: a user's name is text without control characters")]
    [InlineData("{ \"users\": [ \"anna\" ] }", "1:12: users: an array is not an object; write { … }")]
    [InlineData("[]", "1:1: a configuration begins with {")]
    [InlineData("{\n  \"ü\": 1, \"ftp\": }", "2:18: '}' is an invalid start of a value.")]
    [InlineData("{ \"ftp\": { \"idleTimeout\": \"9m\", \"maxIdleTimeout\": \"5m\" } }",
        "1:27: ftp.idleTimeout: is longer than ftp.maxIdleTimeout; raise that too")]
    public void Load_WrongFile_SaysWhereWhatAndWhy(string json, string expected)
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => Load(json));

        Assert.Equal([$"{File}:{expected}"], exception.Errors.Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}\n}")]
    [InlineData("{ \"ftp\": { \"greeting\": \"\\ud800\" } }")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{")]
    public void Load_NoJson_SaysWhere(string json)
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => Load(json));

        Assert.Matches(@"ferry\.json:\d+:\d+: .", Assert.Single(exception.Errors).ToString());
        Assert.DoesNotContain("LineNumber", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralErrors_NamesThemAll()
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => Load(
            "{\n\"ftp\": { \"port\": -1, \"umask\": \"9\" },\n\"colour\": 1 }", ("FERRY__LOG__LEVEL", "loud")));

        Assert.Equal(
            [
                $"{File}:2:18", $"{File}:2:31", $"{File}:3:1", "environment variable FERRY__LOG__LEVEL",
            ],
            exception.Errors.Select(error => error.Origin));
    }

    [Fact]
    public void Load_MissingFile_SaysSo()
    {
        ConfigurationException exception =
            Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(new() { File = File }));

        Assert.Equal($"{File}: there is no such file", exception.Message);
    }

    [Fact]
    public void Load_SameSettingEverywhere_CommandLineBeatsEnvironmentBeatsFile()
    {
        System.IO.File.WriteAllText(File, """{ "ftp": { "maxSessions": 1, "umask": "001", "port": 1 } }""");
        LoadedConfiguration loaded = ConfigurationFile.Load(new()
        {
            File = File,
            Environment = Variables(("FERRY__FTP__MAXSESSIONS", "2"), ("ferry__ftp__umask", "002"), ("PATH", "/bin")),
            Overrides = [new("ftp.maxSessions", "3", "--max-sessions")],
        });

        Assert.Equal((3, 2, 1), (
            loaded.Configuration.Ftp.MaxSessions, loaded.Configuration.Ftp.Umask, loaded.Configuration.Port));
        Assert.Equal("--max-sessions", Origin(loaded, "ftp.maxSessions"));
        Assert.Equal("environment variable ferry__ftp__umask", Origin(loaded, "ftp.umask"));
        Assert.Equal($"{File}:1:54", Origin(loaded, "ftp.port"));
        Assert.Equal("default", Origin(loaded, "ftp.idleTimeout"));
    }

    [Fact]
    public void Load_UserFromFileAndEnvironment_IsOneUser()
    {
        FerryConfiguration read = Load(
            $$"""{ "users": { "Anna": { "passwordHash": "{{Hash}}" } } }""",
            ("FERRY__USERS__Anna__RIGHTS", "list,read"),
            ("FERRY__USERS__bert__PASSWORDHASH", Hash)).Configuration;

        Assert.Equal(
            [("Anna", Rights.ReadOnly), ("bert", Rights.All)], read.Users.Select(user => (user.Name, user.Rights)));
    }

    [Theory]
    [InlineData("FERRY__FTP__PROT", "1", "FTP.PROT: there is no such setting; did you mean ftp.port?")]
    [InlineData("FERRY__FTP", "1", "FTP: there is no such setting; docs/configuration.md lists them all")]
    [InlineData("FERRY__USERS__anna__SHELL", "1", "users.anna.SHELL: there is no such setting; docs/configuration.md lists them all")]
    [InlineData("FERRY__FTP__ADDRESSES", "::1,x", "ftp.addresses: \"x\" is not an IPv4 or IPv6 address")]
    public void Load_WrongVariable_IsNamed(string name, string value, string expected)
    {
        ConfigurationException exception =
            Assert.Throws<ConfigurationException>(() => ConfigurationFile.Load(new() { Environment = Variables((name, value)) }));

        Assert.Equal($"environment variable {name}: {expected}", exception.Errors[0].ToString());
    }

    [Fact]
    public void Load_WrongOption_IsNamedWithoutItsSetting()
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(
            () => ConfigurationFile.Load(new() { Overrides = [new("ftp.port", "x", "--port")] }));

        Assert.Equal("--port: \"x\" is not a port from 1 to 65535, 0 for any free one, or auto", exception.Message);
    }

    [Fact]
    public void Load_UsersFromTheCommandLine_ReplaceThoseOfTheSameNameAndSilenceTheFallback()
    {
        ConfiguredAccount fallback = new() { Name = "ferry", Password = PasswordHash.ForThisProcess("x") };
        ConfiguredAccount anna = fallback with { Name = "anna" };

        Assert.Same(fallback, Assert.Single(
            ConfigurationFile.Load(new() { FallbackUser = fallback }).Configuration.Users));
        Assert.Same(anna, Assert.Single(ConfigurationFile.Load(new()
        {
            FallbackUser = fallback,
            Users = [anna],
            Environment = Variables(("FERRY__USERS__anna__PASSWORDHASH", Hash)),
        }).Configuration.Users));
        Assert.Empty(ConfigurationFile.Load(new()
        {
            FallbackUser = fallback,
            Environment = Variables(("FERRY__ANONYMOUS", "true")),
        }).Configuration.Users);
    }

    [Fact]
    public void Load_UserNamedAnonymous_IsRefusedWhileAnonymousFtpIsOn()
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => Load(
            $$"""{ "anonymous": true, "users": { "ftp": { "passwordHash": "{{Hash}}" } } }"""));

        Assert.StartsWith($"{File}:1:33: users.ftp: this name belongs to anonymous FTP", exception.Message, StringComparison.Ordinal);
    }

    private LoadedConfiguration Load(string json, params (string Name, string Value)[] variables)
    {
        System.IO.File.WriteAllText(File, json);
        return ConfigurationFile.Load(new() { File = File, Environment = Variables(variables) });
    }

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value);

    private static string Origin(LoadedConfiguration loaded, string key) =>
        loaded.Settings.Single(setting => setting.Key == key).Origin;
}
