using Ferry.Bench.Processes;

namespace Ferry.Bench.Servers;

/// <summary>vsftpd: one or two processes per session. Its sandboxes cost time per session and are off.</summary>
internal sealed class VsftpdServer : UnpackedServer
{
    public override string Name => "vsftpd";

    public override Abilities Abilities => Abilities.All & ~Abilities.Mlsd;

    protected override string Program => "usr/sbin/vsftpd";

    protected override string Package => "vsftpd";

    protected override int FirstPassivePort => 10_000;

    public override LaunchPlan Plan(Stage stage, int port)
    {
        string configuration = stage.WriteState($"vsftpd-{port}.conf", $"""
            listen=YES
            listen_address=127.0.0.1
            listen_port={port}
            background=NO
            anonymous_enable=YES
            anon_root={stage.Root}
            local_enable=YES
            write_enable=YES
            local_umask=022
            chroot_local_user=YES
            allow_writeable_chroot=YES
            secure_chroot_dir={stage.EmptyDirectory}
            pam_service_name=other
            check_shell=NO
            session_support=NO
            use_sendfile=YES
            tcp_wrappers=NO
            xferlog_enable=NO
            syslog_enable=NO
            dirmessage_enable=NO
            ascii_download_enable=YES
            ascii_upload_enable=YES
            pasv_min_port={FirstPassivePort}
            pasv_max_port={LastPassivePort}
            max_clients=0
            max_per_ip=0
            idle_session_timeout=3600
            seccomp_sandbox=NO
            isolate=NO
            isolate_network=NO

            """);
        return InPrivateEtc(stage, configuration);
    }
}
