namespace Ferry.Storage.Tests;

public sealed class WalkingStoreContractTests() : LocalStoreContract(Resolution.Walking);
