using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Sockets;

public sealed class ManagedNetworkContractTests : NetworkContract
{
    protected override INetwork Network { get; } = new SystemNetwork(native: false, TimeProvider.System);
}
