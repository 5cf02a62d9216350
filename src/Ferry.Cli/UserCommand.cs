using System.CommandLine;
using Ferry.Accounts;

namespace Ferry.Cli;

/// <summary><c>ferry user</c>: accounts.</summary>
internal static class UserCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<bool> stdin = new("--stdin")
        {
            Description = "Read the password from standard input, one line, even if that is a terminal.",
        };
        Command hash = new("hash", "Hash a password for the passwordHash of a configuration.")
        {
            stdin,
        };
        Examples.Add(
            hash,
            ("ferry user hash", "asks twice, without showing what you type"),
            ("pwgen 20 1 | ferry user hash", "reads the password from another program"));
        hash.SetAction(parsed => Hash(parsed.GetValue(stdin), surroundings));
        Command user = new("user", "Work with accounts.") { hash };
        Examples.Add(user, ("ferry user hash", "hash a password for a configuration file"));
        return user;
    }

    private static int Hash(bool stdin, Surroundings surroundings)
    {
        string password;
        if (surroundings.AskSecret is { } ask && !stdin)
        {
            password = ask("Password: ");
            if (password.Length > 0 && ask("Again: ") != password)
            {
                return Refuse("the two differ; nothing was hashed");
            }
        }
        else
        {
            password = surroundings.Input.ReadLine() ?? string.Empty;
        }

        if (password.Length == 0)
        {
            return Refuse("an empty password protects nothing; nothing was hashed");
        }

        surroundings.Output.WriteLine(PasswordHash.Create(password).Text);
        return ExitCode.Done;

        int Refuse(string problem)
        {
            surroundings.Error.WriteLine($"ferry: {problem}");
            return ExitCode.Usage;
        }
    }
}
