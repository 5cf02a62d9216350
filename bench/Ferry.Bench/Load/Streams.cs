using System.Diagnostics;
using Ferry.Bench.Processes;

namespace Ferry.Bench.Load;

/// <summary>Runs one native thread per stream, all released at once, and meters what happens in between.</summary>
internal static class Streams
{
    /// <summary>A stream needs little stack; 16 or so run at once.</summary>
    private const int StackOctets = 256 << 10;

    /// <summary>Runs <paramref name="body"/> once per stream. Opening and closing the streams is not metered.</summary>
    /// <param name="server">Whose processor time is metered.</param>
    /// <param name="count">How many streams run at once.</param>
    /// <param name="open">Prepares a stream, for example logs in.</param>
    /// <param name="body">What is measured.</param>
    /// <exception cref="LoadException">A stream failed.</exception>
    public static Metered Run<TState>(
        RunningServer server, int count, Func<int, TState> open, Action<int, TState> body)
        where TState : class, IDisposable
    {
        // Everyone meets four times: opened, released, finished, metered.
        using Barrier meeting = new(count + 1);
        List<Exception> failures = [];
        Thread[] threads =
            [.. Enumerable.Range(0, count).Select(stream => new Thread(() => RunStream(stream), StackOctets))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        meeting.SignalAndWait();
        double serverBefore = server.SettledCpuSeconds();
        TimeSpan clientBefore = Environment.CpuUsage.TotalTime;
        meeting.SignalAndWait();
        long begun = Stopwatch.GetTimestamp();
        meeting.SignalAndWait();
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        TimeSpan client = Environment.CpuUsage.TotalTime - clientBefore;
        double serverCpu = server.SettledCpuSeconds() - serverBefore;
        meeting.SignalAndWait();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return failures.Count == 0
            ? new Metered(seconds, serverCpu, client.TotalSeconds)
            : throw new LoadException(failures[0].Message);

        void RunStream(int stream)
        {
            TState? state = null;
            Attempt(() => state = open(stream));
            meeting.SignalAndWait();
            meeting.SignalAndWait();
            if (state is not null)
            {
                Attempt(() => body(stream, state));
            }

            meeting.SignalAndWait();
            meeting.SignalAndWait();
            state?.Dispose();
        }

        void Attempt(Action step)
        {
            try
            {
                step();
            }
            catch (LoadException failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        }
    }
}
