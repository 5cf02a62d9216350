using System.Net;

namespace Ferry.Ftp.Server;

/// <summary>Slows down guessing: after some wrong passwords each further attempt from that address waits for its turn, and
/// turns come at doubling intervals. Nobody else waits, so nobody can be locked out by somebody else's guesses.</summary>
internal sealed class LoginThrottle(TimeProvider clock)
{
    // A table that an attacker with many addresses cannot grow without end; some 5 MiB when full.
    private const int MaxAddresses = 65_536;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<AddressBlock, Record> _records = [];

    /// <summary>How long an attempt from this address must wait before it is looked at.</summary>
    /// <returns>Null when so many attempts wait already that this one is refused outright.</returns>
    public TimeSpan? TakeTurn(IPAddress address, FtpServerOptions options)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_records.TryGetValue(AddressBlock.Of(address), out Record? record)
                || record.Failures < options.FreeLoginFailures
                || now - record.LastFailure > Forgotten)
            {
                return TimeSpan.Zero;
            }

            TimeSpan interval = Interval(record.Failures - options.FreeLoginFailures, options.MaxLoginDelay);
            DateTimeOffset turn = record.NextTurn > now ? record.NextTurn : now;
            turn += interval;
            if (turn - now > options.MaxLoginDelay * 2)
            {
                return null;
            }

            record.NextTurn = turn;
            return turn - now;
        }
    }

    /// <summary>Notes a wrong password.</summary>
    public void Failed(IPAddress address)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (_lock)
        {
            AddressBlock block = AddressBlock.Of(address);
            if (!_records.TryGetValue(block, out Record? record))
            {
                MakeRoom(now);
                _records[block] = record = new();
            }
            else if (now - record.LastFailure > Forgotten)
            {
                record.Failures = 0;
            }

            record.Failures++;
            record.LastFailure = now;
        }
    }

    private static TimeSpan Interval(int failuresOverFree, TimeSpan longest)
    {
        TimeSpan doubled = FirstDelay * Math.Pow(2, Math.Min(failuresOverFree, 16));
        return doubled < longest ? doubled : longest;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_records.Count < MaxAddresses)
        {
            return;
        }

        foreach ((AddressBlock block, Record record) in _records)
        {
            if (now - record.LastFailure > Forgotten)
            {
                _records.Remove(block);
            }
        }

        // Still full: somebody has 65,536 addresses. Forget one rather than grow.
        if (_records.Count >= MaxAddresses)
        {
            _records.Remove(_records.Keys.First());
        }
    }

    private sealed class Record
    {
        public int Failures;
        public DateTimeOffset LastFailure;
        public DateTimeOffset NextTurn;
    }
}
