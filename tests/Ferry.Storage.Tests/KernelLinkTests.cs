namespace Ferry.Storage.Tests;

public sealed class KernelLinkTests() : LinkTests(Resolution.Kernel);
