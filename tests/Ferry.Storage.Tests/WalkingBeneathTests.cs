namespace Ferry.Storage.Tests;

public sealed class WalkingBeneathTests() : BeneathTests(Resolution.Walking);
