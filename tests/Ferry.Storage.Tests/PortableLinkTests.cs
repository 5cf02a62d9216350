namespace Ferry.Storage.Tests;

public sealed class PortableLinkTests() : LinkTests(Resolution.Portable);
