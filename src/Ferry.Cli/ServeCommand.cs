using System.CommandLine;
using System.Threading.Channels;
using Ferry.Daemon;
using Ferry.Daemon.Configuration;
using Ferry.Daemon.Logging;

namespace Ferry.Cli;

/// <summary><c>ferry serve</c>: run a server until told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Command command = new("serve", "Serve a directory by FTP and print what to type on the other side.");
        ServeOptions options = new(command);
        Examples.Add(
            command,
            ("ferry serve", "the current directory, one user with a random password"),
            ("ferry serve /srv/scans --user scanner", "a user of your choice, the password is generated"),
            ("ferry serve /srv/pub --anonymous --read-only", "downloads for everybody"),
            ("ferry serve --port 2121 --passive-ports 50000-50099", "behind a firewall that lets these ports in"),
            ("ferry serve --config /etc/ferry.json", "everything from a file"));
        command.SetAction((parsed, cancellationToken) => RunAsync(options, parsed, surroundings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options, ParseResult parsed, Surroundings surroundings, CancellationToken cancellationToken)
    {
        Dictionary<string, string> generated = new(StringComparer.Ordinal);
        ConfigurationSources sources = options.Read(parsed, surroundings.Environment, generated);
        FerryConfiguration configuration;
        try
        {
            configuration = ConfigurationFile.Load(sources).Configuration;
        }
        catch (ConfigurationException exception)
        {
            foreach (ConfigurationError error in exception.Errors)
            {
                await surroundings.Error.WriteLineAsync($"ferry: {error}");
            }

            return ExitCode.Usage;
        }

        IAnnouncement announcement = options.IsJson(parsed)
            ? new JsonAnnouncement(surroundings.Output)
            : new TextAnnouncement(surroundings.Output);
        await using LineLog log = new(
            surroundings.Log, Format(configuration, surroundings), configuration.LogLevel, surroundings.Clock);
        await using FerryDaemon daemon = new(
            configuration,
            new FerryDaemonParts { Network = surroundings.Network, Clock = surroundings.Clock, Logger = log });

        // Signals count from before the first client can come.
        Channel<Signal> signals = Channel.CreateUnbounded<Signal>();
        using IDisposable listening = surroundings.Signals.Listen(signal => signals.Writer.TryWrite(signal));
        try
        {
            daemon.Start();
        }
        catch (DaemonException exception)
        {
            await surroundings.Error.WriteLineAsync($"ferry: {exception.Message}");
            return ExitCode.For(exception.Failure);
        }

        announcement.Ready(daemon, generated);
        await ServeAsync(daemon, log, sources, signals.Reader, cancellationToken);
        await daemon.DisposeAsync();
        announcement.Stopped();
        return ExitCode.Done;
    }

    private static async Task ServeAsync(
        FerryDaemon daemon,
        LineLog log,
        ConfigurationSources sources,
        ChannelReader<Signal> signals,
        CancellationToken cancellationToken)
    {
        while (await signals.ReadAsync(cancellationToken) == Signal.Reload)
        {
            if (await daemon.ReloadAsync(() => ConfigurationFile.Load(sources).Configuration))
            {
                log.Level = daemon.Configuration.LogLevel;
            }
        }

        using CancellationTokenSource atOnce = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task secondStop = WaitForStopAsync(signals, atOnce.Token);
        Task drained = daemon.DrainAsync(atOnce.Token);
        await Task.WhenAny(drained, secondStop);
        await atOnce.CancelAsync();
        await drained;
    }

    private static async Task WaitForStopAsync(ChannelReader<Signal> signals, CancellationToken cancellationToken)
    {
        try
        {
            while (await signals.ReadAsync(cancellationToken) != Signal.Stop)
            {
                // There is nothing left to reload.
            }
        }
        catch (OperationCanceledException)
        {
            // Drained before anybody lost patience.
        }
    }

    private static LogFormat Format(FerryConfiguration configuration, Surroundings surroundings) =>
        configuration.LogFormat != LogFormat.Auto ? configuration.LogFormat
        : surroundings.LogIsTerminal ? LogFormat.Text
        : LogFormat.Json;
}
