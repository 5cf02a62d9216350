using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Ferry.Daemon.Configuration;
using Ferry.Daemon.Logging;
using Ferry.Ftp;
using Ferry.Ftp.Server;
using Ferry.Storage;
using Ferry.Testing.Time;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon.Tests.Logging;

public sealed class LogTests
{
    private static readonly IPEndPoint Remote = new(IPAddress.Loopback, 40000);

    private readonly FtpSessionFacts _session =
        new(12, new IPEndPoint(IPAddress.Loopback, 21), Remote, DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("plain text, ünïcödé, 🛥", "plain text, ünïcödé, 🛥")]
    [InlineData("a\r\nb\tc", @"a\r\nb\tc")]
    [InlineData("\u001b[31mred\u0007\u007f", @"\x1B[31mred\x07\x7F")]
    [InlineData("\u009b31m\u0085", @"\x9B31m\x85")]
    [InlineData("\u202egpj.exe\u2066\u200f", @"\u202Egpj.exe\u2066\u200F")]
    [InlineData("\u2028\u2029\ufeff\u200b", @"\u2028\u2029\uFEFF\u200B")]
    [InlineData(@"C:\n", @"C:\\n")]
    public void EscapedText_WhateverAPeerSends_IsHarmless(string text, string expected)
    {
        StringBuilder output = new();

        EscapedText.Append(output, text);

        Assert.Equal(expected, output.ToString());
    }

    [Fact]
    public void EscapedText_HalfASurrogatePair_IsEscaped()
    {
        // Not inline data: attributes cannot hold such text.
        Assert.Equal(@"half \uD83D pair", EscapedText.Escape("half \ud83d pair"));
    }

    [Fact]
    public async Task TextLog_NameWithALineFeed_StaysOnItsLine()
    {
        string log = await LogAsync(LogFormat.Text, events =>
            events.LoginFailed(_session, "anna\n1985-10-01 12:00:00.000 info  #1 root logged in"));

        Assert.Equal(
            @"1985-10-01 12:00:00.000 warn  #12 Login of anna\n1985-10-01 12:00:00.000 info  #1 root logged in from 127.0.0.1:40000 failed"
            + "\n",
            log);
    }

    [Fact]
    public async Task TextLog_ExceptionWithLines_MarksEachOfThem()
    {
        string log = await LogAsync(LogFormat.Text, events =>
            events.Failed(_session, new InvalidOperationException("one\ntwo\u001b")));

        Assert.Equal(
            """
            1985-10-01 12:00:00.000 ERROR #12 Ferry failed and closed the session; this is a bug, please report it
                | System.InvalidOperationException: one
                | two\x1B

            """.ReplaceLineEndings("\n"),
            log);
    }

