using System.Net;
using System.Text;
using Ferry.Ftp;
using Xunit;

namespace Ferry.Testing.Fuzzing;

/// <summary>Gives every parser of the protocol damaged input. What is refused does not matter, as long as nothing
/// breaks; what is accepted must mean what it says.</summary>
public static class ParserFuzz
{
    private static readonly string[] Seeds =
    [
        "192,0,2,77,195,80", "255,255,255,255,255,255", "|1|192.0.2.77|50000|", "|2|2001:db8::1|21|",
        "!2!::ffff:1.2.3.4!1!",
        "20261120101700", "20261120101700.123", "19720229235960", "-la /dir", "-R -a -- -x", "--color=auto x", "-",
        "a*b?[c-e]",
        "[!a-z]*", "type;size;UNIX.mode;", "TYPE;;perm", "0755", "7777", "77777", "A N", "E T", "I", "L 8", "L 255",
        "ALL", "1", "2",
    ];

    private static readonly Action<byte[], Random>[] Targets =
    [
        (octets, _) => HostPorts(octets), (octets, _) => ExtendedPorts(octets), (octets, _) => Times(octets),
        (octets, _) => Switches(octets), Globs, (octets, _) => Facts(octets), (octets, _) => Modes(octets),
        (octets, _) => Representations(octets), Decoders,
    ];

    /// <summary>Runs every parser <paramref name="count"/> times.</summary>
    /// <param name="seed">The first input's; each further one has the next.</param>
    /// <param name="count">From 1.</param>
    public static FuzzReport Run(int seed, int count)
    {
        for (int current = seed; current < seed + count; current++)
        {
            Random random = new(current);
            byte[] octets = Input(random);
            foreach (Action<byte[], Random> target in Targets)
            {
                try
                {
                    target(octets, random);
                }
                catch (Exception e)
                {
                    return new(
                        current - seed,
                        $"--seed {current} --count 1 replays this: \"{Encoding.Latin1.GetString(octets)}\": {e}",
                        GrownOctets: 0);
                }
            }
        }

        return new(count, null, GrownOctets: 0);
    }

    private static byte[] Input(Random random)
    {
        byte[] octets = Encoding.Latin1.GetBytes(Seeds[random.Next(Seeds.Length)]);
        byte[] other = Encoding.Latin1.GetBytes(Seeds[random.Next(Seeds.Length)]);
        return random.Next(20) == 0 ? octets : new DialogueMutator(random).Mutate(octets, other);
    }

    private static void HostPorts(byte[] octets)
    {
        if (HostPort.TryParse(octets, out IPEndPoint endPoint))
        {
            Assert.Equal(Encoding.Latin1.GetString(octets), HostPort.Format(endPoint));
        }
    }

    private static void ExtendedPorts(byte[] octets)
    {
        if (ExtendedPort.TryParse(octets, out IPEndPoint endPoint) != EprtStatus.Valid)
        {
            return;
        }

        string[] fields = Encoding.Latin1.GetString(octets).Split((char)octets[0]);
        Assert.Equal(5, fields.Length);
        Assert.Equal(fields[1] == "1" ? 4 : 16, endPoint.Address.GetAddressBytes().Length);
        Assert.Equal(fields[3], $"{endPoint.Port}");
        Assert.Equal(IPAddress.Parse(fields[2]), endPoint.Address);
        Assert.True(fields[1] == "2" || fields[2] == endPoint.Address.ToString());
    }

    private static void Times(byte[] octets)
    {
        if (!TimeValue.TryParse(octets, out DateTime utc))
        {
            return;
        }

        byte[] written = new byte[TimeValue.Length];
        TimeValue.Format(utc, written);
        string given = Encoding.Latin1.GetString(octets, 0, TimeValue.Length);
        Assert.Equal(given.EndsWith("60", StringComparison.Ordinal) ? given[..12] + "59" : given,
            Encoding.Latin1.GetString(written));
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
        Assert.True(octets.Length == TimeValue.Length || octets[TimeValue.Length] == (byte)'.');
    }

