using Ferry.Testing.Network;

namespace Ferry.Network.Tests.Sockets;

public sealed class NativeConnectionContractTests : ConnectionContract
{
    protected override INetwork Network { get; } = new SystemNetwork(native: true, TimeProvider.System);
}
