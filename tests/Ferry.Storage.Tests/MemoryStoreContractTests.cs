using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

public sealed class MemoryStoreContractTests : FileStoreContract
{
    protected override IFileStore Store { get; } = new MemoryStore();
}