    private static void Switches(byte[] octets)
    {
        ListOptions options = ListOptions.Parse(octets);
        Assert.True(octets.AsSpan().EndsWith(options.Path.Span), "The path is no end of the argument.");
        Assert.True(options.HasSwitches || options.Path.Length == octets.Length,
            "Something that was no switch is gone.");
        Assert.True(
            options.HasSwitches || !(options.All || options.Recursive || options.LongForm || options.DirectoryItself));
    }

    private static void Facts(byte[] octets)
    {
        if (FactSelection.TryParse(octets, out FactNames selected))
        {
            string told = FactSelection.ReplyText(selected)["MLST OPTS".Length..].TrimStart();
            Assert.True(FactSelection.TryParse(Encoding.ASCII.GetBytes(told), out FactNames again));
            Assert.Equal(selected, again);
            Assert.Equal(selected, selected & FactNames.All);
        }
    }

    private static void Modes(byte[] octets)
    {
        if (OctalMode.TryParse(octets, out int mode))
        {
            Assert.InRange(mode, 0, 0xFFF);
            Assert.Equal(Convert.ToInt32(Encoding.ASCII.GetString(octets), 8), mode);
        }
    }

    private static void Representations(byte[] octets)
    {
        if (!Representation.TryParse(octets, out Representation representation))
        {
            return;
        }

        char type = "AEIL"[(int)representation.Type];
        string[] spellings = representation.Type switch
        {
            RepresentationType.Image => ["I"],
            RepresentationType.Local => [$"L {representation.ByteSize}"],
            _ when representation.Format == FormatControl.NonPrint => [$"{type}", $"{type} N"],
            _ => [$"{type} {(representation.Format == FormatControl.TelnetEffectors ? 'T' : 'C')}"],
        };
        Assert.Contains(Encoding.Latin1.GetString(octets).ToUpperInvariant(), spellings);
    }

    // Few letters and short texts, so that patterns match often and the naive matcher does not take for ever.
    private static void Globs(byte[] octets, Random random)
    {
        _ = Glob.IsMatch(octets, octets);
        string pattern = string.Concat(random.GetItems("ab*?[]!-^".AsSpan(), random.Next(9)));
        string name = string.Concat(random.GetItems("ab-]![".AsSpan(), random.Next(7)));
        Assert.True(
            NaiveGlob.IsMatch(pattern, name) == Matches(pattern, name),
            $"{pattern} and {name}: the naive matcher says {NaiveGlob.IsMatch(pattern, name)}");
    }

    private static bool Matches(string pattern, string name) =>
        Glob.IsMatch(Encoding.ASCII.GetBytes(pattern), Encoding.ASCII.GetBytes(name));

    private static void Decoders(byte[] octets, Random random)
    {
        List<string> whole = Decode(octets, octets.Length + 1);
        Assert.Equal(whole, Decode(octets, 1));
        Assert.Equal(whole, Decode(octets, random.Next(1, octets.Length + 2)));
    }

    private static List<string> Decode(byte[] octets, int piece)
    {
        CommandLineDecoder decoder = new(maxLine: 100, maxWithoutEnd: 1000);
        List<string> found = [];
        for (int start = 0; start < octets.Length; start += piece)
        {
            ReadOnlyMemory<byte> rest = octets.AsMemory(start, Math.Min(piece, octets.Length - start)).ToArray();
            while (!rest.IsEmpty)
            {
                LineStatus status = decoder.Decode(rest, out int consumed, out CommandLine line);
                string replies = Encoding.Latin1.GetString(decoder.TakeTelnetReplies().Span);
                if (replies.Length > 0)
                {
                    found.AddRange(replies.Chunk(3).Select(c => new string(c)));
                }

                if (status == LineStatus.Endless)
                {
                    found.Add("endless");
                    return found;
                }

                if (status != LineStatus.Incomplete)
                {
                    Assert.InRange(line.Octets.Length, 0, 100);
                    found.Add($"{status} {Encoding.Latin1.GetString(line.Octets.Span)}");
                }

                Assert.InRange(consumed, 1, rest.Length);
                rest = rest[consumed..];
            }
        }

        return found;
    }
}