    [Fact]
    public async Task JsonLog_EveryLine_IsOneAsciiObjectWithItsValues()
    {
        string log = await LogAsync(LogFormat.Json, events => events.LoginFailed(_session, "a\n\u202e\"ü"));

        string line = Assert.Single(log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(Ascii.IsValid(line));
        using JsonDocument json = JsonDocument.Parse(line);
        Assert.Equal("1985-10-01T12:00:00Z", json.RootElement.GetProperty("time").GetString());
        Assert.Equal("warning", json.RootElement.GetProperty("level").GetString());
        Assert.Equal("LoginFailed", json.RootElement.GetProperty("event").GetString());
        Assert.Equal(12, json.RootElement.GetProperty("session").GetInt32());
        Assert.Equal("a\n\u202e\"ü", json.RootElement.GetProperty("user").GetString());
    }

    [Fact]
    public async Task EventLog_EverythingThatPeersDo_CarriesTheSessionAndIsNoError()
    {
        string log = await LogAsync(LogFormat.Text, TellEverything, LogLevel.Debug);

        string[] lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(12, lines.Length);
        Assert.All(lines, line => Assert.Contains(" #12 ", line, StringComparison.Ordinal));
        Assert.DoesNotContain("ERROR", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventLog_LevelInformation_LeavesTheDialogueOut()
    {
        string log = await LogAsync(LogFormat.Text, TellEverything);

        Assert.DoesNotContain("RETR nowhere", log, StringComparison.Ordinal);
        Assert.DoesNotContain(" debug ", log, StringComparison.Ordinal);
        Assert.Contains("STOR /a b failed with 426 after 5 octets and 1500 ms", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_Ids_AreDistinctAndInTheDaemonsThousand()
    {
        int[] ids = [.. typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>()];

        Assert.True(ids.Length > 15);
        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.InRange(id, 1000, 1999));
    }

    [Fact]
    public async Task LineWriter_SlowPlace_LosesLinesButNeitherWaitsNorLies()
    {
        RecordingStream stream = new(open: false);
        LineWriter lines = new(() => stream, lost => $"lost {lost}\n");
        lines.Add("first\n"u8);
        await stream.Started;
        byte[] long_ = [.. Enumerable.Repeat((byte)'x', 99_999), (byte)'\n'];
        for (int i = 0; i < 12; i++)
        {
            lines.Add(long_);
        }

        stream.Open();
        await lines.DisposeAsync();

        string[] written = stream.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("first", written[0]);
        Assert.Equal("lost 2", written[^1]);
        Assert.Equal(10, written.Count(line => line[0] == 'x'));
    }

    [Fact]
    public async Task LineWriter_Reopened_GoesOnElsewhereAfterWhatWasWaiting()
    {
        List<RecordingStream> places = [];
        LineWriter lines = new(
            () =>
            {
                places.Add(new RecordingStream(open: places.Count > 0));
                return places[^1];
            },
            describeLoss: null);
        lines.Add("one\n"u8);
        await places[0].Started;
        lines.Reopen();
        places[0].Open();
        while (places.Count < 2)
        {
            await Task.Yield();
        }

        lines.Add("two\n"u8);
        await lines.DisposeAsync();

        Assert.Equal(["one\n", "two\n"], places.Select(place => place.Text));
    }

    [Fact]
    public void XferLog_Line_HasTheFieldsOfWuFtpd()
    {
        DateTimeOffset now = new(2026, 3, 5, 9, 7, 2, TimeSpan.Zero);
        _session.UserName = "anna";

        Assert.Equal(
            "Thu Mar  5 09:07:02 2026 2 127.0.0.1 5 /a_b b _ i r anna ftp 0 * i",
            XferLog.Format(now, _session, Transfer("STOR", "a b", 426)));
        _session.AnonymousIdentity = "me and you\n@example.org";
        Assert.Equal(
            "Thu Mar  5 09:07:02 2026 2 127.0.0.1 5 /x__[31m_ü a _ o a me_and_you_@example.org ftp 0 * c",
            XferLog.Format(now, _session, Transfer("RETR", "x\n\u001b[31m\u202eü", 226) with { IsAscii = true }));
        _session.AnonymousIdentity = "";
        Assert.Contains(
            " o a _ ftp ",
            XferLog.Format(now, _session, Transfer("RETR", "x", 226)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task XferLog_Transfers_AreAppendedAndListingsAreNot()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "old\n", TestContext.Current.CancellationToken);
            await using (XferLog log = new(file, new FakeClock()))
            {
                log.TransferEnded(_session, Transfer("RETR", "x", 226));
                log.TransferEnded(_session, Transfer("LIST", "x", 226));
            }

            Assert.Equal(2, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static TransferRecord Transfer(string verb, string path, int reply) => new()
    {
        Verb = verb,
        Path = StorePath.Parse(path),
        Octets = 5,
        Elapsed = TimeSpan.FromSeconds(1.5),
        IsAscii = false,
        ReplyCode = reply,
    };

    private void TellEverything(IFtpEvents events)
    {
        EventFanOut all = new(events);
        DataConnectionFacts data = new(_session.Local, Remote, IsPassive: true);
        all.SessionOpened(_session);
        all.CommandReceived(_session, "RETR"u8, "nowhere \xff"u8);
        all.ReplySent(_session, new Reply(550, "No."));
        all.LoginFailed(_session, "anna");
        _session.UserName = "anna";
        all.LoggedIn(_session);
        _session.AnonymousIdentity = "guest";
        all.LoggedIn(_session);
        all.DataConnectionOpened(_session, data);
        all.DataConnectionClosed(_session, data);
        all.TransferEnded(_session, Transfer("RETR", "a b", 226));
        all.TransferEnded(_session, Transfer("STOR", "a b", 426));
        all.Refused(_session, Remote, "bounce");
        all.SessionClosed(_session, "the user quit");
    }

    private static async Task<string> LogAsync(
        LogFormat format, Action<IFtpEvents> tell, LogLevel level = LogLevel.Information)
    {
        RecordingStream stream = new();
        await using (LineLog log = new(stream, format, level, new FakeClock()))
        {
            tell(new EventLog(log));
        }

        return stream.Text;
    }
}
