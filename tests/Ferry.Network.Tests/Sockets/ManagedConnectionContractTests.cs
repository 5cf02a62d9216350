using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Sockets;

public sealed class ManagedConnectionContractTests : ConnectionContract
{
    protected override INetwork Network { get; } = new SystemNetwork(native: false, TimeProvider.System);
}
