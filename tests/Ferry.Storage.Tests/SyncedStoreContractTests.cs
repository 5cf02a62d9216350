namespace Ferry.Storage.Tests;

public sealed class SyncedStoreContractTests() : LocalStoreContract(Resolution.Best, Durability.Synced);
