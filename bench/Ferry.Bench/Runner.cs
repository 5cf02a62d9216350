using Ferry.Bench.Load;
using Ferry.Bench.Processes;
using Ferry.Bench.Report;
using Ferry.Bench.Servers;
using Ferry.Bench.Workloads;

namespace Ferry.Bench;

/// <summary>
/// Runs workloads: in every round every server takes one sample, and every round starts with another server, so that
/// what else the machine does hits all alike.
/// </summary>
internal sealed class Runner(Stage stage, IReadOnlyList<FtpServer> servers, int rounds, Action<string> progress)
    : IDisposable
{
    /// <summary>A sample that takes longer has hung; its server is ended, which frees the streams.</summary>
    private static readonly TimeSpan SampleLimit = TimeSpan.FromSeconds(120);

    private readonly Dictionary<FtpServer, RunningServer> _running = [];
    private volatile RunningServer? _measured;
    private volatile bool _abandoned;

    /// <summary>How the servers' processor time was counted.</summary>
    public string CpuMethod { get; private set; } = "not counted";

    /// <summary>Takes every sample of <paramref name="workload"/>.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Abandon"/> was called.</exception>
    public WorkloadResult Run(Workload workload)
    {
        WorkloadResult result = new(workload);
        workload.Prepare(stage);
        List<FtpServer> taking = [];
        foreach (FtpServer server in servers)
        {
            if (workload.WhyNot(server) is string reason)
            {
                result.Skip(server, reason);
            }
            else if (Attempt(server, workload, result, running => workload.WarmUp(running, stage)))
            {
                taking.Add(server);
            }
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (FtpServer server in Rotated(taking, round))
            {
                progress($"{workload.Name}: round {round + 1} of {rounds}, {server.Name}");
                if (!Attempt(server, workload, result, running => Measure(running, workload, result)))
                {
                    _ = taking.Remove(server);
                }
            }
        }

        workload.CleanUp(stage);
        return result;
    }

    /// <summary>Ends the run soon, from any thread: ending the server measured frees the streams.</summary>
    public void Abandon()
    {
        _abandoned = true;
        _measured?.Kill();
    }

    public void Dispose()
    {
        foreach (RunningServer running in _running.Values)
        {
            running.Dispose();
        }

        _running.Clear();
    }

    private static FtpServer[] Rotated(List<FtpServer> taking, int round) =>
        [.. Enumerable.Range(0, taking.Count).Select(place => taking[(place + round) % taking.Count])];

    private void Measure(RunningServer running, Workload workload, WorkloadResult result)
    {
        long refusals = FtpDialogue.RefusedEpsv;
        Sample sample = workload.Measure(running, stage);
        result.Add(running.Server, sample, FtpDialogue.RefusedEpsv - refusals);
    }

    /// <summary>Does <paramref name="step"/>; when that fails, the server is left out of this workload alone.</summary>
    private bool Attempt(FtpServer server, Workload workload, WorkloadResult result, Action<RunningServer> step)
    {
        RunningServer? running = null;
        bool succeeded = false;
        try
        {
            running = Obtain(server, workload.NeedsFreshServer);
            _measured = running;
            CpuMethod = running.CpuMethod;
            using Timer watchdog = new(_ => running.Kill(), null, SampleLimit, Timeout.InfiniteTimeSpan);
            step(running);
            succeeded = true;
        }
        catch (LoadException) when (_abandoned)
        {
            // Nobody waits for the reason any more.
        }
        catch (LoadException failure)
        {
            progress($"{workload.Name}: {server.Name} failed: {failure.Message}");
            result.Skip(server, $"failed: {failure.Message}");
        }

        _measured = null;
        if (running is not null && workload.NeedsFreshServer)
        {
            running.Dispose();
        }
        else if (running is not null && !succeeded)
        {
            // Whatever state it is in now, the next workload starts from a new one.
            _ = _running.Remove(server);
            running.Dispose();
        }

        return !_abandoned ? succeeded : throw new OperationCanceledException("the run was abandoned");
    }

    private RunningServer Obtain(FtpServer server, bool fresh)
    {
        if (!fresh && _running.TryGetValue(server, out RunningServer? running))
        {
            return running;
        }

        RunningServer started = RunningServer.Start(server, stage);
        if (!fresh)
        {
            _running.Add(server, started);
        }

        return started;
    }
}
