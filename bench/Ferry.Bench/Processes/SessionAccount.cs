using System.Globalization;

namespace Ferry.Bench.Processes;

/// <summary>
/// Without control groups: every process of the server's session (setsid), from /proc. Ticks are 10 ms, and a child
/// that exits counts once its parent has waited for it.
/// </summary>
internal sealed class SessionAccount : ProcessAccount
{
    private const double TicksPerSecond = 100;

    // Field numbers of proc(5), /proc/PID/stat, counted from the state (field 3) that follows the name.
    private const int SessionField = 6 - 3;
    private const int UserTicksField = 14 - 3;
    private const int LastTicksField = 17 - 3;

    private int _session;

    public override string Method => "/proc/PID/stat of the session, waited-for children included";

    public override string? JoinFile => null;

    public override void Started(int process) => _session = process;

    public override double CpuSeconds()
    {
        double ticks = 0;
        foreach (string[] fields in Stats().Select(stat => stat.Fields))
        {
            for (int field = UserTicksField; field <= LastTicksField; field++)
            {
                ticks += double.Parse(fields[field], CultureInfo.InvariantCulture);
            }
        }

        return ticks / TicksPerSecond;
    }

    public override IReadOnlyList<int> Processes() => [.. Stats().Select(stat => stat.Process)];

    public override void Dispose()
    {
        // A session ends with its processes.
    }

    private IEnumerable<(int Process, string[] Fields)> Stats()
    {
        foreach (string directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), out int process))
            {
                continue;
            }

            string[] fields;
            try
            {
                string stat = File.ReadAllText(Path.Combine(directory, "stat"));
                fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (int.Parse(fields[SessionField], CultureInfo.InvariantCulture) == _session)
            {
                yield return (process, fields);
            }
        }
    }
}
