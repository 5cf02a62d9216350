using System.Globalization;
using Ferry.Testing.Fuzzing;

namespace Ferry.Fuzz;

/// <summary><c>fuzz/run [--count N] [--seed S]</c>: damaged dialogues for a whole server, damaged input for every
/// parser.</summary>
internal static class Program
{
    private const int UsualCount = 100_000;
    private const long GrowthAllowed = 8 * 1024 * 1024;
    private const int Success = 0;
    private const int Found = 1;
    private const int Usage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        int count = UsualCount;
        int seed = Random.Shared.Next(1_000_000_000);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            bool isNumber = i + 1 < arguments.Length
                & TryParse(arguments.ElementAtOrDefault(i + 1), out int number);
            switch (arguments[i])
            {
                case "--count" when isNumber && number > 0:
                    count = number;
                    break;
                case "--seed" when isNumber:
                    seed = number;
                    break;
                default:
                    Console.Error.WriteLine("Usage: fuzz/run [--count N] [--seed S]");
                    return Usage;
            }
        }

        Console.WriteLine($"Seed {seed}: {count} inputs for every parser, then {count} dialogues.");
        FuzzReport parsers = ParserFuzz.Run(seed, count);
        if (parsers.Failure is not null)
        {
            Console.WriteLine($"FOUND in the parsers: {parsers.Failure}");
            return Found;
        }

        Console.WriteLine("Parsers: nothing found.");
        FuzzReport dialogues = await DialogueFuzz.RunAsync(seed, count, done => Tell(done, count));
        if (dialogues.Failure is not null)
        {
            Console.WriteLine($"FOUND in a dialogue: {dialogues.Failure}");
            return Found;
        }

        Console.WriteLine($"Dialogues: memory grew by {dialogues.GrownOctets / 1024} KiB.");
        if (dialogues.GrownOctets > GrowthAllowed)
        {
            Console.WriteLine("FOUND: that is more than noise.");
            return Found;
        }

        Console.WriteLine("Nothing found.");
        return Success;
    }

    private static bool TryParse(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static void Tell(int done, int count)
    {
        if (done % 10_000 == 0)
        {
            Console.WriteLine($"{done} of {count} dialogues");
        }
    }
}
