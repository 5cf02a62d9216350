using System.Text;

namespace Ferry.Cli;

/// <summary>A person at a terminal.</summary>
internal static class Terminal
{
    /// <summary>Asks on standard error, so that standard output can be redirected, and reads a line without
    /// echo.</summary>
    public static string AskSecret(string prompt)
    {
        Console.Error.Write(prompt);
        StringBuilder secret = new();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                secret.Length = Math.Max(0, secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return secret.ToString();
    }
}
