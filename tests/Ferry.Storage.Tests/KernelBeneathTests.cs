namespace Ferry.Storage.Tests;

public sealed class KernelBeneathTests() : BeneathTests(Resolution.Kernel);
