using Ferry.Daemon.Logging;
using Microsoft.Extensions.Logging;

namespace Ferry.Daemon;

/// <summary>Removes, once after a start, what interrupted uploads have left; in the background, because a large tree
/// takes its time and nobody need wait.</summary>
internal sealed class Janitor(HomeStores stores, ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    public void Start() => _work = Task.Run(() => RunAsync(_stop.Token));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (string directory in stores.Directories)
        {
            try
            {
                int count = await stores.ForDirectory(directory).RemoveLeftoversAsync(cancellationToken);
                if (count > 0)
                {
                    logger.LeftoversRemoved(count, directory);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.LeftoversNotRemoved(directory, exception.Message);
            }
        }
    }
}
