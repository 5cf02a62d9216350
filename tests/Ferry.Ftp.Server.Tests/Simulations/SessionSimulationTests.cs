using System.Globalization;

namespace Ferry.Ftp.Server.Tests.Simulations;

/// <summary>Sessions as seeds make them. <c>FERRY_SEED=n</c> in the environment plays that one seed.</summary>
public class SessionSimulationTests
{
    private const int SeedsPerRun = 150;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Session_WhateverHappens_KeepsItsPromises(int run)
    {
        if (Environment.GetEnvironmentVariable("FERRY_SEED") is { } wanted)
        {
            await SessionSimulation.RunAsync(int.Parse(wanted, CultureInfo.InvariantCulture));
            return;
        }

        for (int seed = run * SeedsPerRun; seed < (run + 1) * SeedsPerRun; seed++)
        {
            await SessionSimulation.RunAsync(seed);
        }
    }

    [Fact]
    public async Task Simulation_SameSeed_GoesTheSameWay() =>
        Assert.Equal(await SessionSimulation.RunAsync(4711), await SessionSimulation.RunAsync(4711));
}
