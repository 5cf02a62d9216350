using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>ProFTPD, standalone: one process per session.</summary>
internal sealed class ProftpdServer : UnpackedServer
{
    public override string Name => "proftpd";

    protected override string Program => "usr/sbin/proftpd";

    protected override string Package => "proftpd-core";

    protected override int FirstPassivePort => 14_000;

    public override LaunchPlan Plan(Stage stage, int port)
    {
        // ProFTPD wants a password file that no other user can read.
        const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string accounts = stage.WriteState("proftpd-passwd", stage.BenchAccounts, OwnersOnly);
        string groups = stage.WriteState("proftpd-group", Stage.BenchGroups, OwnersOnly);
        string configuration = stage.WriteState($"proftpd-{port}.conf", $"""
            ServerName bench
            ServerType standalone
            DefaultServer on
            DefaultAddress 127.0.0.1
            Port {port}
            UseIPv6 off
            User nobody
            Group nogroup
            MaxInstances none
            PidFile {stage.State}/proftpd-{port}.pid
            ScoreboardFile none
            ControlsEngine off
            DelayEngine off
            UseReverseDNS off
            UseSendfile on
            WtmpLog off
            TransferLog none
            SystemLog none
            SyslogLevel emerg
            AuthPAM off
            AuthOrder mod_auth_file.c
            AuthUserFile {accounts}
            AuthGroupFile {groups}
            RequireValidShell off
            UseFtpUsers off
            DefaultRoot ~
            AllowOverwrite on
            Umask 022
            PassivePorts {FirstPassivePort} {LastPassivePort}
            TimeoutIdle 3600
            TimeoutNoTransfer 0
            TimeoutStalled 0
            <Anonymous {stage.Root}>
              User ftp
              Group bench
              UserAlias anonymous ftp
              RequireValidShell off
              <Limit WRITE>
                DenyAll
              </Limit>
            </Anonymous>

            """);
        return InPrivateEtc(stage, "--nodaemon", "--quiet", "--config", configuration);
    }
}
