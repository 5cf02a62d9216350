using Ferry.Ftp.Server.Checksums;

namespace Ferry.Ftp.Server;

/// <content>Checksums: computed while the control connection is heard.</content>
internal sealed partial class ServerPI
{
    private async ValueTask ComputeAsync(ChecksumRun run)
    {
        await using ChecksumRun owned = run;
        Volatile.Write(ref _work, run);
        try
        {
            Send(await SuperviseAsync(run, run.RunAsync()));
        }
        finally
        {
            Volatile.Write(ref _work, null);
        }

        if (_isAborting)
        {
            // What the reply to ABOR says is true of a port that was agreed on before, too.
            _dtp.Forget();
        }

        SayAfterwards();
    }
}
