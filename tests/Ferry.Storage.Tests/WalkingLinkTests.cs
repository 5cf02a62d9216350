namespace Ferry.Storage.Tests;

public sealed class WalkingLinkTests() : LinkTests(Resolution.Walking);
