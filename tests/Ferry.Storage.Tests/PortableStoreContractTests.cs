namespace Ferry.Storage.Tests;

public sealed class PortableStoreContractTests() : LocalStoreContract(Resolution.Portable)
{
    protected override bool TakesAnyOctets => false;

    protected override bool KeepsModes => !OperatingSystem.IsWindows();
}
