namespace Ferry.Testing.Fuzzing;

/// <summary>Damages a dialogue: octets, lines and Telnet commands in places where nobody expects them.</summary>
internal sealed class DialogueMutator(Random random)
{
    private static readonly byte[][] Unpleasant =
    [
        [0], [255], [255, 255], [13], [10], [13, 10], [13, 0], [8], [127], [0x80], [0xC3], [0xE2, 0x80, 0xAE],
        [255, 244, 255, 242], [255, 253, 1], [255, 251, 255], [255, 250], [255, 250, 1, 2, 255, 240], [255, 240],
        [255, 254],
        .. Texts(
            "/", "..", "/../../..", "*", "?", "[", "[!]", "[a-", "{a,{b,c}}", "%n%s", "~", "-", " ", ",", "|", "0",
            "-1", "256", "65536",
            "99999999999999999999", "2147483648", "\r\nQUIT\r\n", "\r\nABOR\r\n", "\r\nNOOP\r\n", "\r\nREIN\r\n",
            "ALL"),
    ];

    /// <summary>The dialogue with one to six damages.</summary>
    public byte[] Mutate(byte[] dialogue, byte[] other)
    {
        List<byte> octets = [.. dialogue];
        for (int damages = random.Next(1, 7); damages > 0; damages--)
        {
            Damage(octets, other);
        }

        return [.. octets];
    }

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(System.Text.Encoding.ASCII.GetBytes)];

    private void Damage(List<byte> octets, byte[] other)
    {
        int at = random.Next(octets.Count + 1);
        switch (random.Next(16))
        {
            case < 3 when at < octets.Count:
                octets[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3 when at < octets.Count:
                octets[at] = (byte)random.Next(256);
                break;
            case < 7:
                octets.InsertRange(at, Unpleasant[random.Next(Unpleasant.Length)]);
                break;
            case 7:
                octets.RemoveRange(at, Math.Min(octets.Count - at, random.Next(20)));
                break;
            case 8:
                octets.RemoveRange(at, octets.Count - at);
                break;
            case 9:
                Flood(octets, at);
                break;
            case 10:
                int start = random.Next(other.Length);
                octets.InsertRange(at, other[start..Math.Min(other.Length, start + random.Next(100))]);
                break;
            default:
                DamageLines(octets);
                break;
        }
    }

    // Mostly as long as a line may be, sometimes as long as no line may be.
    private void Flood(List<byte> octets, int at)
    {
        byte[] piece = Unpleasant[random.Next(Unpleasant.Length)];
        int length = random.Next(6) switch { 0 => 70_000, 1 => 8200, 2 => 8000, _ => random.Next(2000) };
        for (int i = 0; i < length; i += piece.Length)
        {
            octets.InsertRange(at, piece);
        }
    }

    private void DamageLines(List<byte> octets)
    {
        List<byte[]> lines = Lines(octets);
        if (lines.Count < 2)
        {
            return;
        }

        int one = random.Next(lines.Count);
        int two = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                (lines[one], lines[two]) = (lines[two], lines[one]);
                break;
            case 1:
                lines.InsertRange(two, Enumerable.Repeat(lines[one], random.Next(1, 4)));
                break;
            case 2:
                lines.RemoveAt(one);
                break;
            default:
                lines.InsertRange(two, Enumerable.Repeat(lines[one], random.Next(30)));
                break;
        }

        octets.Clear();
        octets.AddRange(lines.SelectMany(line => line));
    }

    private static List<byte[]> Lines(List<byte> octets)
    {
        List<byte[]> lines = [];
        int start = 0;
        for (int i = 0; i < octets.Count; i++)
        {
            if (octets[i] == (byte)'\n' || i == octets.Count - 1)
            {
                lines.Add([.. octets.GetRange(start, i + 1 - start)]);
                start = i + 1;
            }
        }

        return lines;
    }
}
