namespace Ferry.Storage.Tests;

public sealed class InPlaceStoreContractTests() : LocalStoreContract(Resolution.Best, Durability.InPlace);
