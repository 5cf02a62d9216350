namespace Ferry.Storage.Tests;

public sealed class KernelStoreContractTests() : LocalStoreContract(Resolution.Kernel);
