namespace Ferry.Bench.Servers;

/// <summary>What not every server can do.</summary>
[Flags]
internal enum Abilities
{
    None = 0,
    List = 1,
    Mlsd = 2,
    TypeA = 4,
    All = List | Mlsd | TypeA,
}
