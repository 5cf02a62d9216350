using System.Net;

namespace Ferry.Ftp.Server;

/// <summary>Counts sessions in all and per address, and says who may still come in.</summary>
internal sealed class Admission
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AddressBlock, int> _perAddress = [];
    private int _total;

    public int Total => Volatile.Read(ref _total);

    /// <summary>Counts a session in.</summary>
    /// <returns>Null when it may stay, else the reply that sends it away; then it is not counted.</returns>
    public Reply? TryEnter(IPAddress address, FtpServerOptions options)
    {
        AddressBlock block = AddressBlock.Of(address);
        lock (_lock)
        {
            int ofAddress = _perAddress.GetValueOrDefault(block);
            if (ofAddress >= options.MaxSessionsPerAddress)
            {
                return Replies.TooManySessionsFromAddress;
            }

            // The last tenth of the slots is kept for addresses that have none yet, so that one busy address cannot lock
            // out the rest.
            int open = ofAddress == 0 ? options.MaxSessions : options.MaxSessions - (options.MaxSessions / 10);
            if (_total >= open)
            {
                return Replies.TooManySessions;
            }

            _perAddress[block] = ofAddress + 1;
            _total++;
            return null;
        }
    }

    /// <summary>Counts a session out.</summary>
    public void Leave(IPAddress address)
    {
        AddressBlock block = AddressBlock.Of(address);
        lock (_lock)
        {
            int left = _perAddress[block] - 1;
            if (left == 0)
            {
                _perAddress.Remove(block);
            }
            else
            {
                _perAddress[block] = left;
            }

            _total--;
        }
    }
}
