namespace Ferry.EndToEnd.Tests.Clients;

/// <summary>All the clients, and the rows of the theories over them.</summary>
internal static class ForeignClients
{
    private static readonly IForeignClient[] All =
        [new Curl(), new Lftp(), new Tnftp(), new InetutilsFtp(), new Ncftp(), new Wget(), new PythonFtplib()];

    public static IForeignClient Named(string name) => All.Single(client => client.Name == name);

    /// <summary>A row for every client that can do <paramref name="deed"/>.</summary>
    public static TheoryData<string> ThatCan(Deed deed) => [.. Able(deed).Select(client => client.Name)];

    /// <summary>A row for every client that can do <paramref name="deed"/>, address family that it knows, and mode.</summary>
    public static TheoryData<string, IpFamily, DataMode> EveryWayTo(Deed deed)
    {
        TheoryData<string, IpFamily, DataMode> rows = [];
        foreach (IForeignClient client in Able(deed))
        {
            foreach (IpFamily family in Enum.GetValues<IpFamily>())
            {
                foreach (DataMode mode in Enum.GetValues<DataMode>().Where(mode => client.Knows(family, mode)))
                {
                    rows.Add(client.Name, family, mode);
                }
            }
        }

        return rows;
    }

    private static IEnumerable<IForeignClient> Able(Deed deed)
    {
        FtpTarget anywhere = new(System.Net.IPAddress.Loopback, 21, DataMode.Passive);
        return All.Where(client => client.For(anywhere, deed) is not null);
    }
}
