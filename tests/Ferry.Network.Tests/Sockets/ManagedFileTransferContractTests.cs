using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Sockets;

public sealed class ManagedFileTransferContractTests : FileTransferContract
{
    protected override INetwork Network { get; } = new SystemNetwork(native: false, TimeProvider.System);
}
